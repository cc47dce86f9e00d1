/** Pages parsed and articles extracted in this thread, a few after the other, each within its time. */
import { setImmediate } from 'node:timers/promises';
import { Script } from 'node:vm';
import { loadModels } from '../models.js';
import { failure } from '../read/item.js';
import {
  extractArticle,
  timedOut,
  type Extracted,
  type Form,
  type Forms,
  type Refusal,
  type StageTimes,
  type Work,
} from './extraction.js';
import type { Extraction, Extractor, ExtractorPlan } from './extractor.js';
import { gatherer } from './gather.js';
import { loadProbe } from './probe.js';

/** V8 starts a thread to watch over each call: that is shared by so many articles or characters. */
const CHUNK_ARTICLES = 16;
const CHUNK_CHARS = 100_000;
/** What a chunk may take beyond the time of one article. */
const GRACE_MS = 1000;

interface Task<F extends Form> {
  readonly kind: Work;
  /** Does it, here, and answers. */
  work(): void;
  refuse(refusal: Refusal): void;
  handOver(successor: Extractor<F>): void;
  fail(error: unknown): void;
}

export async function extractInProcess<F extends Form>(plan: ExtractorPlan<F>): Promise<Extractor<F>> {
  const { settings, form } = plan;
  const tools = { models: loadModels(), settings, form };
  const probe = await loadProbe(plan.probe);
  const times: StageTimes = {};
  const line = startLine(plan);
  const gather = gatherer<Task<F>>({ maxItems: CHUNK_ARTICLES, maxSize: CHUNK_CHARS }, line.add);
  return {
    workers: 1,
    capacity: CHUNK_ARTICLES,
    extract: (article) =>
      new Promise((answer, fail) => {
        const work = (): void => {
          probe(article);
          answer(answerOf(extractArticle(article, tools, times)));
        };
        const handOver = (to: Extractor<F>): void => void to.extract(article).then(answer, fail);
        gather.add({ kind: 'extract', work, refuse: answer, handOver, fail }, article.text.length);
      }),
    parse: async (page) => {
      const { parsePage } = await import('./parsing.js');
      return new Promise((answer, fail) => {
        const work = (): void => {
          probe(page);
          answer(parsePage(page, times));
        };
        const refuse = ({ error }: Refusal): void => answer(failure(error, page.place));
        const handOver = (to: Extractor<F>): void => void to.parse(page).then(answer, fail);
        // Parsing takes so much longer than watching over it that a page waits for no others.
        line.add([{ kind: 'parse', work, refuse, handOver, fail }]);
      });
    },
    times: () => times,
    close: line.close,
  };
}

interface Line<F extends Form> {
  /** Has a chunk of tasks done after all that were added before. */
  add(chunk: readonly Task<F>[]): void;
  close(): Promise<void>;
}

/**
 * After a task was broken off in the middle, what this thread remembers of words may be half written: those after it go
 * to a worker thread that begins afresh.
 */
function startLine<F extends Form>(plan: ExtractorPlan<F>): Line<F> {
  const { timeLimit } = plan.limits;
  let successor: Extractor<F> | null = null;
  let turn: Promise<void> = Promise.resolve();
  async function workOff(tasks: readonly Task<F>[]): Promise<void> {
    // Signals, timers and the progress bar get their turn.
    await setImmediate();
    let left = tasks;
    if (!successor) {
      const { done, brokenOffAfter } = within(1000 * timeLimit + GRACE_MS, tasks);
      left = tasks.slice(done);
      if (left.length === 0) return;
      successor = (await import('./pool.js')).extractInPool(plan);
      if (brokenOffAfter >= 1000 * timeLimit) {
        left[0]!.refuse(timedOut(left[0]!.kind, timeLimit));
        left = left.slice(1);
      }
    }
    for (const task of left) task.handOver(successor);
  }
  return {
    add(tasks) {
      turn = turn
        .then(() => workOff(tasks))
        .catch((error: unknown) => tasks.forEach(({ fail }) => fail(error)));
    },
    close: async () => successor?.close(),
  };
}

function answerOf<F extends Form>(extraction: Extracted<Forms[F]> | Refusal): Extraction<F> {
  if ('error' in extraction) return extraction;
  const { value } = extraction;
  return { value: () => value, json: () => JSON.stringify(value) };
}

/** V8 can only be told to break off a script: this one calls what is to be done. */
const CALL = new Script('globalThis.onrecordWork()');
const place = globalThis as { onrecordWork?: () => void };

interface Worked {
  /** How many tasks, the first ones; all of them unless it was broken off. */
  readonly done: number;
  /** Milliseconds that the task took during which it was. */
  readonly brokenOffAfter: number;
}

function within(ms: number, tasks: readonly Task<Form>[]): Worked {
  let done = 0;
  let since = 0;
  place.onrecordWork = () => {
    for (const task of tasks) {
      since = performance.now();
      task.work();
      done++;
    }
  };
  try {
    CALL.runInThisContext({ timeout: ms });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
  } finally {
    delete place.onrecordWork;
  }
  return { done, brokenOffAfter: performance.now() - since };
}
