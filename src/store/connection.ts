/** The SQLite connection behind a Store: kept here so that nobody outside this folder can reach the driver. */
import type Database from 'better-sqlite3';
import { OnrecordError } from '../errors.js';
import type { WriterLock } from './lock.js';
import type { Store } from './types.js';

interface Connection {
  readonly database: Database.Database;
  readonly statements: Map<string, Database.Statement>;
  lock: WriterLock | null;
  /** Keys of articles whose quotes the search index does not have yet; see searchable.ts. */
  unsearchable: Set<number> | null;
  /** Keys of speakers by kind and name, of the transaction that is open. */
  readonly speakers: Map<string, number>;
}

const connections = new WeakMap<Store, Connection>();

export function makeStore(path: string, database: Database.Database): Store {
  const connection: Connection = {
    database,
    statements: new Map(),
    lock: null,
    unsearchable: null,
    speakers: new Map(),
  };
  const store: Store = {
    path,
    close() {
      database.close();
      connection.lock?.release();
      connection.lock = null;
    },
  };
  connections.set(store, connection);
  return store;
}

export function connectionOf(store: Store): Connection {
  const connection = connections.get(store);
  if (!connection?.database.open) {
    throw new OnrecordError('internal', `the store ${store.path} is closed. Open it again with openStore`);
  }
  return connection;
}

/** A prepared statement, compiled once for each open store. */
export function statement(store: Store, sql: string): Database.Statement {
  const { database, statements } = connectionOf(store);
  const known = statements.get(sql);
  if (known) return known;
  const prepared = database.prepare(sql);
  statements.set(sql, prepared);
  return prepared;
}

/** All rows of a query. */
export function rows<Row>(store: Store, sql: string, ...parameters: readonly unknown[]): Row[] {
  return statement(store, sql).all(...parameters) as Row[];
}

/** The first row of a query. */
export function row<Row>(store: Store, sql: string, ...parameters: readonly unknown[]): Row | undefined {
  return statement(store, sql).get(...parameters) as Row | undefined;
}
