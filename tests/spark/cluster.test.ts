import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { onrecord } from '../present/cli/onrecord.js';
import { writeArchive } from './archive.js';
import { busyExecutors, JOB, submit, temporaryFolder, withoutSpark } from './cluster.js';
import { filesOf, rowsOf, schemaOf, TABLES } from './tables.js';

const COPIES = Number(process.env['ONRECORD_SPARK_COPIES'] ?? 100);

test.skipIf(withoutSpark)(
  'a cluster that loses a worker in the middle says what one machine says, row for row',
  async () => {
    const folder = temporaryFolder();
    const archive = join(folder, 'the archive');
    const inputs = await writeArchive(archive, COPIES);
    const bundle = join(folder, 'onrecord.tar.gz');
    execFileSync(process.execPath, ['pipelines/bundle.mjs', bundle]);

    const said = join(folder, 'said');
    const job = submit(JOB, ['--out', said, '--batch', 'b1', archive], { archives: `${bundle}#onrecord` });
    const killed = killOneAtWork(job.pid, said);
    const { code, out, log } = await job.ended;
    expect({ code, end: code === 0 ? '' : `${log.slice(-3000)}${out}` }).toEqual({ code: 0, end: '' });
    await killed;
    expect(log).toMatch(/Lost executor \d/);
    expect(log).toMatch(/Lost task .*ExecutorLostFailure/);
    const counts = JSON.parse(out.trimEnd().split('\n').at(-1)!) as Record<string, number>;
    expect(counts).toMatchObject({ inputs, blank: 1, repeated: 1, failures: 3, records: inputs - 5 });
    expect(readdirSync(said).sort()).toEqual(['counts', ...TABLES].sort());

    const local = await localTables(archive, folder);
    for (const table of TABLES) {
      const rows = await rowsOf(said, table);
      expect([table, rows.length]).toEqual([table, counts[table]]);
      expect(rows).toEqual(await rowsOf(local, table));
      expect(await schemaOf(filesOf(said, table)[0]!)).toEqual(await schemaOf(filesOf(local, table)[0]!));
    }

    const database = join(folder, 'imported.db');
    expect((await onrecord(['import', said, '--db', database])).code).toBe(0);
    const again = await onrecord(['run', archive, '--db', database, '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ added: 0, replaced: 0, unchanged: inputs - 5, failed: 3 });
  },
  600_000,
);

/** Kills one executor while it extracts, once others' work is on disk already. */
async function killOneAtWork(driver: number, said: string): Promise<void> {
  const answers = join(said, '_answers', 'batch=b1', '_temporary');
  for (;;) {
    const [busy] = someAnswers(answers) ? busyExecutors(driver) : [];
    if (busy !== undefined) return void process.kill(busy, 'SIGKILL');
    await sleep(100);
  }
}

function someAnswers(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.some((name) => /(?:^|\/)task_[^/]*\/[^/]*\.parquet$/.test(name));
}

async function localTables(archive: string, folder: string): Promise<string> {
  const database = join(folder, 'local.db');
  const tables = join(folder, 'local');
  expect((await onrecord(['run', archive, '--db', database])).code).toBe(0);
  expect((await onrecord(['export', '--db', database, '--format', 'parquet', '--out', tables])).code).toBe(0);
  return tables;
}
