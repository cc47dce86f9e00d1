import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { newsroom } from './newsroom.js';
import { ended, onrecord, start, temporaryFolder } from './onrecord.js';

function articles(count: number): string {
  const lines = Array.from({ length: count }, (_, number) =>
    JSON.stringify({ id: `a${number}`, text: `“Number ${number} is ready,” said Ana Roe. It rained.` }),
  );
  return `${lines.join('\n')}\n`;
}

describe('onrecord run', () => {
  test('prints what it did and who was quoted, and keeps it in output/onrecord.db', async () => {
    const cwd = newsroom();
    const { code, out, err } = await onrecord(['run', 'articles'], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^2 articles: 2 new\n4 new quotes: .*\n.* in output\/onrecord\.db\n\nMost quoted\n {2}Ana Roe +2 quotes in 1 story/,
    );
    expect(out).toContain('See more: onrecord quotes · onrecord story ID\n');
    expect(existsSync(join(cwd, 'output/onrecord.db'))).toBe(true);

    const again = await onrecord(['run', 'articles', '--json'], { cwd });
    expect(JSON.parse(again.out)).toMatchObject({
      finished: true,
      read: 2,
      added: 0,
      unchanged: 2,
      failed: 0,
    });
  });

  test('runs a job file from any folder, and writes its exports', async () => {
    const cwd = newsroom();
    const job = {
      inputs: ['articles/*.txt'],
      database: 'a.db',
      exports: [{ format: 'json', file: 'out/quotes.json' }],
    };
    writeFileSync(join(cwd, 'job.json'), JSON.stringify(job));
    const { code, out, err } = await onrecord(['run', join(cwd, 'job.json')]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('1 article: 1 new\n');
    const written = JSON.parse(readFileSync(join(cwd, 'out/quotes.json'), 'utf8')) as { quotes: unknown[] };
    expect(written.quotes).toHaveLength(3);
    expect(existsSync(join(cwd, 'a.db'))).toBe(true);
  });

  test('a job beside other arguments is wrong usage', async () => {
    const cwd = newsroom();
    writeFileSync(join(cwd, 'job.json'), '{"inputs": ["articles"], "database": "a.db"}');
    expect(await onrecord(['run', 'articles', 'job.json'], { cwd })).toEqual({
      code: 2,
      out: '',
      err: 'onrecord: job.json is a job file: run it by itself, or name its inputs instead of it\n',
    });
  });

  test('a job at fault names every place', async () => {
    const cwd = newsroom();
    writeFileSync(join(cwd, 'job.json'), '{"inputs": "articles", "database": "a.db", "threads": 2}');
    expect(await onrecord(['run', 'job.json'], { cwd })).toEqual({
      code: 1,
      out: '',
      err: 'onrecord: job.json: inputs: expected an array, got "articles"\nonrecord: job.json: unknown key "threads"\n',
    });
  });

  test('reads standard input', async () => {
    const cwd = temporaryFolder();
    const { code, out } = await onrecord(['run', '-', '--format', 'jsonl'], { cwd, input: articles(3) });
    expect(code).toBe(0);
    expect(out).toContain(
      '3 articles: 3 new\n3 new quotes: 3 direct, 0 mixed, 0 indirect; 100 % with a speaker\n',
    );
  });

  test('a table is read by the columns that are named', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'a.csv'), 'nr,words\n7,"“It rained,” said Ana Roe."\n');
    const { code, out } = await onrecord(['run', 'a.csv', '--columns', 'id=nr,text=words'], { cwd });
    expect(code).toBe(0);
    expect(out).toContain('1 new quote: 1 direct');
  });
});

describe('a run that is interrupted', () => {
  test('stops cleanly at the first Ctrl-C, and the same command goes on', async () => {
    const cwd = temporaryFolder();
    const child = start(['run', '-', '--format', 'jsonl', '--db', 'a.db'], { cwd });
    const end = ended(child);
    // Standard input stays open: the run waits for more when it is interrupted.
    child.stdin?.write(articles(5));
    await untilRunning(child, join(cwd, 'a.db'));
    child.kill('SIGINT');
    const { code, out, err } = await end;
    expect(code).toBe(130);
    expect(err).toContain(
      'onrecord: stopping when what is in flight is written; Ctrl-C again stops at once\n',
    );
    expect(out).toContain('Stopped. The same command again goes on from here.\n');

    const resumed = await onrecord(['run', '-', '--format', 'jsonl', '--db', 'a.db'], {
      cwd,
      input: articles(5),
    });
    expect(resumed.code).toBe(0);
    const stats = await onrecord(['stats', '--json', '--db', 'a.db'], { cwd });
    expect(JSON.parse(stats.out)).toMatchObject({ articles: 5, quotes: 5, failures: 0 });
  });

  test('does not hold the database any more, but a run that works does', async () => {
    const cwd = temporaryFolder();
    const first = start(['run', '-', '--format', 'jsonl', '--db', 'a.db'], { cwd });
    const end = ended(first);
    first.stdin?.write(articles(1));
    await untilRunning(first, join(cwd, 'a.db'));
    writeFileSync(join(cwd, 'b.jsonl'), articles(2));
    expect(await onrecord(['run', 'b.jsonl', '--db', 'a.db'], { cwd })).toEqual({
      code: 1,
      out: '',
      err: 'onrecord: a.db is being written by another onrecord process. Wait until that has ended or stop it, then run this again\n',
    });
    first.stdin?.end();
    expect((await end).code).toBe(0);
    expect((await onrecord(['run', 'b.jsonl', '--db', 'a.db'], { cwd })).code).toBe(0);
  });
});

/** The run has begun: it holds the lock, and says so in the database, before it reads. */
async function untilRunning(run: ChildProcess, file: string): Promise<void> {
  while (!hasRun(file) && run.exitCode === null) await setTimeout(50);
}

function hasRun(file: string): boolean {
  try {
    const database = new Database(file, { readonly: true });
    try {
      return database.prepare('SELECT 1 FROM runs').get() !== undefined;
    } finally {
      database.close();
    }
  } catch {
    return false;
  }
}
