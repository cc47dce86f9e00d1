/**
 * The search index. FTS5 writes a segment out at every statement that could be rolled back by itself, so that the quotes
 * of a whole batch are made searchable by one statement at its end; single stories are at once. Callers hold a transaction.
 */
import { connectionOf, statement } from './connection.js';
import type { Store } from './types.js';

const INDEX = `
INSERT INTO quote_search (rowid, text)
SELECT key, text FROM quotes WHERE article_key IN (SELECT value FROM json_each(?))`;

/** The article's quotes, just written, can be found: now, or with the others at the end of `indexedTogether`. */
export function makeSearchable(store: Store, articleKey: number): void {
  const { unsearchable } = connectionOf(store);
  if (unsearchable) unsearchable.add(articleKey);
  else statement(store, INDEX).run(JSON.stringify([articleKey]));
}

/** Before quotes of the article are deleted or changed: triggers take them out of the index, where they must be. */
export function demandSearchable(store: Store, articleKey: number): void {
  if (connectionOf(store).unsearchable?.delete(articleKey))
    statement(store, INDEX).run(JSON.stringify([articleKey]));
}

export function indexedTogether<T>(store: Store, work: () => T): T {
  const connection = connectionOf(store);
  const waiting = new Set<number>();
  connection.unsearchable = waiting;
  try {
    const result = work();
    if (waiting.size > 0) statement(store, INDEX).run(JSON.stringify([...waiting]));
    return result;
  } finally {
    connection.unsearchable = null;
  }
}
