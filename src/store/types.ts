/** What the store keeps and answers: the contract between the batch job, the command line and SQLite. */
import type { Failure, Origin } from '../origin.js';
import type {
  Article,
  DateMention,
  ExtractionRecord,
  Quote,
  QuoteAct,
  QuoteType,
  Speaker,
  SpeakerKind,
} from '../record.js';
import type { Span } from '../span.js';
import type { RecordRows } from './record-rows.js';

/** An open database. Everything else about it is the store's own affair. */
export interface Store {
  readonly path: string;
  /** Releases the writer's lock too; closing twice does nothing. */
  close(): void;
}

/** One extracted article on its way in. */
export interface StoredArticle {
  readonly article: Article;
  readonly record: ExtractionRecord;
  /** Hash of what the article says (id aside): the same hash under the same id means nothing to do. */
  readonly contentHash: string;
  /** Where it was read: path or "-", and its line or row where the file holds many. */
  readonly origin: Origin;
  /** Version of the extractor that made the record, where it is not the run's. */
  readonly extractor?: string;
}

/** The same with its rows made already, by whoever extracted it. */
export interface PreparedArticle extends Omit<StoredArticle, 'record'> {
  /** Made when they are written, so that a batch that waits holds less. */
  rows(): RecordRows;
}

/** What the store knows of an article before it is extracted again. */
export interface KnownArticle {
  readonly contentHash: string;
  /** The version of the extractor that made its record. */
  readonly extractor: string;
  /** The run that wrote it. */
  readonly run: number;
  readonly origin: Origin;
}

/** How far a run has come, kept in the same transaction as the batch that brought it there. */
export interface ProgressMark {
  /** Articles and failures that the reader has given, and bytes of input, since the run was last started. */
  readonly items: number;
  readonly bytes: number;
  /** Where the last of them stood. */
  readonly origin: Origin | null;
  /** Seconds of work since the mark before. */
  readonly seconds: number;
}

/** What makes a run the same run when it is started again. */
export interface RunPlan {
  /** Name or path of the job. */
  readonly job: string;
  /** The job's settings, as JSON. */
  readonly settings: unknown;
  /** Version of code and weights together: records made by another version may differ. */
  readonly extractor: string;
  /** Versions of the parts, for people: onrecord, each model, Node. */
  readonly versions: Readonly<Record<string, string>>;
}

export interface StartedRun {
  readonly id: number;
  /** True where the same plan was broken off before and now goes on under its old id. */
  readonly resumed: boolean;
}

/** stopped: by the user, or because its process died. */
export type RunStatus = 'running' | 'finished' | 'stopped' | 'failed';

export interface RunSummary {
  readonly id: number;
  readonly job: string;
  readonly settings: unknown;
  readonly extractor: string;
  readonly versions: Readonly<Record<string, string>>;
  /** ISO date-times in UTC. */
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly status: RunStatus;
  readonly added: number;
  readonly replaced: number;
  /** Articles that were stored already; known once the run has ended. */
  readonly unchanged: number;
  readonly failed: number;
  /** Quotes that the run wrote. */
  readonly quotes: number;
  /** Threads that extracted. */
  readonly workers: number | null;
  /** Seconds of work, all attempts together. */
  readonly seconds: number;
  readonly items: number;
  readonly bytes: number;
  /** The last input that was dealt with. */
  readonly reached: Origin | null;
  /** Milliseconds by stage, all threads together; known once the run has ended. */
  readonly stageMs: Readonly<Record<string, number>>;
}

/** What one batch did. */
export interface BatchResult {
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
  /** Quotes written. */
  readonly quotes: number;
  /** Quotes by type, and those with a speaker, of all articles that were not refused. */
  readonly found: Readonly<Record<QuoteType, number>> & { readonly withSpeaker: number };
  /** Articles whose record the store refused; they are in the failures table. */
  readonly rejected: readonly Failure[];
}

export type CheckedFilter = 'confirmed' | 'corrected' | 'any' | 'none';

/** The filters that `quotes`, `speakers` and `export` share. */
export interface QuoteFilter {
  /** Part of the speaker's name or alias; capitals and accents do not count. In "double quotes": exactly this name. */
  readonly speaker?: string;
  /** An organization that the quote mentions or that speaks it: part of its name or alias, or exactly "its name". */
  readonly org?: string;
  readonly type?: QuoteType;
  readonly act?: QuoteAct;
  /** ISO dates, inclusive, on the story's date of publication; a year or a month stands for all its days. */
  readonly since?: string;
  readonly until?: string;
  /** Words for full-text search: all of them, "phrases" and prefix*. */
  readonly search?: string;
  /** Story id or part of its title. */
  readonly story?: string;
  /** Exact name of the publisher. */
  readonly publisher?: string;
  readonly minConfidence?: number;
  /** What a person has dealt with: found right, put right, either; or what nobody has looked at. */
  readonly checked?: CheckedFilter;
  readonly limit?: number;
  readonly offset?: number;
}

