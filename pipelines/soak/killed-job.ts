/** A job whose process is killed again and again, as a power cut would, and run again each time until it is done. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { randomFrom } from '../train/random.js';

export interface KilledJob {
  /** How `onrecord` is started: the program and what comes before the command. */
  readonly program: readonly string[];
  readonly input: string;
  readonly database: string;
  readonly workers: number;
}

export interface KillPlan {
  readonly kills: number;
  readonly seed: number;
}

/** A run is killed within so many milliseconds of its start, or of the last of so many batches. */
const STARTING_MS = 800;
const WRITING_MS = 40;
const MOST_BATCHES = 3;

/** Articles of our own, with lines that cannot be read and an id that comes twice among them. */
export function writeArchive(file: string, articles: number): void {
  const lines: string[] = [];
  for (let n = 0; n < articles; n++) {
    const told = `Ana Roe told councillors on Monday that gauge ${n} had failed`;
    const text = `“The water is rising in ward ${n},” ${told}. “Nobody at Harrow Water answered.”\n\nTomas Brandt said the wall was sound.`;
    lines.push(
      JSON.stringify({ id: `flood-${n}`, title: `Flood watch ${n}`, publishedAt: '2024-05-01', text }),
    );
    if (n % 37 === 5) lines.push('{"id": "oops');
    if (n % 53 === 9) lines.push(JSON.stringify({ id: `flood-${n}`, text: 'Another text.' }));
  }
  writeFileSync(file, `${lines.join('\n')}\n`);
}

export async function runWhole(job: KilledJob): Promise<void> {
  const [code, signal] = (await once(quiet(start(job)), 'exit')) as [number | null, string | null];
  if (code !== 0) throw new Error(`the run ended with ${code ?? signal}`);
}

/** Kills it at random moments until it has ended all the same, or lets it end; gives how many articles were there each time. */
export async function runKilled(job: KilledJob, { kills, seed }: KillPlan): Promise<number[]> {
  const random = randomFrom(seed);
  const stored: number[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const child = start(job);
    const ended = once(child, 'exit');
    const batches = Math.floor(random() * MOST_BATCHES);
    const delay = random() * (batches === 0 ? STARTING_MS : WRITING_MS);
    await Promise.race([batchesWritten(child, batches).then(() => setTimeout(delay)), ended]);
    child.kill('SIGKILL');
    await ended;
    if (child.exitCode === 0) return stored;
    stored.push(countArticles(job.database));
  }
  await runWhole(job);
  return stored;
}

/** Resolves when the log has told of so many batches. */
async function batchesWritten({ stderr }: Started, batches: number): Promise<void> {
  let seen = 0;
  stderr.setEncoding('utf8').resume();
  while (seen < batches)
    seen += ((await once(stderr, 'data')) as [string])[0].split('"msg":"batch"').length - 1;
}

type Started = ReturnType<typeof start>;

function quiet(child: Started): Started {
  child.stderr.resume();
  return child;
}

function start({ program: [command, ...before], input, database, workers }: KilledJob) {
  const limits = ['--workers', String(workers), '--batch', '8', '--log', 'json'];
  const parameters = [...before, 'run', input, '--db', database, ...limits];
  return spawn(command!, parameters, { stdio: ['ignore', 'ignore', 'pipe'] });
}

function countArticles(path: string): number {
  try {
    const database = new Database(path, { fileMustExist: true });
    try {
      return database.prepare('SELECT count(*) FROM articles').pluck().get() as number;
    } finally {
      database.close();
    }
  } catch {
    return 0;
  }
}

/**
 * Every row of every table that must not depend on how often a job was broken off: all but the times, and the search
 * index's own layout, which is asked for what it finds instead.
 */
export function rowsOf(path: string): Record<string, unknown[]> {
  const database = new Database(path, { readonly: true });
  try {
    const tables = database
      .prepare(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'quote_search_%' AND name NOT LIKE 'sqlite_%'`,
      )
      .pluck()
      .all() as string[];
    const rows = tables.map((table) => [table, database.prepare(`SELECT * FROM ${table}`).all()] as const);
    const found = database.prepare(
      `SELECT rowid FROM quote_search WHERE quote_search MATCH '"water is rising" OR sound'`,
    );
    return {
      ...Object.fromEntries(rows.map(([table, all]) => [table, all.map(untimed)])),
      found: found.all(),
    };
  } finally {
    database.close();
  }
}

const TIMES = ['started_at', 'finished_at', 'failed_at', 'seconds', 'stage_ms'];

function untimed(row: unknown): unknown {
  return Object.fromEntries(Object.entries(row as object).filter(([column]) => !TIMES.includes(column)));
}
