/** A job whose process is killed again and again, as a power cut would, and run again each time until it is done. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
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

/** One kill: what was planned, what the killed run had said, and what was there after it. */
export interface Kill {
  /** Batches with new articles that were waited for; 0: it was killed while it started, or at its first batch. */
  readonly batches: number;
  /** New articles that the run had told of before it was killed. */
  readonly told: number;
  /** Articles in the database afterwards. */
  readonly stored: number;
}

/** One run in three is killed within so many milliseconds of its start; the others soon after one of its first batches. */
const STARTING_SHARE = 1 / 3;
const STARTING_MS = 800;
const MOST_BATCHES = 6;
const WRITING_MS = 20;

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

/**
 * Kills it at random moments until it has ended all the same, or lets it end. No run is left to itself for more than a few
 * batches, so that a fast machine is killed as often as a slow one.
 */
export async function runKilled(job: KilledJob, { kills, seed }: KillPlan): Promise<Kill[]> {
  const random = randomFrom(seed);
  const done: Kill[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const batches = random() < STARTING_SHARE ? 0 : 1 + Math.floor(random() * MOST_BATCHES);
    const delay = random() * (batches === 0 ? STARTING_MS : WRITING_MS);
    const child = start(job);
    const ended = once(child, 'exit');
    const log = followed(child);
    const moment =
      batches === 0
        ? Promise.race([setTimeout(delay), log.reached(1)])
        : log.reached(batches).then(() => setTimeout(delay));
    await Promise.race([moment, ended]);
    const told = log.told();
    child.kill('SIGKILL');
    await ended;
    if (child.exitCode === 0) return done;
    done.push({ batches, told, stored: countArticles(job.database) });
  }
  await runWhole(job);
  return done;
}

interface Followed {
  /** Articles of the batches that the log has told of: they are committed. */
  told(): number;
  /** Resolves when the log has told of so many batches with articles. */
  reached(batches: number): Promise<void>;
}

/** Reads along what a run says. Failures are met again by every run: a batch of them alone does not count. */
function followed({ stderr }: Started): Followed {
  const lines = createInterface({ input: stderr });
  let batches = 0;
  let articles = 0;
  const waiting: (() => void)[] = [];
  lines.on('line', (line) => {
    const { msg, articles: more = 0 } = JSON.parse(line) as { msg: string; articles?: number };
    if (msg !== 'batch' || more === 0) return;
    batches++;
    articles += more;
    waiting.forEach((look) => look());
  });
  return {
    told: () => articles,
    reached: (wanted) =>
      new Promise((resolve) => {
        const look = (): void => void (batches >= wanted && resolve());
        waiting.push(look);
        look();
      }),
  };
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
