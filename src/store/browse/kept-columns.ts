/** The columns of each open store, made anew when the database has changed. */
import { connectionOf } from '../connection.js';
import { explained } from '../faults.js';
import type { Store } from '../types.js';
import { loadColumns, type QuoteColumns } from './columns.js';

interface Kept {
  readonly columns: QuoteColumns;
  readonly version: string;
  readonly madeAt: number;
  readonly took: number;
}

const kept = new WeakMap<Store, Kept>();

/** While a job writes all the time, making columns anew takes at most this share of the time. */
const SHARE = 0.1;

/** At the most some ten times older than it takes to make them: under two seconds for a hundred thousand quotes. */
export function columnsOf(store: Store): QuoteColumns {
  const known = kept.get(store);
  const version = versionOf(store);
  if (known?.version === version) return known.columns;
  if (known && performance.now() - known.madeAt < known.took / SHARE) return known.columns;
  const start = performance.now();
  const { database } = connectionOf(store);
  const columns = explained(store.path, () => database.transaction(() => loadColumns(store))());
  const madeAt = performance.now();
  kept.set(store, { columns, version, madeAt, took: madeAt - start });
  return columns;
}

/** Changes with every write, of this connection or another. */
function versionOf(store: Store): string {
  const { database } = connectionOf(store);
  const others = database.pragma('data_version', { simple: true }) as number;
  return `${others} ${database.prepare('SELECT total_changes()').pluck().get() as number}`;
}
