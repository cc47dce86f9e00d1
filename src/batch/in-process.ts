/** Extraction in this thread, a few articles after the other, each within its time. */
import { setImmediate } from 'node:timers/promises';
import { Script } from 'node:vm';
import { loadModels } from '../models.js';
import type { Article } from '../record.js';
import {
  extractArticle,
  timedOut,
  type Extracted,
  type Form,
  type Forms,
  type Refusal,
  type StageTimes,
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
  readonly article: Article;
  readonly answer: (extraction: Extraction<F>) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * After an article was broken off in the middle, what this thread remembers of words may be half written: the articles
 * after it go to a worker thread that begins afresh.
 */
export async function extractInProcess<F extends Form>(plan: ExtractorPlan<F>): Promise<Extractor<F>> {
  const { settings, limits, form } = plan;
  const tools = { models: loadModels(), settings, form };
  const probe = await loadProbe(plan.probe);
  const times: StageTimes = {};
  let successor: Extractor<F> | null = null;
  let turn: Promise<void> = Promise.resolve();
  const work = (article: Article): Extracted<Forms[F]> | Refusal => {
    probe(article);
    return extractArticle(article, tools, times);
  };
  async function workOff(tasks: readonly Task<F>[]): Promise<void> {
    // Signals, timers and the progress bar get their turn.
    await setImmediate();
    let left = tasks;
    if (!successor) {
      const { done, brokenOffAfter } = within(1000 * limits.timeLimit + GRACE_MS, tasks, work);
      done.forEach((extraction, index) => tasks[index]!.answer(answerOf(extraction)));
      left = tasks.slice(done.length);
      if (left.length === 0) return;
      successor = (await import('./pool.js')).extractInPool(plan);
      if (brokenOffAfter >= 1000 * limits.timeLimit) {
        left[0]!.answer(timedOut(limits.timeLimit));
        left = left.slice(1);
      }
    }
    for (const { article, answer, fail } of left) successor.extract(article).then(answer, fail);
  }
  const gather = gatherer<Task<F>>({ maxItems: CHUNK_ARTICLES, maxSize: CHUNK_CHARS }, (tasks) => {
    turn = turn
      .then(() => workOff(tasks))
      .catch((error: unknown) => tasks.forEach(({ fail }) => fail(error)));
  });
  return {
    workers: 1,
    capacity: CHUNK_ARTICLES,
    extract: (article) =>
      new Promise((answer, fail) => gather.add({ article, answer, fail }, article.text.length)),
    times: () => times,
    close: async () => successor?.close(),
  };
}

function answerOf<F extends Form>(extraction: Extracted<Forms[F]> | Refusal): Extraction<F> {
  if ('error' in extraction) return extraction;
  const { value, json, hash } = extraction;
  return { value: () => value, json: () => json, hash };
}

/** V8 can only be told to break off a script: this one calls what is to be done. */
const CALL = new Script('globalThis.onrecordWork()');
const place = globalThis as { onrecordWork?: () => void };

interface Worked<Done> {
  /** Of the first articles; all of them unless it was broken off. */
  readonly done: readonly Done[];
  /** Milliseconds that the article took during which it was. */
  readonly brokenOffAfter: number;
}

function within<Done>(
  ms: number,
  tasks: readonly { readonly article: Article }[],
  work: (article: Article) => Done,
): Worked<Done> {
  const done: Done[] = [];
  let since = 0;
  place.onrecordWork = () => {
    for (const { article } of tasks) {
      since = performance.now();
      done.push(work(article));
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
