/** Where extraction runs: in this process, or in worker threads. */
import type { Article, ExtractionRecord } from '../record.js';
import type { ExtractSettings, RunSettings } from '../settings.js';
import type { RecordText, Refusal, StageTimes } from './extraction.js';

/** A record, as JSON and, where it is asked for, as an object; or why there is none. */
export type Extraction = (RecordText & { readonly record: () => ExtractionRecord }) | Refusal;

export interface Extractor {
  readonly workers: number;
  /** How many articles it should be given at once to be kept busy. */
  readonly capacity: number;
  /** Never rejects on account of an article: a fault in extraction is an answer. */
  extract(article: Article): Promise<Extraction>;
  /** What the stages have taken so far, all threads together. */
  times(): StageTimes;
  close(): Promise<void>;
}

export interface ExtractorPlan {
  readonly settings: ExtractSettings;
  readonly limits: RunSettings;
  /** For tests: a module whose default export is called with each article before it is extracted. */
  readonly probe?: string | undefined;
}

/** What extracts is loaded where it is needed: with several workers this thread only reads and writes. */
export async function startExtractor(plan: ExtractorPlan): Promise<Extractor> {
  if (plan.limits.workers > 1) return (await import('./pool.js')).extractInPool(plan);
  return (await import('./in-process.js')).extractInProcess(plan);
}
