/** One article to its record in the form that is asked for, or to the reason why there is none. */
import { OnrecordError, type ErrorCode } from '../errors.js';
import { extract, STAGES, type Stage } from '../extract.js';
import type { Models } from '../models.js';
import type { Article, ExtractionRecord } from '../record.js';
import type { ExtractSettings } from '../settings.js';
import { recordRows, type RecordRows } from '../store/record-rows.js';

/** What extraction may be asked for: the record, or the rows that a database keeps of it. */
export interface Forms {
  readonly record: ExtractionRecord;
  readonly rows: RecordRows;
}

export type Form = keyof Forms;

/** What extraction works with; the same for every article of a job. */
export interface Tools<F extends Form> {
  readonly models: Models;
  readonly settings: ExtractSettings;
  readonly form: F;
}

export interface Refusal {
  readonly error: { readonly code: ErrorCode; readonly message: string };
}

/** Milliseconds that parsing pages and each stage of extraction have taken; what has not run is absent. */
export type StageTimes = Partial<Record<'pages' | Stage | 'record', number>>;

export interface Extracted<Value> {
  readonly value: Value;
}

/** Never throws: a fault in extraction is an answer. Adds to `times`. */
export function extractArticle<F extends Form>(
  article: Article,
  { models, settings, form }: Tools<F>,
  times: StageTimes,
): Extracted<Forms[F]> | Refusal {
  let last = performance.now();
  const onStage = (stage: Stage | 'record'): void => {
    const now = performance.now();
    times[stage] = (times[stage] ?? 0) + now - last;
    last = now;
  };
  try {
    const record = extract(article, models, settings, onStage);
    const value = (form === 'rows' ? recordRows(article, record) : record) as Forms[F];
    onStage('record');
    return { value };
  } catch (error) {
    return refusalOf(error);
  }
}

export function addTimes(total: StageTimes, more: StageTimes): void {
  for (const stage of ['pages', ...STAGES, 'record'] as const) {
    const ms = more[stage];
    if (ms !== undefined) total[stage] = (total[stage] ?? 0) + ms;
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof OnrecordError) return { error: { code: error.code, message: error.message } };
  const reason = error instanceof Error ? error.message : String(error);
  const message = `extraction broke off: ${reason}. This is a fault in onrecord: please report it with the article`;
  return { error: { code: 'extraction-failed', message } };
}

/** What a thread does to one article or page, as refusals name it, and what can be done about it besides a higher limit. */
const WORK = {
  extract: { name: 'extraction', remedy: 'split the article' },
  parse: { name: 'parsing the page', remedy: 'save the article itself' },
};

export type Work = keyof typeof WORK;

export function timedOut(work: Work, seconds: number): Refusal {
  const { name, remedy } = WORK[work];
  const message = `${name} took longer than ${seconds} s and was ended; raise timeLimit, or ${remedy}`;
  return { error: { code: 'extraction-timeout', message } };
}

export function outOfMemory(work: Work, megabytes: number): Refusal {
  const { name, remedy } = WORK[work];
  const message = `${name} needed more than ${megabytes} MB of memory and was ended; raise workerMemory, or ${remedy}`;
  return { error: { code: 'extraction-memory', message } };
}
