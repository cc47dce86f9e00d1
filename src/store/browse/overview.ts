/** The whole database at a glance. */
import { row } from '../connection.js';
import type { QuoteFilter, Store } from '../types.js';
import { columnsOf } from './kept-columns.js';
import { countFacets, type Facets } from './facets.js';
import { sift } from './sift.js';

export interface Overview {
  readonly articles: number;
  readonly sentences: number;
  readonly quotes: number;
  readonly speakers: number;
  readonly organizations: number;
  readonly failures: number;
  /** Corrections that stand. */
  readonly corrections: number;
  /** First and last date of publication, ISO days. */
  readonly from: string | null;
  readonly to: string | null;
  readonly facets: Facets;
}

const TOTALS = `
SELECT count(*) AS articles, ifnull(sum(sentence_count), 0) AS sentences,
  substr(min(published_at), 1, 10) AS "from", substr(max(published_at), 1, 10) AS "to",
  (SELECT count(*) FROM failures) AS failures,
  (SELECT count(*) FROM corrections WHERE undone_at IS NULL) AS corrections
FROM articles`;

const LISTED = 12;

export function readOverview(store: Store): Overview {
  const columns = columnsOf(store);
  return {
    ...row<Pick<Overview, 'articles' | 'sentences' | 'from' | 'to' | 'failures' | 'corrections'>>(
      store,
      TOTALS,
    )!,
    quotes: columns.size,
    speakers: new Set(columns.speakers.map(({ nameId }) => nameId)).size,
    organizations: columns.organizationNames.length,
    facets: countQuotesBy(store, {}, LISTED),
  };
}

/** What a selection can be narrowed down by. */
export function countQuotesBy(store: Store, filter: QuoteFilter, most: number): Facets {
  const columns = columnsOf(store);
  return countFacets(columns, sift(store, columns, filter), most);
}
