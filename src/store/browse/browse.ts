/** A page of quotes out of a selection, with what the selection can be narrowed down by. */
import { searchQuery } from '../queries/search-words.js';
import { quotesByKey } from '../queries/quotes.js';
import type { QuoteFilter, Store, StoredQuote } from '../types.js';
import type { QuoteColumns } from './columns.js';
import { countFacets, type Facets } from './facets.js';
import { columnsOf } from './kept-columns.js';
import { byRelevance, sift } from './sift.js';
import { snippetsOf, type SnippetPiece } from './snippets.js';

export const QUOTE_SORTS = ['newest', 'oldest', 'relevance', 'doubtful', 'longest'] as const;
export type QuoteSort = (typeof QUOTE_SORTS)[number];

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
 * 'relevance' sorts as 'newest' where no words are searched for, or where tens of thousands of quotes have them.
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
  const keys = Array.from(ordered.slice(offset, offset + limit), (row) => columns.key[row]!);
  const quotes = [...quotesByKey(store, keys)];
  return {
    total: ordered.length,
    stories: countStories(columns, passes),
    quotes: search === null ? quotes : withSnippets(quotes, search),
    facets: countFacets(columns, sieve, facetLength),
  };
}

/** Newest first, the quotes of a story lie together. */
function countStories({ newestFirst, article }: QuoteColumns, passes: (row: number) => boolean): number {
  let stories = 0;
  let last = -1;
  for (const row of newestFirst) {
    if (article[row] === last || !passes(row)) continue;
    last = article[row]!;
    stories++;
  }
  return stories;
}

/** What more quotes than this have in common tells none of them apart, and ranking them takes longer than the page. */
const MOST_RANKED = 20_000;

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
  if (sort !== 'relevance' || search === null || found.length > MOST_RANKED) return found;
  const best = byRelevance(store, columns, search).filter(passes);
  const among = new Set(best);
  return Uint32Array.from([...best, ...found.filter((row) => !among.has(row))]);
}

function withSnippets(quotes: readonly StoredQuote[], search: string): FoundQuote[] {
  const snippets = snippetsOf(
    quotes.map(({ text }) => text),
    search,
  );
  return quotes.map((quote, place) => (snippets[place] ? { ...quote, snippet: snippets[place] } : quote));
}
