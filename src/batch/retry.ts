/** Which runs would read again what failed: the settings of the run that listed it, and the files where it lies. */
import { listFailures, readRun, type Store } from '../store/index.js';
import {
  DEFAULT_READER_SETTINGS,
  DEFAULT_SETTINGS,
  type ExtractSettings,
  type ReaderSettings,
} from '../settings.js';
import type { BatchPlan } from './plan.js';

interface Retry {
  readonly plans: readonly BatchPlan[];
  /** Failures of standard input, which is gone. */
  readonly lost: number;
}

/** What a run keeps of its plan; see begin() in run.ts. */
interface Settings {
  readonly inputs: readonly string[];
  readonly read: Partial<ReaderSettings>;
  readonly extract: Partial<ExtractSettings>;
}

/** One plan for all failures that were met with the same settings. @param run only its failures */
export function retryPlans(store: Store, run: number | null): Retry {
  const paths = new Map<number, Set<string>>();
  let lost = 0;
  for (const { origin, run: met } of listFailures(store, { run })) {
    if (origin.path === '-') lost++;
    else paths.set(met, (paths.get(met) ?? new Set<string>()).add(origin.path));
  }
  const plans = new Map<string, BatchPlan>();
  for (const [met, failed] of [...paths].sort(([a], [b]) => a - b)) {
    const { job, settings } = readRun(store, met)!;
    const key = JSON.stringify(settings);
    const { inputs, read, extract } = settings as Settings;
    const before = plans.get(key)?.retry ?? [];
    plans.set(key, {
      name: job,
      inputs,
      read: { ...DEFAULT_READER_SETTINGS, ...read },
      extract: { ...DEFAULT_SETTINGS, ...extract },
      database: store.path,
      redo: false,
      retry: [...before, ...failed],
    });
  }
  return { plans: [...plans.values()], lost };
}
