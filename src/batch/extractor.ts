/** Where pages are parsed and articles extracted: in this process, or in worker threads. */
import type { Item, PageItem } from '../read/item.js';
import type { Article } from '../record.js';
import type { ExtractSettings, RunSettings } from '../settings.js';
import type { Form, Forms, Refusal, StageTimes } from './extraction.js';

/** What was asked for, as JSON and as an object, each made when it is wanted; or why there is none. */
export type Extraction<F extends Form> = ExtractionAnswer<Forms[F]> | Refusal;

interface ExtractionAnswer<Value> {
  json(): string;
  value(): Value;
}

export interface Extractor<F extends Form> {
  readonly workers: number;
  /** How many articles or pages it should be given at once to be kept busy. */
  readonly capacity: number;
  /** Never rejects on account of an article: a fault in extraction is an answer. */
  extract(article: Article): Promise<Extraction<F>>;
  /** Never rejects on account of a page: one that cannot be parsed is a failure in its place. */
  parse(page: PageItem): Promise<Item>;
  /** What the stages have taken so far, all threads together. */
  times(): StageTimes;
  close(): Promise<void>;
}

export interface ExtractorPlan<F extends Form> {
  readonly form: F;
  readonly settings: ExtractSettings;
  readonly limits: RunSettings;
  /** For tests: a module whose default export is called with each page and article before it is worked on. */
  readonly probe?: string | undefined;
}

/** What extracts is loaded where it is needed: with several workers this thread only reads and writes. */
export async function startExtractor<F extends Form>(plan: ExtractorPlan<F>): Promise<Extractor<F>> {
  if (plan.limits.workers > 1) return (await import('./pool.js')).extractInPool(plan);
  return (await import('./in-process.js')).extractInProcess(plan);
}
