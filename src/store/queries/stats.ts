/** What the whole database holds, in numbers. */
import { row } from '../connection.js';
import type { Store, StoreStats } from '../types.js';

interface Totals extends Omit<StoreStats, 'quotesByType' | 'quotesByAct'> {
  readonly mixed: number;
  readonly indirect: number;
  readonly thought: number;
}

const TOTALS = `
SELECT count(*) AS articles,
  ifnull(sum(sentence_count), 0) AS sentences,
  ifnull(sum(quote_count), 0) AS quotes,
  ifnull(sum(mixed_count), 0) AS mixed,
  ifnull(sum(indirect_count), 0) AS indirect,
  ifnull(sum(thought_count), 0) AS thought,
  (SELECT count(speaker_key) FROM quotes) AS quotesWithSpeaker,
  (SELECT count(*) FROM speakers) AS speakers,
  (SELECT count(DISTINCT name) FROM entities WHERE type = 'organization') AS organizations,
  substr(min(published_at), 1, 10) AS "from",
  substr(max(published_at), 1, 10) AS "to",
  (SELECT count(*) FROM failures) AS failures
FROM articles`;

export function readStats(store: Store): StoreStats {
  const { mixed, indirect, thought, ...totals } = row<Totals>(store, TOTALS)!;
  const { quotes } = totals;
  return {
    ...totals,
    quotesByType: { direct: quotes - mixed - indirect, mixed, indirect },
    quotesByAct: { speech: quotes - thought, thought },
  };
}
