import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentHash } from '../../src/batch/content-hash.js';

const article = {
  id: 'a1',
  text: 'The dam held, Ana Roe said.',
  title: 'Dam holds',
  publishedAt: '2024-05-01',
  extra: { desk: 'north', tags: ['water', 'dam'] },
};

test('the id and the order of keys do not count', () => {
  const { extra, publishedAt, title, text } = article;
  const other = { publishedAt, extra: { tags: extra.tags, desk: extra.desk }, title, id: 'another', text };
  expect(contentHash(other)).toBe(contentHash(article));
});

test.each([
  ['text', { text: 'The dam held, Ana Roe said. ' }],
  ['title', { title: 'Dam held' }],
  ['date', { publishedAt: '2024-05-02' }],
  ['publisher', { publisher: 'The Gazette' }],
  ['extra fields', { extra: { desk: 'north', tags: ['dam', 'water'] } }],
])('another %s is another hash', (_what, change) => {
  expect(contentHash({ ...article, ...change })).not.toBe(contentHash(article));
});

test('what stands in one field never counts as another', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (a, b) => {
      const one = contentHash({ id: 'x', text: a, title: b });
      expect(one === contentHash({ id: 'x', text: b, title: a })).toBe(a === b);
      expect(one).not.toBe(contentHash({ id: 'x', text: a, author: b }));
      expect(one).toMatch(/^[\da-f]{32}$/);
    }),
  );
});