/** A story without its text. */
export interface StoryHeading {
  readonly id: string;
  readonly title?: string;
  readonly publishedAt?: string;
  readonly url?: string;
  readonly publisher?: string;
  readonly author?: string;
}

/** A story as it is listed. */
export interface StoryRow extends StoryHeading {
  readonly quotes: number;
}

/** A stored article with its record. */
export interface Story {
  readonly text: string;
  readonly record: ExtractionRecord;
  readonly origin: Origin;
  readonly contentHash: string;
  readonly extractor: string;
  readonly run: number;
}

/** A quote with its place. Story id and quote id together name it for good. */
export interface StoredQuote extends Quote {
  readonly story: StoryHeading;
  /** The cue as printed, its pieces joined by a space; "" where there is none. */
  readonly cueText: string;
  /** Where it stands: from the first to the last sentence that its content or cue touches. */
  readonly sentence: Span & { readonly text: string };
  /** The dates that those sentences mention. */
  readonly dates: readonly DateMention[];
  /** Names of the organizations that the content mentions. */
  readonly organizations: readonly string[];
}

/** One speaker over all stories: the same name and kind is the same speaker. */
export interface SpeakerRow {
  readonly name: string;
  readonly kind: SpeakerKind;
  readonly quotes: number;
  /** Words quoted. */
  readonly words: number;
  readonly stories: number;
  /** First and last date of publication, ISO days; null where no story has a date. */
  readonly from: string | null;
  readonly to: string | null;
}

export type OrganizationFilter = Pick<QuoteFilter, 'org' | 'story' | 'since' | 'until' | 'limit' | 'offset'>;

/** One organization over all stories. */
export interface OrganizationRow {
  readonly name: string;
  readonly stories: number;
  readonly mentions: number;
  readonly quotesMentioning: number;
  readonly quotesSpoken: number;
}

export interface FailureRow extends Failure {
  readonly run: number;
  /** ISO date-time in UTC. */
  readonly failedAt: string;
}

export interface StoreStats {
  readonly articles: number;
  readonly sentences: number;
  readonly quotes: number;
  readonly quotesByType: Readonly<Record<QuoteType, number>>;
  readonly quotesByAct: Readonly<Record<QuoteAct, number>>;
  readonly quotesWithSpeaker: number;
  readonly speakers: number;
  readonly organizations: number;
  /** First and last date of publication, ISO days. */
  readonly from: string | null;
  readonly to: string | null;
  readonly failures: number;
}

/**
 * right: it is as it should be · speaker: another speaker · boundaries: other words · not-a-quote · missed: a quote that
 * was not found
 */
export type CorrectionKind = 'right' | 'speaker' | 'boundaries' | 'not-a-quote' | 'missed';

/** What a person says about one quote. */
export type NewCorrection = {
  /** Exact id of the story. */
  readonly story: string;
  /** Who says so. */
  readonly by: string;
  readonly note?: string;
} & (
  | { readonly kind: 'right' | 'not-a-quote'; readonly quote: string }
  | { readonly kind: 'speaker'; readonly quote: string; readonly speaker: NewSpeaker | null }
  | { readonly kind: 'boundaries'; readonly quote: string; readonly content: readonly Span[] }
  | {
      readonly kind: 'missed';
      readonly content: readonly Span[];
      readonly speaker: NewSpeaker | null;
      readonly act?: QuoteAct;
    }
);

export type NewSpeaker = Pick<Speaker, 'name' | 'kind'>;

/** A correction as it is kept. It belongs to a place in a story, not to a row, so that it outlives every re-run. */
export interface Correction {
  readonly number: number;
  readonly story: Pick<StoryHeading, 'id' | 'title'>;
  readonly kind: CorrectionKind;
  readonly by: string;
  /** ISO date-time in UTC. */
  readonly at: string;
  readonly note?: string;
  /** The quote as it was shown; null where none was. */
  readonly before: Quote | null;
  /** The quote as it should be; null where there should be none. */
  readonly after: Quote | null;
  /** False where the story no longer has the words, or is gone: the correction waits until they are back. */
  readonly placed: boolean;
  readonly undone?: { readonly by: string; readonly at: string };
}

export interface CorrectionFilter {
  /** Exact id of the story. */
  readonly story?: string;
  readonly by?: string;
  /** Undone ones too. */
  readonly undone?: boolean;
  readonly limit?: number;
  readonly offset?: number;
}

/** A story as gold data: its quotes as they stand, in the form that the evaluation and the training read. */
export interface GoldStory extends StoryHeading {
  readonly text: string;
  /** True where a person has dealt with every quote of the story. */
  readonly complete: boolean;
  readonly quotes: readonly GoldQuote[];
}

type Pair = readonly [start: number, end: number];

export interface GoldQuote {
  readonly id: string;
  readonly content: readonly Pair[];
  readonly cue: readonly Pair[];
  readonly source: readonly Pair[];
  readonly speaker: string | null;
  readonly aliases: readonly string[];
  readonly kind: SpeakerKind | null;
  /** True where a person has dealt with it. */
  readonly checked: boolean;
}
