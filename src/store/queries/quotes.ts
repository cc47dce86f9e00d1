/** Which quotes are there: who said what, where, in which words. */
import type { DateMention } from '../../record.js';
import { connectionOf, row, statement } from '../connection.js';
import { explained } from '../faults.js';
import type { QuoteFilter, Store, StoredQuote } from '../types.js';
import { datesIn, HEADING_COLUMNS, headingOf, type HeadingRow } from './columns.js';
import { conditionsOf, page, publishedWithin, type Conditions } from './conditions.js';
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
  const { sql, parameters } = keysInOrder(filter);
  const keys = explained(store.path, () => connectionOf(store).database.prepare(sql).pluck());
  yield* quotesByKey(store, keys.iterate(parameters) as Iterable<number>);
}

/** Only keys are sorted; a quote's columns are read when its turn comes. */
export function keysInOrder(filter: QuoteFilter): Conditions {
  const { sql, parameters } = conditionsOf(filter);
  const { sql: limit, parameters: limits } = page(filter);
  const query = `
    SELECT q.key FROM articles a JOIN quotes q ON q.article_key = a.key
    WHERE ${sql} AND ${publishedWithin(filter)} ORDER BY a.published_at DESC, a.key, q.position ${limit}`;
  return { sql: query, parameters: { ...parameters, ...limits } };
}

/** The quotes with these keys, in this order; those that are gone are left out. */
export function* quotesByKey(store: Store, keys: Iterable<number>): Generator<StoredQuote, void, undefined> {
  const articleOf = lastArticleKept(store);
  for (const key of keys) {
    const quote = row<PlacedRow>(store, QUOTE, key);
    if (quote) yield placed(store, quote, articleOf(quote.articleKey));
  }
}

/** How many quotes pass the filter; its limit and offset do not count. */
export function countQuotes(store: Store, filter: QuoteFilter = {}): number {
  const { sql, parameters } = conditionsOf(filter);
  return row<{ count: number }>(store, `SELECT count(*) AS count FROM quotes q WHERE ${sql}`, parameters)!
    .count;
}

const QUOTE = `
SELECT ${QUOTE_COLUMNS}, q.article_key AS articleKey, q.cue_text AS cueText, q.mentions, q.sentence_start AS sentenceStart,
  q.sentence_end AS sentenceEnd, ${HEADING_COLUMNS}
FROM quotes q JOIN articles a ON a.key = q.article_key ${SPEAKER_JOINS} WHERE q.key = ?`;

interface PlacedRow extends QuoteRow, HeadingRow {
  readonly articleKey: number;
  readonly cueText: string;
  readonly mentions: string | null;
  readonly sentenceStart: number;
  readonly sentenceEnd: number;
}

function placed(store: Store, quote: PlacedRow, { text, dates }: ArticleText): StoredQuote {
  const { sentenceStart: start, sentenceEnd: end, cueText } = quote;
  return {
    ...quoteOf(quote, text),
    story: headingOf(quote),
    cueText,
    sentence: { start, end, text: text.slice(start, end) },
    dates: dates.filter((date) => date.start >= start && date.start < end),
    organizations: quote.mentions === null ? [] : organizationsOf(store, quote.key),
  };
}

const ORGANIZATIONS = `
SELECT e.name FROM quotes q, json_each(q.mentions) m
JOIN entities e ON e.article_key = q.article_key AND e.position = m.value
WHERE q.key = ? AND e.type = 'organization' ORDER BY e.position`;

function organizationsOf(store: Store, quote: number): string[] {
  return statement(store, ORGANIZATIONS).pluck().all(quote) as string[];
}

interface ArticleText {
  readonly text: string;
  readonly dates: readonly DateMention[];
}

/** Quotes come story by story: only the last story's text is read and kept. */
function lastArticleKept(store: Store): (articleKey: number) => ArticleText {
  let kept = { key: -1, text: '', dates: [] as DateMention[] };
  return (key) => {
    if (kept.key !== key) {
      const { text, dates } = row<{ text: string; dates: string }>(
        store,
        'SELECT text, dates FROM article_texts WHERE article_key = ?',
        key,
      )!;
      kept = { key, text, dates: datesIn(dates) };
    }
    return kept;
  };
}
