/** Malformed inputs and wrong use: what is said, and the exit status. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { onrecord, temporaryFolder } from './onrecord.js';

const GOOD = JSON.stringify({ id: 'good', text: '“It rained,” said Ana Roe.' });

function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

async function failuresOf(cwd: string) {
  const { out } = await onrecord(['failures', '--json'], { cwd });
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map(
      (line) =>
        JSON.parse(line) as { code: string; message: string; origin: { path: string; line?: number } },
    );
}

describe('inputs that cannot be used become failures, and the rest go on', () => {
  test('an empty file, a binary file, a single line of 20 MB, a page without an article, a table without the column', async () => {
    const cwd = folderWith({
      'a-empty.txt': '',
      'b-binary.txt': Buffer.from([0, 1, 2, 3, 255, 254, 0, 7, 8, 1, 0, 0, 3]),
      'c-long.txt': 'word '.repeat(4_000_000),
      'd-menu.html': '<html><body><nav><a href="/">Home</a><a href="/news">News</a></nav></body></html>',
      'e-table.csv': 'id,words\n1,none\n',
      'f-good.jsonl': `${GOOD}\n`,
    });
    const files = ['a-empty.txt', 'b-binary.txt', 'c-long.txt', 'd-menu.html', 'e-table.csv', 'f-good.jsonl'];
    const { code, out, err } = await onrecord(['run', ...files, '--columns', 'text=story'], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('6 articles: 1 new, 5 failed\n');
    expect(out).toContain('5 failures, listed by: onrecord failures --run 1\n');
    const failures = await failuresOf(cwd);
    expect(failures.map(({ origin, code }) => [origin.path, code])).toEqual([
      ['a-empty.txt', 'article-empty'],
      ['b-binary.txt', 'input-binary'],
      ['c-long.txt', 'article-too-large'],
      ['d-menu.html', 'html-no-article'],
      ['e-table.csv', 'column-missing'],
    ]);
    for (const { origin, message } of failures) expect(message).toMatch(new RegExp(`^${origin.path}.*: `));
  });

  test('invalid JSON on line 3 of 5 costs that line alone', async () => {
    const lines = [1, 2, 3, 4, 5].map((id) => JSON.stringify({ id, text: '“It rained,” said Ana Roe.' }));
    lines[2] = '{"id": 3, "text": "cut o';
    const cwd = folderWith({ 'five.jsonl': lines.join('\n') });
    const { code, out } = await onrecord(['run', 'five.jsonl'], { cwd });
    expect(code).toBe(0);
    expect(out).toContain('5 articles: 4 new, 1 failed\n');
    expect(await failuresOf(cwd)).toMatchObject([
      {
        code: 'input-malformed',
        origin: { path: 'five.jsonl', line: 3 },
        message: expect.stringContaining('five.jsonl, line 3: this is not valid JSON'),
      },
    ]);
  });

  test('a run of which nothing can be used has failed', async () => {
    const cwd = folderWith({ 'a.txt': '' });
    const { code, out } = await onrecord(['run', 'a.txt'], { cwd });
    expect(code).toBe(1);
    expect(out).toContain('1 article: 1 failed\n');
    expect(out).toContain('  article-empty  a.txt: the file is empty');
  });
});

describe('wrong use is a clear error', () => {
  test.each([
    [['run'], 2, "onrecord: missing required argument 'job-or-input'\n(add --help to see what it takes)\n"],
    [['sing'], 2, "onrecord: unknown command 'sing'\n(add --help to see what it takes)\n"],
    [['quotes', '--loud'], 2, "onrecord: unknown option '--loud'\n(add --help to see what it takes)\n"],
    [
      ['quotes', '--since', '2024-02-31'],
      2,
      "onrecord: option '--since <date>' argument '2024-02-31' is invalid. Expected a date such as 2014-12-07, a month such as 2014-12, or a year.\n(add --help to see what it takes)\n",
    ],
    [
      ['export', '--format', 'xml'],
      2,
      "onrecord: option '--format <name>' argument 'xml' is invalid. Allowed choices are json, jsonl, csv, annotations, schema-org, parquet, brat.\n(add --help to see what it takes)\n",
    ],
    [
      ['story', 'dam', '--published', '2024-05-01'],
      2,
      'onrecord: --published is for a file, and there is no file dam\n',
    ],
    [
      ['stats', '--db', 'none.db'],
      1,
      'onrecord: There is no database none.db. Make it with `onrecord run INPUT --db FILE`, or name another file with --db\n',
    ],
  ])('%j', async (parameters, code, err) => {
    expect(await onrecord(parameters, { cwd: temporaryFolder() })).toEqual({ code, out: '', err });
  });

  test('a folder that is not there', async () => {
    const cwd = temporaryFolder();
    const { code, out, err } = await onrecord(['run', 'nowhere'], { cwd });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(
      /^onrecord: nowhere: there is no such file or folder \(seen from .*\); check its spelling\n$/,
    );
  });

  test('a database that is none', async () => {
    const cwd = folderWith({
      'a.db': 'this is a letter, not a database, and long enough to tell '.repeat(20),
    });
    expect(await onrecord(['stats', '--db', 'a.db'], { cwd })).toEqual({
      code: 1,
      out: '',
      err: 'onrecord: a.db is no SQLite database, or a damaged one. Name another file with --db, or delete this one to start afresh\n',
    });
  });

  test('a database where a folder is', async () => {
    const cwd = folderWith({ 'good.jsonl': GOOD });
    mkdirSync(join(cwd, 'a.db'));
    const { code, err } = await onrecord(['run', 'good.jsonl', '--db', 'a.db'], { cwd });
    expect(code).toBe(1);
    expect(err).toMatch(/^onrecord: a\.db cannot be opened or written/);
  });

  test('no stack trace, unless it is asked for', async () => {
    const cwd = temporaryFolder();
    const plain = await onrecord(['stats'], { cwd });
    expect(plain.err).not.toMatch(/\n\s+at /);
    const traced = await onrecord(['stats'], { cwd, env: { ONRECORD_DEBUG: '1' } });
    expect(traced.err).toMatch(/\n\s+at /);
  });
});
