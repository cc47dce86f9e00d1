import { DEFAULT_RUN_SETTINGS } from '../settings.js';

/** Until a thread has started it could have extracted from about this much. */
const BYTES_WORTH_A_THREAD = 250_000;

/** How many threads an input is worth: every core, unless there is little to read. Null: nobody knows how much. */
export function workersFor(bytes: number | null): number {
  const worth = bytes === null ? Infinity : Math.ceil(bytes / BYTES_WORTH_A_THREAD);
  return Math.max(1, Math.min(DEFAULT_RUN_SETTINGS.workers, worth));
}
