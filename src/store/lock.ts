/**
 * One writing job at a time. The lock is an open exclusive transaction on an empty SQLite file beside the database, so
 * the operating system drops it when the process dies, however it dies; readers and short writes are not held up. The
 * file stays behind: to delete it while another process waits for it would let two jobs in.
 */
import { realpathSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { driver, isSqliteError } from './driver.js';
import { explain, lockedError } from './faults.js';

export interface WriterLock {
  release(): void;
}

/** Throws 'store-locked' where another process holds the lock for longer than `waitMs`. */
export function lockForWriting(storePath: string, waitMs: number): WriterLock {
  let database: Database.Database | undefined;
  try {
    const Driver = driver();
    database = new Driver(`${realpathSync(storePath)}.lock`, { timeout: waitMs });
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    if (isSqliteError(error) && error.code.startsWith('SQLITE_BUSY')) {
      throw lockedError(storePath, { cause: error });
    }
    throw explain(storePath, error);
  }
  return { release: () => database.close() };
}
