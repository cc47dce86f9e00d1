/** What SQLite complains of, said as something a user can act on. */
import { OnrecordError } from '../errors.js';
import { isSqliteError } from './driver.js';

/** Runs `work` on the database at `path`, with SQLite's own errors named and explained. */
export function explained<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explain(path, error);
  }
}

export function explain(path: string, error: unknown): unknown {
  if (!isSqliteError(error)) return error;
  const { code } = error;
  const because = { cause: error };
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return lockedError(path, because);
  if (code === 'SQLITE_FULL') {
    return new OnrecordError(
      'store-unwritable',
      `${path}: the disk is full. Free some space and run it again`,
      because,
    );
  }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    const remedy = 'Name another file with --db, or delete this one to start afresh';
    return new OnrecordError(
      'store-schema',
      `${path} is no SQLite database, or a damaged one. ${remedy}`,
      because,
    );
  }
  if (
    ['SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_IOERR', 'SQLITE_PERM'].some((kind) =>
      code.startsWith(kind),
    )
  ) {
    const remedy =
      'Check that its folder exists and that you may write there, or name another file with --db';
    return new OnrecordError(
      'store-unwritable',
      `${path} cannot be opened or written (${error.message}). ${remedy}`,
      because,
    );
  }
  return error;
}

export function lockedError(path: string, because?: ErrorOptions): OnrecordError {
  const remedy = 'Wait until that has ended or stop it, then run this again';
  return new OnrecordError(
    'store-locked',
    `${path} is being written by another onrecord process. ${remedy}`,
    because,
  );
}
