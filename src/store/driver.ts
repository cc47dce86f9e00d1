/** The SQLite driver, loaded with the first database: the workers of a cluster extract without one. */
import { createRequire } from 'node:module';
import type Database from 'better-sqlite3';
import { OnrecordError } from '../errors.js';

let loaded: typeof Database | undefined;

export function driver(): typeof Database {
  loaded ??= load();
  return loaded;
}

/** Errors of SQLite's own; there are none before the driver is loaded. */
export function isSqliteError(error: unknown): error is InstanceType<typeof Database.SqliteError> {
  return loaded !== undefined && error instanceof loaded.SqliteError;
}

function load(): typeof Database {
  try {
    return createRequire(import.meta.url)('better-sqlite3') as typeof Database;
  } catch (error) {
    throw new OnrecordError(
      'store-unwritable',
      'This onrecord has no SQLite: it is the bundle for cluster workers, which only extracts. ' +
        'Use databases with an onrecord that was installed by npm',
      { cause: error },
    );
  }
}
