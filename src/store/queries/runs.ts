/** Which runs wrote this database: their settings, versions and counts. */
import { rows } from '../connection.js';
import type { RunSummary, Store } from '../types.js';

interface Row extends Omit<RunSummary, 'settings' | 'versions'> {
  readonly settings: string;
  readonly versions: string;
}

const RUNS = `
SELECT id, job, settings, extractor, versions, started_at AS startedAt, finished_at AS finishedAt, status, added, replaced,
  unchanged, ifnull(failed, (SELECT count(*) FROM failures WHERE run_id = runs.id)) AS failed, quotes
FROM runs ORDER BY id DESC`;

/** The latest first. A run whose process was killed reads "running" until the next one starts. */
export function listRuns(store: Store): RunSummary[] {
  return rows<Row>(store, RUNS).map(({ settings, versions, ...run }) => ({
    ...run,
    settings: JSON.parse(settings) as unknown,
    versions: JSON.parse(versions) as Record<string, string>,
  }));
}
