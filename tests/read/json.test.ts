import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failureOf, put, read, REPORT } from './inputs.js';

const lines = (...values: unknown[]) =>
  values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n');

describe('JSON lines', () => {
  test('one article a line, with its own id or one of file and line', async () => {
    const path = put(
      'two.jsonl',
      lines({ id: 'own', text: 'One.', title: 'T' }, '', { text: 'Two.' }, { id: 7, text: 'Three.' }),
    );
    const { articles, origins } = await read(path);
    expect(articles).toEqual([
      { id: 'own', text: 'One.', title: 'T' },
      { id: 'two#3', text: 'Two.' },
      { id: '7', text: 'Three.' },
    ]);
    expect(origins).toEqual([1, 3, 4].map((line) => ({ path, line })));
  });

  test('invalid JSON on line 3 of 5 is a failure with its line, and the rest go on', async () => {
    const article = (n: number) => ({ text: `Article ${n}.` });
    const path = put('bad.jsonl', lines(article(1), article(2), '{"text": "Artic', article(4), article(5)));
    const { items, articles, failures } = await read(path);
    expect(items.map(({ kind }) => kind)).toEqual(['article', 'article', 'failure', 'article', 'article']);
    expect(articles.map(({ id }) => id)).toEqual(['bad#1', 'bad#2', 'bad#4', 'bad#5']);
    expect(failures).toEqual([
      {
        origin: { path, line: 3 },
        articleId: null,
        stage: 'read',
        code: 'input-malformed',
        message: expect.stringMatching(/bad\.jsonl, line 3: .*not valid JSON/) as string,
      },
    ]);
  });

  test('a line of 20 MB is a failure, and the rest go on', async () => {
    const big = JSON.stringify({ id: 'big', text: 'word '.repeat(4_000_000) });
    const path = put('big.jsonl', lines({ text: 'One.' }, big, { text: 'Three.' }));
    const { articles, failures } = await read(path);
    expect(articles.map(({ id }) => id)).toEqual(['big#1', 'big#3']);
    expect(failures).toMatchObject([{ code: 'article-too-large', origin: { line: 2 } }]);
  });

  test.each([
    ['null', 'null', 'article-invalid', null],
    ['a number', '42', 'article-invalid', null],
    ['an array', '[]', 'article-invalid', null],
    ['no text', '{"id":"a","title":"T"}', 'article-invalid', 'a'],
    ['text that is a number', '{"id":"a","text":5}', 'article-invalid', 'a'],
    ['text that is null', '{"id":"a","text":null}', 'article-invalid', 'a'],
    ['empty text', '{"id":"a","text":"  \\n"}', 'article-empty', 'a'],
    ['deep nesting', `${'['.repeat(100_000)}`, 'input-malformed', null],
  ])('%s is no article', async (_name, line, code, articleId) => {
    expect(await failureOf(put('none.jsonl', line))).toMatchObject({ code, articleId });
  });

  test('a deeply nested value does no harm', async () => {
    const path = put(
      'deep.jsonl',
      `{"text":"One.","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}\n{"text":"Two."}`,
    );
    const { items } = await read(path);
    expect(items).toHaveLength(2);
    expect(items[1]?.kind).toBe('article');
  });
});

