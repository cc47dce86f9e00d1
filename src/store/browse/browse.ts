/** A page of quotes out of a selection, with what the selection can be narrowed down by. */
import { rows } from '../connection.js';
import { searchQuery } from '../queries/search-words.js';
import { quotesByKey } from '../queries/quotes.js';
import type { QuoteFilter, Store, StoredQuote } from '../types.js';
import type { QuoteColumns } from './columns.js';
import { countFacets, type Facets } from './facets.js';
import { columnsOf } from './kept-columns.js';
import { byRelevance, sift } from './sift.js';

export const QUOTE_SORTS = ['newest', 'oldest', 'relevance', 'doubtful', 'longest'] as const;
export type QuoteSort = (typeof QUOTE_SORTS)[number];

/** A piece of a quote's words; `match` where it is what was searched for. */
export interface SnippetPiece {
  readonly text: string;
  readonly match: boolean;
}

export interface FoundQuote extends StoredQuote {
  /** Where words were searched for: the quote's words around them. */
  readonly snippet?: readonly SnippetPiece[];
}

export interface QuotePage {
  readonly total: number;
  /** How many stories the selection is from. */
  readonly stories: number;
  readonly quotes: readonly FoundQuote[];
  readonly facets: Facets;
}

const DEFAULT_LIMIT = 25;

/** How long the lists of names among the facets are. */
const FACET_LENGTH = 8;

/**
 * A page of the selection (25 quotes unless `limit` says otherwise). Counts are those of a moment ago while a job writes.
 * 'relevance' sorts as 'newest' where no words are searched for.
 */
export function browseQuotes(
  store: Store,
  filter: QuoteFilter = {},
  sort: QuoteSort = 'newest',
  facetLength = FACET_LENGTH,
): QuotePage {
  const { limit = DEFAULT_LIMIT, offset = 0, ...parts } = filter;
  const columns = columnsOf(store);
  const sieve = sift(store, columns, parts);
  const passes = (row: number) => sieve[row] === 0;
  const search = filter.search === undefined ? null : searchQuery(filter.search);
  const ordered = inOrder(store, columns, passes, { sort, search });
  const stories = new Set(Array.from(ordered, (row) => columns.article[row]!)).size;
  const keys = Array.from(ordered.slice(offset, offset + limit), (row) => columns.key[row]!);
  const quotes = [...quotesByKey(store, keys)];
  return {
    total: ordered.length,
    stories,
    quotes: search === null ? quotes : withSnippets(store, quotes, keys, search),
    facets: countFacets(columns, sieve, facetLength),
  };
}

/** Rows that pass, in the order asked for. */
function inOrder(
  store: Store,
  columns: QuoteColumns,
  passes: (row: number) => boolean,
  { sort, search }: { readonly sort: QuoteSort; readonly search: string | null },
): Uint32Array {
  const found = columns.newestFirst.filter(passes);
  const by = (column: Float64Array | Uint32Array, sign: 1 | -1) =>
    found.sort((a, b) => sign * (column[a]! - column[b]!));
  if (sort === 'oldest') return found.reverse();
  if (sort === 'doubtful') return by(columns.confidence, 1);
  if (sort === 'longest') return by(columns.words, -1);
  if (sort !== 'relevance' || search === null) return found;
  const best = byRelevance(store, columns, search).filter(passes);
  const among = new Set(best);
  return Uint32Array.from([...best, ...found.filter((row) => !among.has(row))]);
}

/** FTS5 takes a number that is not an integer for no rowid at all, and the driver binds all as real ones: hence the cast. Private-use characters, which would be a fault in a text of their own, are only marks. */
const SNIPPET = `
SELECT rowid AS key, snippet(quote_search, 0, char(57344), char(57345), '…', 60) AS snippet
FROM quote_search WHERE quote_search MATCH ? AND rowid = CAST(? AS INTEGER)`;

function withSnippets(
  store: Store,
  quotes: readonly StoredQuote[],
  keys: readonly number[],
  search: string,
): FoundQuote[] {
  if (quotes.length < keys.length) return [...quotes];
  return quotes.map((quote, index) => {
    const found = rows<{ snippet: string }>(store, SNIPPET, search, keys[index])[0];
    return found ? { ...quote, snippet: piecesOf(found.snippet) } : quote;
  });
}

function piecesOf(snippet: string): SnippetPiece[] {
  return snippet
    .split(/(\uE000[^\uE001]*\uE001)/)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece.replace(/[\uE000\uE001]/g, ''), match: piece.startsWith('\uE000') }));
}
