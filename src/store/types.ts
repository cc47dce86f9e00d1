/** What the store keeps and answers: the contract between the batch job, the command line and SQLite. */
import type { Origin } from '../origin.js';
import type { Article, ExtractionRecord, QuoteAct, QuoteType } from '../record.js';

/** One extracted article on its way in. */
export interface StoredArticle {
  readonly article: Article;
  readonly record: ExtractionRecord;
  /** Hash of what the article says (id aside): the same hash under the same id means nothing to do. */
  readonly contentHash: string;
  /** Where it was read: path or "-", and its line or row where the file holds many. */
  readonly origin: Origin;
}

/** The filters that `quotes`, `speakers` and `export` share. */
export interface QuoteFilter {
  /** Part of the speaker's name or alias, case-insensitive. */
  readonly speaker?: string;
  /** An organization that the quote mentions or that speaks it: part of its name or alias. */
  readonly org?: string;
  readonly type?: QuoteType;
  readonly act?: QuoteAct;
  /** ISO dates, inclusive, on the story's date of publication. */
  readonly since?: string;
  readonly until?: string;
  /** Words for full-text search. */
  readonly search?: string;
  /** Story id or part of its title. */
  readonly story?: string;
  readonly minConfidence?: number;
  readonly limit?: number;
  readonly offset?: number;
}
