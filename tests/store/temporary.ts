import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import {
  finishRun,
  openStore,
  saveBatch,
  startRun,
  type RunPlan,
  type Store,
  type StoredArticle,
} from '../../src/store/index.js';
import { PLAN } from './plan.js';

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new database, closed after the test. */
export function temporaryStore(): Store {
  const store = openStore(join(temporaryFolder(), 'news.db'));
  onTestFinished(() => store.close());
  return store;
}

/** One run that saves these articles and ends. */
export function saveAll(store: Store, articles: readonly StoredArticle[], plan: RunPlan = PLAN) {
  const run = startRun(store, plan);
  const result = saveBatch(store, run.id, articles, []);
  finishRun(store, run.id, { status: 'finished', unchanged: result.unchanged });
  return result;
}

/** Every row of every table with its rowid where it has one, search index included; `without` names tables left out. */
export function dump(store: Store, without: readonly string[] = []): Record<string, unknown[]> {
  const database = new Database(store.path, { readonly: true });
  try {
    const tables = database
      .prepare(
        `SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
      )
      .all() as { name: string; sql: string }[];
    const kept = tables.filter(({ name }) => !without.includes(name));
    return Object.fromEntries(
      kept.map(({ name, sql }) => {
        const columns = /WITHOUT ROWID/i.test(sql) ? '*' : 'rowid AS "rowid!", *';
        return [name, database.prepare(`SELECT ${columns} FROM ${name} ORDER BY 1, 2`).all()];
      }),
    );
  } finally {
    database.close();
  }
}

/** One value of a query of the test's own. */
export function ask(store: Store, sql: string, ...parameters: unknown[]): unknown {
  const database = new Database(store.path, { readonly: true });
  try {
    return database
      .prepare(sql)
      .pluck()
      .get(...parameters);
  } finally {
    database.close();
  }
}
