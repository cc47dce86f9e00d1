/** The whole job in a process of its own, as a user runs it: its time, its peak memory, and its database. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, statSync } from 'node:fs';
import { promisify } from 'node:util';

export interface JobFigures {
  readonly articlesPerSecond: number;
  /** Seconds of the run itself, without the start of the process. */
  readonly seconds: number;
  /** Milliseconds by stage, all threads together. */
  readonly ms: Readonly<Record<string, number>>;
  readonly peakMegabytes: number;
  readonly bytesPerArticle: number;
}

const WATCHED = `process.on('exit', () => process.stderr.write(JSON.stringify({ msg: 'peak', peak: process.resourceUsage().maxRSS / 1024 }) + '\\n'))`;

export async function runJob(input: string, database: string, workers: number): Promise<JobFigures> {
  const parameters = [
    'run',
    input,
    '--db',
    database,
    '--workers',
    String(workers),
    '--log',
    'json',
    '--json',
  ];
  const watch = ['--import', `data:text/javascript,${encodeURIComponent(WATCHED)}`];
  const child = spawn(process.execPath, [...watch, 'dist/present/cli/main.js', ...parameters]);
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (log += piece));
  child.stdout.resume();
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`the job ended with ${code}: ${log.slice(-2000)}`);
  const lines = log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  const end = lines.find(({ msg }) => msg === 'finished')!;
  const ms: Record<string, number> = {};
  for (const { ms: more = {} } of lines)
    for (const [stage, time] of Object.entries(more)) ms[stage] = (ms[stage] ?? 0) + time;
  const bytesPerArticle = statSync(database).size / end.read;
  for (const file of [database, `${database}-wal`, `${database}-shm`, `${database}.lock`])
    rmSync(file, { force: true });
  const peakMegabytes = Math.max(...lines.map(({ peak }) => peak ?? 0));
  return {
    articlesPerSecond: end.read / end.seconds,
    seconds: end.seconds,
    ms,
    peakMegabytes,
    bytesPerArticle,
  };
}

interface Line {
  readonly msg: string;
  readonly read: number;
  readonly seconds: number;
  readonly ms?: Readonly<Record<string, number>>;
  readonly peak?: number;
}

/** How many times as much gets extracted by several processes at once as by one: what a job could gain at most. */
export async function machineScaling(input: string, processes: number): Promise<number> {
  let alone = Infinity;
  let together = Infinity;
  // By turns: a machine that others use is not the same from minute to minute.
  for (let round = 0; round < SCALING.rounds; round++) {
    alone = Math.min(alone, await extractOnce(input));
    const times = await Promise.all(Array.from({ length: processes }, () => extractOnce(input)));
    together = Math.min(together, Math.max(...times));
  }
  return (processes * alone) / together;
}

const SCALING = { rounds: 3, warmUp: '1500', stories: '1500' };

async function extractOnce(input: string): Promise<number> {
  const script = ['pipelines/bench/alone.mjs', input, SCALING.warmUp, SCALING.stories];
  const { stdout } = await promisify(execFile)(process.execPath, script);
  return Number(stdout);
}