describe('a JSON file', () => {
  test('may be an array of articles', async () => {
    const path = put(
      'array.json',
      JSON.stringify([{ text: 'One, "two", [three]\\.' }, { id: 'own', text: 'Two.' }], null, 2),
    );
    const { articles, origins } = await read(path);
    expect(articles).toEqual([
      { id: 'array#1', text: 'One, "two", [three]\\.' },
      { id: 'own', text: 'Two.' },
    ]);
    expect(origins).toEqual([1, 2].map((line) => ({ path, line })));
  });

  test('may be one article', async () => {
    const path = put('single.json', JSON.stringify({ text: 'One.' }, null, 2));
    const { articles, origins } = await read(path);
    expect([articles, origins]).toEqual([[{ id: 'single', text: 'One.' }], [{ path }]]);
  });

  test('may hold articles one after the other', async () => {
    const path = put('series.json', `{"text":"One."}\n{\n "text":"Two."\n}\n`);
    expect((await read(path)).articles.map(({ id }) => id)).toEqual(['series#1', 'series#2']);
  });

  test('a member that is malformed is a failure, and the rest go on', async () => {
    const { articles, failures } = await read(
      put('member.json', '[{"text":"One."}, {"text": oops}, {"text":"Three."}]'),
    );
    expect(articles.map(({ id }) => id)).toEqual(['member#1', 'member#3']);
    expect(failures).toMatchObject([{ code: 'input-malformed', origin: { line: 2 } }]);
  });

  test.each([
    '[{"text":"One."}, {"text":"Tw',
    '[{"text":"One."}, {"text":"Two."',
    '[{"text":"One."},',
    '[{"text":"One."}',
  ])('one that breaks off says so: %s', async (json) => {
    const { articles, failures } = await read(put('cut.json', json));
    expect(articles.map(({ text }) => text)).toEqual(['One.'].slice(0, articles.length));
    expect(failures).toMatchObject([{ code: 'input-malformed' }]);
    expect(failures[0]?.message).toContain('breaks off');
  });

  test.each([
    ['an empty array', '[]'],
    ['blanks', ' \n '],
  ])('%s holds no article', async (_name, json) => {
    expect(await failureOf(put('empty.json', json))).toMatchObject({ code: 'article-empty' });
  });

  test('a member of 20 MB is a failure, and the rest go on', async () => {
    const big = JSON.stringify([{ text: 'One.' }, { text: 'word '.repeat(4_000_000) }, { text: 'Three.' }]);
    const { articles, failures } = await read(put('big.json', big));
    expect(articles.map(({ id }) => id)).toEqual(['big#1', 'big#3']);
    expect(failures).toMatchObject([{ code: 'article-too-large', origin: { line: 2 } }]);
  });
});

describe('fields', () => {
  test('usual names are understood and unknown ones pass through', async () => {
    const value = {
      headline: 'Ice',
      body: REPORT,
      date: '2015-03-04',
      source: { id: null, name: 'Harbour Post' },
      authors: ['Mara Voss', 'Ivo Lind'],
      link: 'https://example.org/ice',
      section: 'Weather',
      words: 20,
    };
    const { articles } = await read(put('usual.jsonl', JSON.stringify(value)));
    expect(articles).toEqual([
      {
        id: 'usual#1',
        text: REPORT,
        title: 'Ice',
        publishedAt: '2015-03-04',
        publisher: 'Harbour Post',
        author: 'Mara Voss, Ivo Lind',
        url: 'https://example.org/ice',
        extra: { section: 'Weather', words: 20 },
      },
    ]);
  });

  test('a field that is named in the settings goes before the usual ones', async () => {
    const value = { text: 'Summary.', raw: REPORT, title: 'T' };
    const { articles } = await read(put('named.jsonl', JSON.stringify(value)), { columns: { text: 'raw' } });
    expect(articles).toEqual([
      { id: 'named#1', text: REPORT, title: 'T', extra: { original_text: 'Summary.' } },
    ]);
  });
});

test('any text comes back from JSON lines and from a JSON array as it was', async () => {
  const texts = fc.array(fc.string({ unit: 'binary', maxLength: 80 }), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(texts, async (some) => {
      const values = some.map((text, index) => ({ id: `a${index}`, text: `x${text}` }));
      const jsonl = await read(put('any.jsonl', values.map((value) => JSON.stringify(value)).join('\n')));
      const json = await read(put('any.json', JSON.stringify(values)));
      const kept = values.map(({ id, text }) => ({ id, text: text.replaceAll('\0', '\uFFFD') }));
      expect(jsonl.articles).toEqual(kept);
      expect(json.articles).toEqual(kept);
    }),
    { numRuns: 60 },
  );
});
