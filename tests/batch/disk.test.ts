import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeArchive } from '../../pipelines/soak/killed-job.js';
import { onrecord, program, temporaryFolder } from '../present/cli/onrecord.js';
import { openStore, readStats } from '../../src/store/index.js';

const [command, ...before] = program as [string, ...string[]];

function stored(database: string): number {
  const store = openStore(database, { readonly: true });
  const { articles } = readStats(store);
  store.close();
  return articles;
}

test('A full disk ends the run with what to do, and every batch before it is kept; with room it goes on', async () => {
  const folder = temporaryFolder();
  const input = join(folder, 'archive.jsonl');
  const database = join(folder, 'a.db');
  writeArchive(input, 300);
  // No file may grow beyond this: to the program the same as a disk that is full.
  const parameters = [...before, 'run', input, '--db', database, '--workers', '1', '--batch', '20'];
  const script = `trap '' XFSZ; ulimit -f 2500; exec "$@"`;
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', command, ...parameters], {
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^onrecord: .*a\.db/m);
  expect(stderr).toMatch(/Free some space|Check that its folder exists/);
  expect(stderr).not.toMatch(/^\s+at /m);
  const kept = stored(database);
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(300);
  expect((await onrecord(['run', input, '--db', database])).code).toBe(0);
  expect(stored(database)).toBe(300);
});

/** Root may write anything that is not marked so. */
function unwritable(file: string): boolean {
  if (process.getuid?.() !== 0) return chmodSync(file, 0o444) === undefined;
  return spawnSync('chattr', ['+i', file]).status === 0;
}

test('A database that may not be written is refused with what to do', async (context) => {
  const folder = temporaryFolder();
  const input = join(folder, 'archive.jsonl');
  const database = join(folder, 'a.db');
  writeArchive(input, 3);
  await onrecord(['run', input, '--db', database]);
  if (!unwritable(database))
    return context.skip('this file system cannot mark a file as unchangeable for root');
  writeFileSync(input, '{"id": "new", "text": "It rained."}\n');
  const { code, err } = await onrecord(['run', input, '--db', database]);
  if (process.getuid?.() === 0) execFileSync('chattr', ['-i', database]);
  expect(code).toBe(1);
  expect(err).toContain('cannot be opened or written');
});
