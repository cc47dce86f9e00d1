import { expect, describe, test } from 'vitest';
import { failureOf, put, read, REPORT } from './inputs.js';

describe('plain text', () => {
  test('is kept whole, with its metadata in fields', async () => {
    const text = `Harbour shut by ice\nBy Mara Voss\nMarch 4, 2015\n\nPORTSEA (Reuters) - ${REPORT}\n\nSource: Harbour Post, others\n\nWeatherIce\n`;
    const { articles } = await read(put('full.txt', text));
    expect(articles).toEqual([
      {
        id: 'full',
        text,
        title: 'Harbour shut by ice',
        author: 'Mara Voss',
        publishedAt: '2015-03-04',
        publisher: 'Harbour Post',
      },
    ]);
  });

  test.each([
    [
      'the byline’s agency',
      `Ice\n\nBy MARA VOSS, Associated Press\n\nPORTSEA (AP) — ${REPORT}`,
      'Associated Press',
    ],
    ['the dateline’s agency', `Ice\n\nPORTSEA (AFP) - ${REPORT}`, 'AFP'],
    ['nobody', `Ice\n\nPORTSEA — ${REPORT}`, undefined],
  ])('the publisher may be %s', async (_name, text, publisher) => {
    const { articles } = await read(put('publisher.txt', text));
    expect(articles[0]?.publisher).toBe(publisher);
  });

  test('labelled lines at its head are metadata', async () => {
    const { articles } = await read(
      put(
        'labels.txt',
        `Title: Harbour shut by ice\nDate: 4 March 2015\nURL: https://example.org/ice\n\n${REPORT}`,
      ),
    );
    expect(articles[0]).toMatchObject({
      title: 'Harbour shut by ice',
      publishedAt: '2015-03-04',
      url: 'https://example.org/ice',
    });
  });

  test('without headline and furniture it is just text', async () => {
    const { articles } = await read(put('plain.txt', REPORT));
    expect(articles).toEqual([{ id: 'plain', text: REPORT }]);
  });

  test('newlines of other systems become "\\n", nothing else changes', async () => {
    const { articles } = await read(put('newlines.txt', 'One.\r\n\r\n Two\u00A0three. \rFour.\r\n'));
    expect(articles[0]?.text).toBe('One.\n\n Two\u00A0three. \nFour.\n');
  });

  test('NUL characters are replaced one for one', async () => {
    const { articles } = await read(put('nul.txt', `${REPORT}\0${REPORT}`));
    expect(articles[0]?.text).toBe(`${REPORT}\uFFFD${REPORT}`);
  });
});

describe('text that cannot be used is a failure with a reason', () => {
  test.each([
    ['an empty file', '', 'article-empty'],
    ['blank lines only', '\n \r\n\t\n', 'article-empty'],
    ['a byte-order mark only', '\uFEFF', 'article-empty'],
    [
      'random bytes',
      Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3)) & 255)),
      'input-binary',
    ],
    ['a PDF', '%PDF-1.7\nmore text than one might think', 'input-binary'],
    ['a zip archive', Buffer.from('PK\x03\x04rest', 'latin1'), 'input-binary'],
    ['a line of 20 MB', 'word '.repeat(4_000_000), 'article-too-large'],
  ])('%s', async (_name, content, code) => {
    const path = put('bad.txt', content);
    const failure = await failureOf(path);
    expect(failure).toMatchObject({ code, stage: 'read', origin: { path }, articleId: null });
    expect(failure.message).toContain(path);
  });

  test('and the files around it are read', async () => {
    const { articles, failures } = await read([
      put('around/1.txt', REPORT),
      put('around/2.txt', Buffer.alloc(500)),
      put('around/3.txt', REPORT),
    ]);
    expect(articles.map(({ id }) => id)).toEqual(['1', '3']);
    expect(failures).toHaveLength(1);
  });

  test('the limit of length is a setting', async () => {
    const path = put('limit.txt', REPORT);
    expect((await read(path, { maxArticleChars: REPORT.length })).articles).toHaveLength(1);
    expect(await failureOf(path, { maxArticleChars: REPORT.length - 1 })).toMatchObject({
      code: 'article-too-large',
    });
  });
});
