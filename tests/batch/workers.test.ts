import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runBatch } from '../../src/batch/run.js';
import { workersFor } from '../../src/batch/workers.js';
import { readArticles } from '../../src/read/read.js';
import { DEFAULT_READER_SETTINGS, DEFAULT_RUN_SETTINGS, DEFAULT_SETTINGS } from '../../src/settings.js';
import { openStore } from '../../src/store/index.js';
import { temporaryFolder } from '../present/cli/onrecord.js';
import { dump } from '../store/temporary.js';

/** The sample articles, each under several ids, and lines that cannot be read. */
async function writeSamples(file: string): Promise<void> {
  const lines: string[] = [];
  for await (const item of readArticles(['data/articles'], DEFAULT_READER_SETTINGS)) {
    if (item.kind !== 'article') continue;
    for (let copy = 0; copy < 6; copy++)
      lines.push(JSON.stringify({ ...item.article, id: `${item.article.id}-${copy}` }));
    if (lines.length % 5 === 0) lines.push('{"text": oops');
  }
  writeFileSync(file, `${lines.join('\n')}\n`);
}

async function databaseOf(input: string, workers: number): Promise<Record<string, unknown[]>> {
  const database = join(temporaryFolder(), 'a.db');
  const plan = {
    name: 'samples',
    inputs: [input],
    read: DEFAULT_READER_SETTINGS,
    extract: DEFAULT_SETTINGS,
    database,
    redo: false,
    limits: { workers },
  };
  await runBatch(plan, { signal: new AbortController().signal, onEvent: () => undefined });
  const store = openStore(database, { readonly: true });
  const rows = dump(store, ['runs']);
  store.close();
  const undated = (row: unknown) => ({ ...(row as object), failed_at: undefined });
  return { ...rows, failures: rows['failures']!.map(undated) };
}

test('The database is the same, row for row and in every table, for any number of workers', async () => {
  const input = join(temporaryFolder(), 'samples.jsonl');
  await writeSamples(input);
  const alone = await databaseOf(input, 1);
  expect(alone['articles']!.length).toBeGreaterThan(100);
  expect(alone['failures']!.length).toBeGreaterThan(3);
  for (const workers of [2, 3]) expect(await databaseOf(input, workers)).toEqual(alone);
});

describe('Without --workers', () => {
  test('a run takes every core for much input, and for input of which nobody knows the size', () => {
    expect(workersFor(1e9)).toBe(DEFAULT_RUN_SETTINGS.workers);
    expect(workersFor(null)).toBe(DEFAULT_RUN_SETTINGS.workers);
  });

  test('a run of a few articles starts no thread', () => {
    expect(workersFor(20_000)).toBe(1);
    expect(workersFor(0)).toBe(1);
  });
});
