import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newsroom } from './newsroom.js';
import { onrecord, temporaryFolder } from './onrecord.js';

test('onrecord runs lists each run with what it wrote and how far it came, the latest first', async () => {
  const cwd = newsroom();
  await onrecord(['run', 'articles'], { cwd });
  await onrecord(['run', 'articles'], { cwd });
  const { code, out } = await onrecord(['runs'], { cwd });
  expect(code).toBe(0);
  const [heading, second, first] = out.split('\n').map((line) => line.split(/ {2,}/));
  expect(heading).toEqual([
    ...[
      'run',
      'started',
      'status',
      'new',
      'replaced',
      'failed',
      'quotes',
      'time',
      'workers',
      'reached',
      'job',
    ],
  ]);
  expect(first!.slice(0, 7)).toEqual(['1', expect.any(String), 'finished', '2', '0', '0', '4']);
  expect(first!.slice(-2)).toEqual(['articles/more.jsonl:1', 'articles']);
  expect(second!.slice(0, 7)).toEqual(['2', expect.any(String), 'finished', '0', '0', '0', '0']);
  const [, oldest] = (await onrecord(['runs', '--json'], { cwd })).out.trim().split('\n');
  expect(JSON.parse(oldest!)).toMatchObject({
    id: 1,
    settings: { inputs: ['articles'] },
    workers: 1,
    stageMs: { prepare: expect.any(Number) as number, store: expect.any(Number) as number },
  });
});

test('with --log json a run tells what it does in JSON lines on standard error', async () => {
  const cwd = newsroom();
  writeFileSync(join(cwd, 'articles', 'bad.jsonl'), '{"id": "bad"}\n');
  const { code, out, err } = await onrecord(['run', 'articles', '--log', 'json', '--json'], { cwd });
  expect(code).toBe(0);
  const lines = err
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { msg: string });
  expect(lines.map(({ msg }) => msg)).toEqual(['start', 'failure', 'batch', 'finished']);
  expect(lines[1]).toMatchObject({
    path: 'articles/bad.jsonl',
    line: 1,
    code: 'article-invalid',
    stage: 'read',
  });
  expect(lines[2]).toMatchObject({
    articles: 2,
    quotes: 4,
    failures: 1,
    ms: { store: expect.any(Number) as number },
  });
  expect(JSON.parse(out)).toMatchObject({ added: 2, failed: 1 });
});

test('onrecord failures --retry reads again what failed, with the settings of its run, and nothing else', async () => {
  const cwd = temporaryFolder();
  const rows = (text: string) => `nr,words\n7,"“It rained,” said Ana Roe."\n8,${text}\n`;
  writeFileSync(join(cwd, 'a.csv'), rows(''));
  writeFileSync(join(cwd, 'b.csv'), 'nr,words\n9,"“It snowed,” said Tomas Brandt."\n');
  const run = ['run', 'a.csv', 'b.csv', '--columns', 'id=nr,text=words', '--db', 'a.db'];
  expect((await onrecord(run, { cwd })).out).toContain('3 articles: 2 new, 1 failed\n');
  writeFileSync(join(cwd, 'a.csv'), rows('"“It hailed,” said Lena Marsh."'));
  const { code, out } = await onrecord(['failures', '--retry', '--db', 'a.db'], { cwd });
  expect(code).toBe(0);
  expect(out).toContain('2 articles: 1 new, 1 unchanged\n');
  expect((await onrecord(['failures', '--db', 'a.db'], { cwd })).out).toBe('No failures.\n');
  expect((await onrecord(['failures', '--retry', '--db', 'a.db'], { cwd })).out).toBe('No failures.\n');
});
