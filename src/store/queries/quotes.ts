/** Which quotes are there: who said what, where, in which words. */
import type { DateMention } from '../../record.js';
import { connectionOf, row, rows, statement } from '../connection.js';
import { explained } from '../faults.js';
import type { QuoteFilter, Store, StoredQuote } from '../types.js';
import {
  DATE_COLUMNS,
  dateOf,
  HEADING_COLUMNS,
  headingOf,
  type DateRow,
  type HeadingRow,
} from './columns.js';
import { conditionsOf, page } from './conditions.js';
import { QUOTE_COLUMNS, quoteOf, SPEAKER_JOINS, type QuoteRow } from './quote-rows.js';

/** The quotes that pass the filter, newest story first, each story's in the order of its record. */
export function listQuotes(store: Store, filter: QuoteFilter = {}): StoredQuote[] {
  return [...iterateQuotes(store, filter)];
}

/**
 * The same one by one, for lists that need not fit in memory. They are those of one moment, whatever is written
 * meanwhile; while the iteration is open, nothing can be written through this store.
 */
export function* iterateQuotes(
  store: Store,
  filter: QuoteFilter = {},
): Generator<StoredQuote, void, undefined> {
  const { sql, parameters } = conditionsOf(filter);
  const { sql: limit, parameters: limits } = page(filter);
  // Only keys are sorted; a quote's columns are read when its turn comes.
  const query = `SELECT q.key FROM quotes q WHERE ${sql} ORDER BY ${IN_ORDER} ${limit}`;
  const keys = explained(store.path, () => connectionOf(store).database.prepare(query).pluck());
  yield* quotesByKey(store, keys.iterate({ ...parameters, ...limits }) as Iterable<number>);
}

/** The quotes with these keys, in this order; those that are gone are left out. */
export function* quotesByKey(store: Store, keys: Iterable<number>): Generator<StoredQuote, void, undefined> {
  const textOfArticle = lastTextKept(store);
  for (const key of keys) {
    const quote = row<PlacedRow>(store, QUOTE, key);
    if (quote) yield placed(store, quote, textOfArticle(quote.articleKey));
  }
}

/** How many quotes pass the filter; its limit and offset do not count. */
export function countQuotes(store: Store, filter: QuoteFilter = {}): number {
  const { sql, parameters } = conditionsOf(filter);
  return row<{ count: number }>(store, `SELECT count(*) AS count FROM quotes q WHERE ${sql}`, parameters)!
    .count;
}

const IN_ORDER = 'q.published_at DESC, q.article_key, q.position';

const QUOTE = `
SELECT ${QUOTE_COLUMNS}, q.article_key AS articleKey, q.cue_text AS cueText, q.sentence_start AS sentenceStart,
  q.sentence_end AS sentenceEnd, ${HEADING_COLUMNS}
FROM quotes q JOIN articles a ON a.key = q.article_key ${SPEAKER_JOINS} WHERE q.key = ?`;

interface PlacedRow extends QuoteRow, HeadingRow {
  readonly articleKey: number;
  readonly cueText: string;
  readonly sentenceStart: number;
  readonly sentenceEnd: number;
}

function placed(store: Store, quote: PlacedRow, text: string): StoredQuote {
  const { sentenceStart: start, sentenceEnd: end, cueText } = quote;
  return {
    ...quoteOf(quote, text),
    story: headingOf(quote),
    cueText,
    sentence: { start, end, text: text.slice(start, end) },
    dates: datesWithin(store, quote),
    organizations: statement(store, ORGANIZATIONS).pluck().all(quote.key) as string[],
  };
}

const ORGANIZATIONS = `
SELECT e.name FROM quote_mentions m JOIN entities e ON e.key = m.entity_key
WHERE m.quote_key = ? AND e.type = 'organization' ORDER BY e.position`;

function datesWithin(store: Store, { articleKey, sentenceStart, sentenceEnd }: PlacedRow): DateMention[] {
  const sql = `SELECT ${DATE_COLUMNS} FROM dates WHERE article_key = ? AND start >= ? AND start < ? ORDER BY start`;
  return rows<DateRow>(store, sql, articleKey, sentenceStart, sentenceEnd).map(dateOf);
}

/** Quotes come story by story: only the last story's text is read and kept. */
function lastTextKept(store: Store): (articleKey: number) => string {
  let kept = { key: -1, text: '' };
  return (key) => {
    if (kept.key !== key) {
      kept = row(store, 'SELECT article_key AS key, text FROM article_texts WHERE article_key = ?', key)!;
    }
    return kept.text;
  };
}
