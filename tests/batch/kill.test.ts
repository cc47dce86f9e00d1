import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rowsOf, runKilled, runWhole, writeArchive } from '../../pipelines/soak/killed-job.js';
import { program, temporaryFolder } from '../present/cli/onrecord.js';

/** Many more than are dealt with before the last of 25 kills. */
const ARTICLES = 2000;

test('A job whose process is killed at 25 moments, and run again each time, leaves what an uninterrupted one does', async () => {
  const folder = temporaryFolder();
  const input = join(folder, 'archive.jsonl');
  writeArchive(input, ARTICLES);
  const job = (name: string) => ({ program, input, database: join(folder, name), workers: 2 });
  await runWhole(job('whole.db'));
  const kills = await runKilled(job('killed.db'), { kills: 25, seed: 7 });
  expect(kills).toHaveLength(25);
  let before = 0;
  for (const { batches, told, stored } of kills) {
    // What a run has told of is there, beside all that was there before.
    expect(stored).toBeGreaterThanOrEqual(before + told);
    expect(told > 0 || batches === 0).toBe(true);
    before = stored;
  }
  // The kills came at many stages of the job: each that waited for a batch found more than there was before it.
  expect(kills.filter(({ batches }) => batches > 0).length).toBeGreaterThan(10);
  const expected = rowsOf(join(folder, 'whole.db'));
  expect(expected['articles']).toHaveLength(ARTICLES);
  expect(expected['failures']!.length).toBeGreaterThan(10);
  expect(rowsOf(join(folder, 'killed.db'))).toEqual(expected);
}, 600_000);
