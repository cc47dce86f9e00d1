/** What the whole database holds, in numbers. */
import type { QuoteAct, QuoteType } from '../../record.js';
import { row, rows } from '../connection.js';
import type { Store, StoreStats } from '../types.js';

type Totals = Omit<StoreStats, 'quotesByType' | 'quotesByAct'>;

const TOTALS = `
SELECT (SELECT count(*) FROM articles) AS articles,
  (SELECT ifnull(sum(sentence_count), 0) FROM articles) AS sentences,
  (SELECT count(*) FROM quotes) AS quotes,
  (SELECT count(speaker_key) FROM quotes) AS quotesWithSpeaker,
  (SELECT count(*) FROM speakers) AS speakers,
  (SELECT count(DISTINCT name) FROM entities WHERE type = 'organization') AS organizations,
  (SELECT substr(min(published_at), 1, 10) FROM articles) AS "from",
  (SELECT substr(max(published_at), 1, 10) FROM articles) AS "to",
  (SELECT count(*) FROM failures) AS failures`;

export function readStats(store: Store): StoreStats {
  const quotesByType: Record<QuoteType, number> = { direct: 0, mixed: 0, indirect: 0 };
  const quotesByAct: Record<QuoteAct, number> = { speech: 0, thought: 0 };
  const kinds = rows<{ type: QuoteType; act: QuoteAct; quotes: number }>(
    store,
    'SELECT type, act, count(*) AS quotes FROM quotes GROUP BY type, act',
  );
  for (const { type, act, quotes } of kinds) {
    quotesByType[type] += quotes;
    quotesByAct[act] += quotes;
  }
  return { ...row<Totals>(store, TOTALS)!, quotesByType, quotesByAct };
}
