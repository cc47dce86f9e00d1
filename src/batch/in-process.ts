/** Extraction in this thread, one article after the other, each within its time. */
import { setImmediate } from 'node:timers/promises';
import { Script } from 'node:vm';
import { loadModels } from '../models.js';
import type { Article } from '../record.js';
import { extractArticle, timedOut, type Extracted, type Refusal, type StageTimes } from './extraction.js';
import type { Extraction, Extractor, ExtractorPlan } from './extractor.js';
import { loadProbe } from './probe.js';

/** Signals, timers and the progress bar get their turn at least this often. */
const TURN_MS = 40;

/**
 * After an article was broken off in the middle, what this thread remembers of words may be half written: the articles
 * after it go to a worker thread that begins afresh.
 */
export async function extractInProcess(plan: ExtractorPlan): Promise<Extractor> {
  const { settings, limits } = plan;
  const models = loadModels();
  const probe = await loadProbe(plan.probe);
  const times: StageTimes = {};
  let successor: Promise<Extractor> | null = null;
  let turnEnds = performance.now() + TURN_MS;
  const work = (article: Article) => {
    probe(article);
    return extractArticle(article, models, settings, times);
  };
  return {
    workers: 1,
    capacity: 1,
    async extract(article): Promise<Extraction> {
      if (successor) return (await successor).extract(article);
      if (performance.now() >= turnEnds) {
        await setImmediate();
        turnEnds = performance.now() + TURN_MS;
      }
      const extraction = within(1000 * limits.timeLimit, () => work(article));
      if (extraction === null) {
        successor = import('./pool.js').then(({ extractInPool }) => extractInPool(plan));
        return timedOut(limits.timeLimit);
      }
      return 'error' in extraction ? extraction : { ...extraction, record: () => extraction.record };
    },
    times: () => times,
    close: async () => (await successor)?.close(),
  };
}

type Outcome = Extracted | Refusal;

/** V8 can only be told to break off a script: this one calls what is to be done. */
const CALL = new Script('globalThis.onrecordWork()');
const place = globalThis as { onrecordWork?: () => void };

/** What the work gives, or null where it took longer. */
function within(ms: number, work: () => Outcome): Outcome | null {
  let outcome: Outcome | null = null;
  place.onrecordWork = () => void (outcome = work());
  try {
    CALL.runInThisContext({ timeout: ms });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    return null;
  } finally {
    delete place.onrecordWork;
  }
  return outcome;
}
