import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rowsOf, runKilled, runWhole, writeArchive } from '../../pipelines/soak/killed-job.js';
import { program, temporaryFolder } from '../present/cli/onrecord.js';

/** Enough that 25 kills find a job at many stages of its work. */
const ARTICLES = 1500;

test('A job whose process is killed at 25 moments, and run again each time, leaves what an uninterrupted one does', async () => {
  const folder = temporaryFolder();
  const input = join(folder, 'archive.jsonl');
  writeArchive(input, ARTICLES);
  const job = (name: string) => ({ program, input, database: join(folder, name), workers: 2 });
  await runWhole(job('whole.db'));
  const stored = await runKilled(job('killed.db'), { kills: 25, seed: 7 });
  expect(stored).toHaveLength(25);
  // The kills came at many stages of the job, and what was there stayed there.
  expect(new Set(stored).size).toBeGreaterThan(10);
  expect(stored).toEqual([...stored].sort((a, b) => a - b));
  const expected = rowsOf(join(folder, 'whole.db'));
  expect(expected['articles']).toHaveLength(ARTICLES);
  expect(expected['failures']!.length).toBeGreaterThan(10);
  expect(rowsOf(join(folder, 'killed.db'))).toEqual(expected);
}, 240_000);
