import { connectionOf, row, statement } from './connection.js';
import { explained } from './faults.js';
import { lockForWriting } from './lock.js';
import { readRun } from './queries/runs.js';
import type { RunPlan, RunStatus, StartedRun, Store } from './types.js';

/**
 * How long the log grows before it is worked into the database: pages that every batch changes are then written there
 * once for many batches.
 */
const LOG_BYTES = 16 * 1024 * 1024;

/**
 * Begins a run and takes the writer's lock until finishRun or close. Where the database's last run had the same plan
 * and was broken off (stopped, failed or killed), that one goes on under its own id and with its counts.
 * Errors: 'store-locked' while another process runs a job on this database.
 */
export function startRun(store: Store, plan: RunPlan): StartedRun {
  const connection = connectionOf(store);
  connection.lock ??= lockForWriting(store.path, 0);
  const pageBytes = connection.database.pragma('page_size', { simple: true }) as number;
  connection.database.pragma(`wal_autocheckpoint = ${LOG_BYTES / pageBytes}`);
  return explained(store.path, () =>
    connection.database.transaction(() => resumeOrInsert(store, plan)).immediate(),
  );
}

const RESUME = `
UPDATE runs SET status = 'running', finished_at = NULL, failed = NULL
WHERE id = (SELECT max(id) FROM runs) AND status IN ('stopped', 'failed')
  AND job = ? AND settings = ? AND extractor = ? AND versions = ?
RETURNING id`;

const INSERT = `
INSERT INTO runs (job, settings, extractor, versions, started_at, status)
VALUES (?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%fZ'), 'running') RETURNING id`;

function resumeOrInsert(store: Store, plan: RunPlan): StartedRun {
  const values = [plan.job, JSON.stringify(plan.settings), plan.extractor, JSON.stringify(plan.versions)];
  // Whoever holds the lock is the only one running: what else says so was killed.
  statement(store, `UPDATE runs SET status = 'stopped' WHERE status = 'running'`).run();
  const broken = row<{ id: number }>(store, RESUME, ...values);
  if (broken) return { id: broken.id, resumed: true };
  return { id: row<{ id: number }>(store, INSERT, ...values)!.id, resumed: false };
}

interface RunEnd {
  readonly status: Exclude<RunStatus, 'running'>;
  /** Articles left alone because they were stored already, by other runs than this one. */
  readonly unchanged: number;
  readonly workers?: number;
  /** Milliseconds by stage in this attempt; they add up over attempts. */
  readonly stageMs?: Readonly<Record<string, number>>;
}

const FINISH = `
UPDATE runs SET status = ?, unchanged = ?, workers = ?, stage_ms = ?, finished_at = strftime('%Y-%m-%dT%H:%M:%fZ'),
  failed = (SELECT count(*) FROM failures WHERE run_id = runs.id)
WHERE id = ?`;

/** Ends a run and gives the writer's lock back. */
export function finishRun(store: Store, runId: number, end: RunEnd): void {
  const connection = connectionOf(store);
  const { status, unchanged, workers, stageMs = {} } = end;
  explained(store.path, () => {
    const before = readRun(store, runId)?.stageMs ?? {};
    const ms = { ...before };
    for (const [stage, more] of Object.entries(stageMs)) ms[stage] = Math.round((ms[stage] ?? 0) + more);
    statement(store, FINISH).run(status, unchanged, workers, JSON.stringify(ms), runId);
    connection.database.pragma('optimize');
  });
  connection.lock?.release();
  connection.lock = null;
}
