import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ended, onrecord, start, temporaryFolder } from './onrecord.js';

const article = {
  id: 'a1',
  text: '“The roof is sound,” said Ana Roe.',
  title: 'Roof',
  publishedAt: '2024-05-01',
};

function linesOf(out: string): unknown[] {
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

test('one line out for each line in, in order, and nothing else on standard output', async () => {
  const input = [
    JSON.stringify(article),
    '{"id": "broken", "text": ',
    '',
    JSON.stringify({ id: 'empty', text: ' ' }),
    JSON.stringify({ ...article, id: 'a2', text: 'Nobody spoke.' }),
  ].join('\n');
  const { code, out, err } = await onrecord(['extract'], { input });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(linesOf(out)).toMatchObject([
    {
      id: 'a1',
      title: 'Roof',
      publishedAt: '2024-05-01',
      quotes: [{ type: 'direct', speaker: { name: 'Ana Roe' } }],
    },
    { id: null, error: { code: 'input-malformed' } },
    { id: 'empty', error: { code: 'article-empty' } },
    { id: 'a2', quotes: [] },
  ]);
});

test('nothing in, nothing out', async () => {
  expect(await onrecord(['extract'], { input: '' })).toEqual({ code: 0, out: '', err: '' });
});

test('an answer comes while the stream stays open, so that another program can ask line by line', async () => {
  const child = start(['extract']);
  for (const id of ['a1', 'a2']) {
    const answer = new Promise<string>((resolve) => child.stdout?.once('data', resolve));
    child.stdin?.write(`${JSON.stringify({ ...article, id })}\n`);
    expect(JSON.parse(await answer)).toMatchObject({ id });
  }
  child.stdin?.end();
  expect((await ended(child)).code).toBe(0);
});

test('a setting outside its range is wrong usage', async () => {
  const { code, out, err } = await onrecord(['extract', '--min-confidence', '1.5']);
  expect({ code, out, err }).toEqual({
    code: 2,
    out: '',
    err: "onrecord: option '--min-confidence <number>' argument '1.5' is invalid. Expected a number from 0 to 1.\n(add --help to see what it takes)\n",
  });
});

test('a stream that cannot be read is an error', async () => {
  const writeOnly = openSync(join(temporaryFolder(), 'a.jsonl'), 'w');
  const child = start(['extract'], { stdin: writeOnly });
  closeSync(writeOnly);
  expect(await ended(child)).toEqual({
    code: 1,
    out: '',
    err: 'onrecord: standard input cannot be read: EBADF: bad file descriptor, read\n',
  });
});
