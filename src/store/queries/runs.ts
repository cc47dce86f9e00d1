/** Which runs wrote this database: their settings, versions, counts and times. */
import { row, rows } from '../connection.js';
import type { RunSummary, Store } from '../types.js';

interface Row extends Omit<RunSummary, 'settings' | 'versions' | 'stageMs' | 'reached'> {
  readonly settings: string;
  readonly versions: string;
  readonly stageMs: string;
  readonly path: string | null;
  readonly line: number | null;
}

const RUNS = `
SELECT id, job, settings, extractor, versions, started_at AS startedAt, finished_at AS finishedAt, status, added, replaced,
  unchanged, ifnull(failed, (SELECT count(*) FROM failures WHERE run_id = runs.id)) AS failed, quotes, workers, seconds,
  items, bytes, reached_path AS path, reached_line AS line, stage_ms AS stageMs
FROM runs`;

/** The latest first. A run whose process was killed reads "running" until the next one starts. */
export function listRuns(store: Store): RunSummary[] {
  return rows<Row>(store, `${RUNS} ORDER BY id DESC`).map(summaryOf);
}

export function readRun(store: Store, id: number): RunSummary | null {
  const found = row<Row>(store, `${RUNS} WHERE id = ?`, id);
  return found ? summaryOf(found) : null;
}

function summaryOf({ settings, versions, stageMs, path, line, ...run }: Row): RunSummary {
  return {
    ...run,
    settings: JSON.parse(settings) as unknown,
    versions: JSON.parse(versions) as Record<string, string>,
    reached: path === null ? null : { path, ...(line !== null && { line }) },
    stageMs: JSON.parse(stageMs) as Record<string, number>,
  };
}
