/** Many articles into one database: read, pass over what is there already, extract, write in batches, list failures. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Failure } from '../origin.js';
import { inputSize, readArticles, type ReadItem } from '../read/read.js';
import { finishRun, openStore, startRun, type StartedRun, type Store } from '../store/index.js';
import { batchWriter } from './batch-writer.js';
import { examiner } from './examine.js';
import { extractInProcess, type Extractor } from './extractor.js';
import { mapInOrder, untilAborted } from './in-order.js';
import type { BatchEvent, BatchPlan, BatchSummary } from './plan.js';
import { extractorStamp, partVersions } from './stamp.js';
import { startTally, type Tally } from './tally.js';

/** Articles read ahead for each one that is being extracted. */
const READ_AHEAD = 8;

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
  const size = await inputSize(plan.inputs);
  const totalBytes = Number.isNaN(size) ? null : size;
  makeFolder(dirname(plan.database));
  const store = openStore(plan.database);
  const extractor = extractInProcess(plan.extract);
  try {
    const run = begin(store, plan);
    controls.onEvent({ kind: 'start', run: run.id, resumed: run.resumed, totalBytes });
    const work: Work = { plan, controls, store, extractor, run: run.id, tally: startTally() };
    const finished = await workThrough(work);
    return { run: run.id, database: plan.database, finished, ...work.tally.counts() };
  } finally {
    await extractor.close();
    store.close();
  }
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
  readonly controls: Controls;
  readonly store: Store;
  readonly extractor: Extractor;
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
  const { store, run, tally, controls } = work;
  const end = (status: 'finished' | 'stopped' | 'failed') =>
    finishRun(store, run, { status, unchanged: tally.counts().unchanged });
  try {
    await writeOutcomes(work);
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

async function writeOutcomes({ plan, controls, store, extractor, run, tally }: Work): Promise<void> {
  const stamp = extractorStamp(plan.extract);
  const examine = examiner({ store, extractor, stamp, redo: plan.redo, run });
  const outcomes = mapInOrder(
    untilAborted(readArticles(plan.inputs, plan.read), controls.signal),
    async (item: ReadItem) => ({ outcome: await examine(item), bytes: item.bytes }),
    { concurrency: extractor.concurrency, inFlight: extractor.concurrency * READ_AHEAD },
  );
  const report = (failure: Failure) => controls.onEvent({ kind: 'failure', failure });
  const writer = batchWriter(store, run, (articles, result) => {
    tally.wrote(articles, result);
    result.rejected.forEach(report);
  });
  for await (const { outcome, bytes } of outcomes) {
    tally.note(outcome, bytes);
    if (outcome.kind === 'failed') report(outcome.failure);
    writer.add(outcome);
    controls.onEvent({ kind: 'progress', progress: tally.progress() });
  }
  writer.flush();
}
