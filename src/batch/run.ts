/** Many articles into one database: read, pass over what is there already, extract, write in batches, list failures. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Failure, Origin } from '../origin.js';
import { DEFAULT_RUN_SETTINGS, type RunSettings } from '../settings.js';
import { findFiles, readRaw, sizeOf, type InputFile, type Item, type RawItem } from '../read/read.js';
import { finishRun, openStore, startRun, type StartedRun, type Store } from '../store/index.js';
import { batchWriter } from './batch-writer.js';
import { examiner, type Outcome } from './examine.js';
import { startExtractor, type Extractor } from './extractor.js';
import { inTurn, mapInOrder, untilAborted } from './in-order.js';
import { pageParser } from './pages.js';
import type { BatchEvent, BatchPlan, BatchSummary } from './plan.js';
import { extractorStamp, partVersions } from './stamp.js';
import { startTally, type Tally } from './tally.js';
import { workersFor } from './workers.js';

/** Articles and pages read ahead of what the extractor is given at once. */
const READ_AHEAD = 8;
/** Characters of text, or of pages, in flight together. */
const MAX_CHARS = 16_000_000;

/** Where a run reports to and is stopped from. */
interface Controls {
  readonly signal: AbortSignal;
  readonly onEvent: (event: BatchEvent) => void;
}

/**
 * Runs a plan to its end, or until the signal aborts: then what is in flight is finished and written, and the same plan
 * run again goes on. An article that cannot be used becomes a failure; errors of the database or of the plan throw,
 * with every batch that was written before kept.
 */
export async function runBatch(plan: BatchPlan, controls: Controls): Promise<BatchSummary> {
  const found = await findFiles(plan.inputs);
  const files = plan.retry ? filesOf(plan.retry, found) : found;
  const size = sizeOf(files);
  const totalBytes = Number.isNaN(size) ? null : size;
  const limits = { ...DEFAULT_RUN_SETTINGS, workers: workersFor(totalBytes), ...plan.limits };
  makeFolder(dirname(plan.database));
  const store = openStore(plan.database);
  let extractor: Extractor<'rows'> | null = null;
  try {
    const run = begin(store, plan);
    const { workers } = limits;
    controls.onEvent({ kind: 'start', run: run.id, resumed: run.resumed, totalBytes, workers });
    extractor = await startExtractor({ form: 'rows', settings: plan.extract, limits, probe: plan.probe });
    const work: Work = { plan, limits, files, controls, store, extractor, run: run.id, tally: startTally() };
    const finished = await workThrough(work);
    return { run: run.id, database: plan.database, finished, ...work.tally.counts() };
  } finally {
    await extractor?.close();
    store.close();
  }
}

/** The files where the origins lie: "a.zip/b.html" lies in a.zip. */
function filesOf(origins: readonly string[], files: readonly InputFile[]): InputFile[] {
  const places = new Set<string>();
  for (const origin of origins) {
    places.add(origin);
    for (let slash = origin.indexOf('/'); slash >= 0; slash = origin.indexOf('/', slash + 1))
      places.add(origin.slice(0, slash));
  }
  return files.filter(({ path }) => places.has(path));
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch {
    // Opening the database says better what is wrong with its folder.
  }
}

interface Work {
  readonly plan: BatchPlan;
  readonly limits: RunSettings;
  readonly files: readonly InputFile[];
  readonly controls: Controls;
  readonly store: Store;
  readonly extractor: Extractor<'rows'>;
  readonly run: number;
  readonly tally: Tally;
}

function begin(store: Store, { name, inputs, read, extract }: BatchPlan): StartedRun {
  const extractor = extractorStamp(extract);
  return startRun(store, {
    job: name,
    settings: { inputs, read, extract },
    extractor,
    versions: partVersions(),
  });
}

/** False where it was stopped. */
async function workThrough(work: Work): Promise<boolean> {
  const { store, run, tally, controls, extractor } = work;
  const storeMs = { ms: 0 };
  const end = (status: 'finished' | 'stopped' | 'failed') =>
    finishRun(store, run, {
      status,
      unchanged: tally.counts().unchanged,
      workers: extractor.workers,
      stageMs: { ...extractor.times(), store: storeMs.ms },
    });
  try {
    await writeOutcomes(work, (ms) => (storeMs.ms += ms));
  } catch (error) {
    try {
      end('failed');
    } catch {
      // The database that cannot note the end is the error that is thrown.
    }
    throw error;
  }
  end(controls.signal.aborted ? 'stopped' : 'finished');
  return !controls.signal.aborted;
}

async function writeOutcomes(work: Work, onStored: (ms: number) => void): Promise<void> {
  const { controls, store, run, tally, limits } = work;
  const report = (failure: Failure) => controls.onEvent({ kind: 'failure', failure });
  const timesSince = stopwatch(work.extractor);
  const writer = batchWriter({ store, run, size: limits.batch }, (written) => {
    const { articles, failures, result, progress, storeMs } = written;
    tally.wrote(result);
    result.rejected.forEach(report);
    onStored(storeMs);
    const ms = { ...timesSince(), store: storeMs };
    const { quotes, rejected } = result;
    const batch = { articles: articles.length, quotes, failures: failures.length + rejected.length, ms };
    const { articles: items, bytes, seconds } = progress;
    controls.onEvent({ kind: 'batch', batch: { ...batch, items, bytes, seconds } });
  });
  for await (const { outcome, bytes, origin } of outcomesOf(work)) {
    tally.note(outcome, bytes);
    if (outcome.kind === 'failed') report(outcome.failure);
    const progress = tally.progress();
    writer.add(outcome, origin, progress);
    controls.onEvent({ kind: 'progress', progress });
  }
  writer.flush();
}

interface Dealt {
  readonly outcome: Outcome;
  readonly bytes: number;
  readonly origin: Origin;
}

function outcomesOf({ plan, files, controls, store, extractor, run }: Work): AsyncIterable<Dealt> {
  const stamp = extractorStamp(plan.extract);
  const { redo, retry } = plan;
  const shared = { store, extractor, stamp, retry: retry !== undefined };
  const examine = examiner({ ...shared, redo, run });
  const parse = pageParser(shared);
  const toItem = (item: RawItem) => (item.kind === 'page' ? parse(item) : item);
  const deal = async (item: Item, { bytes }: RawItem): Promise<Dealt> => ({
    outcome: await examine(item),
    bytes,
    origin: item.kind === 'article' ? item.origin : item.failure.origin,
  });
  return mapInOrder(untilAborted(readRaw(files, plan.read), controls.signal), inTurn(toItem, deal), {
    concurrency: extractor.capacity,
    inFlight: extractor.capacity + READ_AHEAD,
    weight: { of: charsOf, most: MAX_CHARS },
  });
}

function charsOf(item: RawItem): number {
  if (item.kind === 'page') return item.html.length;
  return item.kind === 'article' ? item.article.text.length : 0;
}

/** What the stages have taken since it was asked last. */
function stopwatch(extractor: Pick<Extractor<'rows'>, 'times'>): () => Record<string, number> {
  let before: Record<string, number> = {};
  return () => {
    const now = { ...extractor.times() } as Record<string, number>;
    const since = Object.entries(now).map(([stage, ms]) => [stage, ms - (before[stage] ?? 0)] as const);
    before = now;
    return Object.fromEntries(since);
  };
}
