/**
 * Pages parsed and articles extracted in worker threads. They go out in chunks, each of one kind, at most one chunk a
 * thread at a time. A thread that hangs on one of them or runs out of memory is replaced; that one is refused, and the
 * others of its chunk are done again.
 */
import { fileURLToPath } from 'node:url';
import PQueue from 'p-queue';
import { Piscina } from 'piscina';
import { readModelFiles } from '../models.js';
import { failure, type Item, type PageItem } from '../read/item.js';
import type { Article } from '../record.js';
import type { RunSettings } from '../settings.js';
import {
  addTimes,
  outOfMemory,
  timedOut,
  type Form,
  type Forms,
  type Refusal,
  type StageTimes,
  type Work,
} from './extraction.js';
import type { Extraction, Extractor, ExtractorPlan } from './extractor.js';
import { gatherer } from './gather.js';
import { clearHeapsEarly } from './heap.js';
import type { Chunk, ChunkAnswer, WorkerSetUp } from './worker.js';

/** A chunk is sent when it has this many articles, or pages, or characters. */
const CHUNK_ITEMS = 16;
const CHUNK_CHARS = 100_000;
/** Megabytes for what a thread has made of late: V8 would take 48 in the long run, and be no faster. */
const YOUNG_MB = 24;
/** Chunks on hand for each thread: one in work, one waiting, one being gathered. */
const CHUNKS_AHEAD = 3;

interface Task<In, Out> {
  readonly input: In;
  answer(answer: Out | Refusal): void;
  fail(error: unknown): void;
}

/** What all chunks share. */
interface Team {
  readonly pool: Piscina<Chunk<unknown>, ChunkAnswer<unknown>>;
  readonly queue: PQueue;
  readonly limits: RunSettings;
  readonly times: StageTimes;
}

export function extractInPool<F extends Form>(plan: ExtractorPlan<F>): Extractor<F> {
  const { limits } = plan;
  const { workers } = limits;
  clearHeapsEarly();
  const pool = startPool(plan);
  const queue = new PQueue({ concurrency: workers });
  const times: StageTimes = {};
  const team = { pool, queue, limits, times };
  const extract = sender<Article, string>(team, 'extract', ({ text }) => text.length);
  const parse = sender<PageItem, Item>(team, 'parse', ({ html }) => html.length);
  return {
    workers,
    capacity: workers * CHUNK_ITEMS * CHUNKS_AHEAD,
    extract: async (article) => answerOf(await extract(article)),
    parse: async (page) => {
      const answer = await parse(page);
      return 'error' in answer ? failure(answer.error, page.place) : answer;
    },
    times: () => times,
    close: async () => {
      queue.clear();
      await pool.destroy();
    },
  };
}

/** Sends inputs to where this work is done, in chunks. */
function sender<In, Out>(
  team: Team,
  work: Work,
  sizeOf: (input: In) => number,
): (input: In) => Promise<Out | Refusal> {
  const gather = gatherer<Task<In, Out>>({ maxItems: CHUNK_ITEMS, maxSize: CHUNK_CHARS }, (tasks) => {
    void team.queue.add(() => workOff(team, work, tasks));
  });
  return (input) => new Promise((answer, fail) => gather.add({ input, answer, fail }, sizeOf(input)));
}

/** The worker beside this module, built or from source as it is itself. */
const WORKER = import.meta.url.endsWith('.ts') ? './worker-source.mjs' : './worker.js';

function startPool({ settings, limits, probe, form }: ExtractorPlan<Form>): Team['pool'] {
  const setUp: WorkerSetUp = { files: readModelFiles(), settings, probe, form };
  const pool: Team['pool'] = new Piscina({
    filename: fileURLToPath(new URL(WORKER, import.meta.url)),
    execArgv: [],
    workerData: setUp,
    minThreads: 1,
    maxThreads: limits.workers,
    idleTimeout: Infinity,
    resourceLimits: { maxOldGenerationSizeMb: limits.workerMemory, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  // A thread that dies between two chunks is replaced, and what made it die shows again in the next chunk.
  pool.on('error', () => undefined);
  return pool;
}

/** Answers every task, whatever happens to the thread; what the pool itself cannot do fails them. */
async function workOff<In, Out>(team: Team, work: Work, tasks: readonly Task<In, Out>[]): Promise<void> {
  try {
    for (let left = tasks; left.length > 0;) left = await tryChunk(team, work, left);
  } catch (error) {
    for (const task of tasks) task.fail(error);
  }
}

/** Gives the tasks that are still to be done. */
async function tryChunk<In, Out>(
  team: Team,
  work: Work,
  tasks: readonly Task<In, Out>[],
): Promise<readonly Task<In, Out>[]> {
  const { pool, limits, times } = team;
  const at = new Int32Array(new SharedArrayBuffer(4));
  const guard = guardTime(at, 1000 * limits.timeLimit);
  try {
    const chunk = { inputs: tasks.map(({ input }) => input), at };
    const done = (await pool.run(chunk, { name: work, signal: guard.signal })) as ChunkAnswer<Out>;
    addTimes(times, done.times);
    tasks.forEach((task, index) => task.answer(done.answers[index]!));
    return [];
  } catch (error) {
    const hit = tasks[Atomics.load(at, 0) - 1];
    if (!hit || !(guard.signal.aborted || isOutOfMemory(error))) throw error;
    if (guard.signal.aborted) hit.answer(timedOut(work, limits.timeLimit));
    else if (tasks.length === 1) hit.answer(outOfMemory(work, limits.workerMemory));
    // The memory may have been used up by those before it: once more, by itself and in a new thread.
    else await tryChunk(team, work, [hit]);
    return tasks.filter((task) => task !== hit);
  } finally {
    guard.end();
  }
}

/** Aborts when the thread has been at the same input for too long; the time until it has started does not count. */
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

function answerOf<F extends Form>(extraction: string | Refusal): Extraction<F> {
  if (typeof extraction !== 'string') return extraction;
  return { value: () => JSON.parse(extraction) as Forms[F], json: () => extraction };
}

function isOutOfMemory(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
}
