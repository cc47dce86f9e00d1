/** Kills a job at many random moments and compares its database with that of an uninterrupted run: `npm run soak`. */
import { deepStrictEqual } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { rowsOf, runKilled, runWhole, writeArchive } from './soak/killed-job.js';

const options = new Command('soak')
  .option('--kills <n>', 'how often each job is killed', Number, 100)
  .option('--rounds <n>', 'how many jobs', Number, 5)
  .option('--articles <n>', 'how many articles a job has', Number, 600)
  .option('--seed <n>', 'what the moments are drawn from', Number, 1)
  .parse()
  .opts<{ kills: number; rounds: number; articles: number; seed: number }>();

const folder = mkdtempSync(join(tmpdir(), 'onrecord-soak-'));
const input = join(folder, 'archive.jsonl');
writeArchive(input, options.articles);
const job = (name: string) => ({
  program: [process.execPath, 'dist/present/cli/main.js'],
  ...{ input, database: join(folder, name), workers: 2 },
});
await runWhole(job('whole.db'));
const expected = rowsOf(join(folder, 'whole.db'));
for (let round = 0; round < options.rounds; round++) {
  const plan = { kills: options.kills, seed: options.seed + round };
  const kills = await runKilled(job(`${round}.db`), plan);
  deepStrictEqual(rowsOf(join(folder, `${round}.db`)), expected);
  const steps = new Set(kills.map(({ stored }) => stored)).size;
  console.log(
    `seed ${plan.seed}: killed ${kills.length} times at ${steps} different stages, and not a row differs`,
  );
}
rmSync(folder, { recursive: true });
