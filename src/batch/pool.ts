/**
 * Extraction in worker threads. Articles go out in chunks, at most one chunk a thread at a time. A thread that hangs on an
 * article or runs out of memory is replaced; the article is refused, and the others of its chunk are done again.
 */
import { fileURLToPath } from 'node:url';
import PQueue from 'p-queue';
import { Piscina } from 'piscina';
import { readModelFiles } from '../models.js';
import type { Article } from '../record.js';
import type { RunSettings } from '../settings.js';
import {
  addTimes,
  outOfMemory,
  timedOut,
  type Form,
  type Forms,
  type RecordText,
  type Refusal,
  type StageTimes,
} from './extraction.js';
import type { Extraction, Extractor, ExtractorPlan } from './extractor.js';
import { gatherer } from './gather.js';
import { clearHeapsEarly } from './heap.js';
import type { Chunk, ChunkAnswer, WorkerSetUp } from './worker.js';

/** A chunk is sent when it has this many articles or characters. */
const CHUNK_ARTICLES = 16;
const CHUNK_CHARS = 100_000;
/** Chunks on hand for each thread: one in work, one waiting, one being gathered. */
const CHUNKS_AHEAD = 3;

interface Task<F extends Form> {
  readonly article: Article;
  answer(extraction: Extraction<F>): void;
  fail(error: unknown): void;
}

export function extractInPool<F extends Form>(plan: ExtractorPlan<F>): Extractor<F> {
  const { workers } = plan.limits;
  clearHeapsEarly();
  const pool = startPool(plan);
  const queue = new PQueue({ concurrency: workers });
  const times: StageTimes = {};
  const gather = gatherer<Task<F>>({ maxItems: CHUNK_ARTICLES, maxSize: CHUNK_CHARS }, (tasks) => {
    void queue.add(() => workOff(pool, tasks, plan.limits, times));
  });
  return {
    workers,
    capacity: workers * CHUNK_ARTICLES * CHUNKS_AHEAD,
    extract: (article) =>
      new Promise((answer, fail) => gather.add({ article, answer, fail }, article.text.length)),
    times: () => times,
    close: async () => {
      queue.clear();
      await pool.destroy();
    },
  };
}

/** The worker beside this module, built or from source as it is itself. */
const WORKER = import.meta.url.endsWith('.ts') ? './worker-source.mjs' : './worker.js';

function startPool({ settings, limits, probe, form }: ExtractorPlan<Form>): Piscina<Chunk, ChunkAnswer> {
  const setUp: WorkerSetUp = { files: readModelFiles(), settings, probe, form };
  const pool = new Piscina<Chunk, ChunkAnswer>({
    filename: fileURLToPath(new URL(WORKER, import.meta.url)),
    execArgv: [],
    workerData: setUp,
    minThreads: 1,
    maxThreads: limits.workers,
    idleTimeout: Infinity,
    resourceLimits: { maxOldGenerationSizeMb: limits.workerMemory },
  });
  // A thread that dies between two chunks is replaced, and what made it die shows again in the next chunk.
  pool.on('error', () => undefined);
  return pool;
}

/** Answers every task, whatever happens to the thread; what the pool itself cannot do fails them. */
async function workOff<F extends Form>(
  pool: Piscina<Chunk, ChunkAnswer>,
  tasks: readonly Task<F>[],
  limits: RunSettings,
  times: StageTimes,
): Promise<void> {
  try {
    for (let left = tasks; left.length > 0;) left = await tryChunk(pool, left, limits, times);
  } catch (error) {
    for (const task of tasks) task.fail(error);
  }
}

/** Gives the tasks that are still to be done. */
async function tryChunk<F extends Form>(
  pool: Piscina<Chunk, ChunkAnswer>,
  tasks: readonly Task<F>[],
  limits: RunSettings,
  times: StageTimes,
): Promise<readonly Task<F>[]> {
  const at = new Int32Array(new SharedArrayBuffer(4));
  const guard = guardTime(at, 1000 * limits.timeLimit);
  try {
    const articles = tasks.map(({ article }) => article);
    const done = await pool.run({ articles, at }, { signal: guard.signal });
    addTimes(times, done.times);
    tasks.forEach((task, index) => task.answer(answerOf(done.extractions[index]!)));
    return [];
  } catch (error) {
    const hit = tasks[Atomics.load(at, 0) - 1];
    if (!hit || !(guard.signal.aborted || isOutOfMemory(error))) throw error;
    if (guard.signal.aborted) hit.answer(timedOut(limits.timeLimit));
    else if (tasks.length === 1) hit.answer(outOfMemory(limits.workerMemory));
    // The memory may have been used up by those before it: once more, by itself and in a new thread.
    else await tryChunk(pool, [hit], limits, times);
    return tasks.filter((task) => task !== hit);
  } finally {
    guard.end();
  }
}

/** Aborts when the thread has been at the same article for too long; the time until it has started does not count. */
function guardTime(at: Int32Array<SharedArrayBuffer>, limitMs: number): { signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  let last = 0;
  let since = performance.now();
  const look = (): void => {
    const now = Atomics.load(at, 0);
    if (now !== last || now === 0) {
      last = now;
      since = performance.now();
    } else if (performance.now() - since >= limitMs) controller.abort();
  };
  const timer = setInterval(look, Math.min(500, limitMs / 4));
  return { signal: controller.signal, end: () => clearInterval(timer) };
}

function answerOf<F extends Form>(extraction: RecordText | Refusal): Extraction<F> {
  if ('error' in extraction) return extraction;
  const { json, hash } = extraction;
  return { value: () => JSON.parse(json) as Forms[F], json: () => json, hash };
}

function isOutOfMemory(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
}
