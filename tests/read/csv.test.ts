import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failureOf, put, read, REPORT } from './inputs.js';

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('CSV', () => {
  test('columns are found by their usual names, others are kept', async () => {
    const path = put('a.csv', `Headline,Body,Date,Section\r\nIce,${cell(REPORT)},2015-03-04,Weather\r\n`);
    const { articles, origins } = await read(path);
    expect(articles).toEqual([
      { id: 'a#2', text: REPORT, title: 'Ice', publishedAt: '2015-03-04', extra: { Section: 'Weather' } },
    ]);
    expect(origins).toEqual([{ path, line: 2 }]);
  });

  test('columns may be named', async () => {
    const path = put('b.csv', `text,story_raw,nr\nsummary,${cell(REPORT)},n1\n`);
    const { articles } = await read(path, { columns: { text: 'story_raw', id: 'nr' } });
    expect(articles).toEqual([{ id: 'n1', text: REPORT, extra: { original_text: 'summary' } }]);
  });

  test('a byte-order mark, newlines, marks and separators within quotes are understood', async () => {
    const text = 'One, "two";\r\nthree\n\nfour.';
    const { articles } = await read(put('c.csv', `\uFEFF"text",title\n${cell(text)},T\n`));
    expect(articles).toEqual([{ id: 'c#2', text, title: 'T' }]);
  });

  test.each([';', '\t', '|'])('columns may be separated by %j', async (mark) => {
    const { articles } = await read(put('d.csv', [`id${mark}text`, `x${mark}One, two.`].join('\n')));
    expect(articles).toEqual([{ id: 'x', text: 'One, two.' }]);
  });

  test('one column is enough', async () => {
    expect((await read(put('one.csv', 'text\nOne.\nTwo.\n'))).articles.map(({ text }) => text)).toEqual([
      'One.',
      'Two.',
    ]);
  });

  test('a stray quotation mark and a short row do no harm', async () => {
    const { articles } = await read(
      put('e.csv', 'title,text\nThe 6" gun,One "two" three.\nshort\n,Three.\n'),
    );
    expect(articles.map(({ text }) => text)).toEqual(['One "two" three.', 'Three.']);
  });
});

describe('a table that cannot be used', () => {
  test('a named column that is missing is one failure with the columns that exist and the remedy', async () => {
    const path = put('missing.csv', 'title,body\nA,One.\nB,Two.\n');
    const failure = await failureOf(path, { columns: { text: 'content' } });
    expect(failure.code).toBe('column-missing');
    for (const part of [path, '"content"', 'title, body', 'columns']) expect(failure.message).toContain(part);
  });

  test('so is a table none of whose columns is known to hold the text', async () => {
    const failure = await failureOf(put('unknown.csv', 'a,b\n1,2\n'));
    expect(failure).toMatchObject({ code: 'column-missing' });
    expect(failure.message).toContain('a, b');
  });

  test('a row without text is a failure, and the rest go on', async () => {
    const { articles, failures } = await read(put('row.csv', 'id,text\na,One.\nb,\nc,Three.\n'));
    expect(articles.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(failures).toMatchObject([{ articleId: 'b', origin: { line: 3 }, code: 'article-empty' }]);
    expect(failures[0]?.message).toContain('row 3');
  });

  test('a quotation mark that is never closed is a failure after the rows before it', async () => {
    const { articles, failures } = await read(put('open.csv', 'id,text\na,One.\nb,"Two.\nc,Three.\n'));
    expect(articles.map(({ id }) => id)).toEqual(['a']);
    expect(failures).toMatchObject([{ code: 'input-malformed', origin: { line: 3 } }]);
  });

  test('a cell of 20 MB is a failure', async () => {
    const { articles, failures } = await read(
      put('big.csv', `id,text\na,One.\nb,"${'word '.repeat(4_000_000)}"\n`),
    );
    expect(articles.map(({ id }) => id)).toEqual(['a']);
    expect(failures).toMatchObject([{ code: 'article-too-large', origin: { line: 3 } }]);
  });

  test.each(['id,text\n', 'id,text'])('one without rows: %j', async (csv) => {
    expect(await failureOf(put('none.csv', csv))).toMatchObject({ code: 'article-empty' });
  });
});

test('any text comes back from CSV as it was', async () => {
  const texts = fc.array(
    fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'""\n\r,;\t '),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 60,
    }),
    { minLength: 1, maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(texts, async (some) => {
      const values = some.map((text, index) => ({ id: `a${index}`, text: `x${text}` }));
      const rows = values.map(({ id, text }) => `${id},${cell(text)}`);
      const { articles } = await read(put('any.csv', ['id,text', ...rows].join('\n')));
      expect(articles).toEqual(values.map(({ id, text }) => ({ id, text })));
    }),
    { numRuns: 60 },
  );
});
