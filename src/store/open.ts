import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type Database from 'better-sqlite3';
import { OnrecordError } from '../errors.js';
import { makeStore } from './connection.js';
import { driver } from './driver.js';
import { explained } from './faults.js';
import { lockForWriting } from './lock.js';
import { MIGRATIONS } from './migrations.js';
import type { Store } from './types.js';

export interface OpenOptions {
  /** For questions only; a job may be writing meanwhile. */
  readonly readonly?: boolean;
  /** Whether a database that is not there is made; not where it is opened read-only. */
  readonly create?: boolean;
}

/** "onrd": marks the file as ours in SQLite's header. */
const APPLICATION_ID = 0x6f6e7264;

/** Pages kept in memory: the upper levels of the indexes of millions of quotes. */
const CACHE_KIB = 16 * 1024;

/** Of new databases: most rows of an article fit into a page of this size, and fewer pages are written for them. */
const PAGE_BYTES = 16 * 1024;

/** How long a short write waits for another one to end. */
const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens a database, making it or bringing its schema up to date where needed.
 * Errors: 'input-missing', 'store-unwritable', 'store-locked', 'store-schema'.
 */
export function openStore(path: string, { readonly = false, create = !readonly }: OpenOptions = {}): Store {
  demandFile(path, create && !readonly);
  return explained(path, () => {
    const Driver = driver();
    const database = new Driver(path, { readonly, timeout: BUSY_TIMEOUT_MS });
    try {
      prepareConnection(path, database, readonly);
      return makeStore(path, database);
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

function demandFile(path: string, create: boolean): void {
  const folder = dirname(resolve(path));
  if (create && !existsSync(folder)) {
    throw new OnrecordError(
      'store-unwritable',
      `${path}: there is no folder ${folder}. Make it, or name another file`,
    );
  }
  if (!create && !existsSync(path)) {
    const remedy = 'Make it with `onrecord run INPUT --db FILE`, or name another file with --db';
    throw new OnrecordError('input-missing', `There is no database ${path}. ${remedy}`);
  }
}

function prepareConnection(path: string, database: Database.Database, readonly: boolean): void {
  const version = versionOf(path, database);
  if (version < MIGRATIONS.length) {
    if (readonly) openStore(path, { create: false }).close();
    else migrate(path, database);
  }
  database.pragma('foreign_keys = ON');
  database.pragma(`cache_size = ${-CACHE_KIB}`);
  // In WAL mode NORMAL loses at most the last batches to a power cut, never consistency; a job that goes on does them again.
  database.pragma('synchronous = NORMAL');
}

/** The schema version, 0 for an empty file; throws where the file is not for this onrecord to use. */
function versionOf(path: string, database: Database.Database): number {
  const applicationId = database.pragma('application_id', { simple: true });
  const version = database.pragma('user_version', { simple: true }) as number;
  const tables = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  if (applicationId !== APPLICATION_ID && (applicationId !== 0 || tables !== 0)) {
    const message = `${path} is a database of another program. Name another file with --db`;
    throw new OnrecordError('store-schema', message);
  }
  if (version > MIGRATIONS.length) {
    const versions = `schema ${version}, this one knows up to ${MIGRATIONS.length}`;
    const message = `${path} was made by a newer onrecord (${versions}). Update onrecord, or name another file with --db`;
    throw new OnrecordError('store-schema', message);
  }
  return version;
}

/** Each migration and its mark are one transaction; two processes that open a new file at once take turns. */
function migrate(path: string, database: Database.Database): void {
  const lock = lockForWriting(path, BUSY_TIMEOUT_MS);
  try {
    database.pragma(`page_size = ${PAGE_BYTES}`);
    database.pragma('journal_mode = WAL');
    database.pragma(`application_id = ${APPLICATION_ID}`);
    for (let version = versionOf(path, database); version < MIGRATIONS.length; version++) {
      const step = database.transaction(() => {
        database.exec(MIGRATIONS[version]!);
        database.pragma(`user_version = ${version + 1}`);
      });
      step.immediate();
    }
  } finally {
    lock.release();
  }
}
