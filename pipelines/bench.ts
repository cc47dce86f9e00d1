/**
 * Speed and memory, on stories put together from the sample articles with a fixed seed: `npm run bench`. Figures are
 * wall-clock: run it on a quiet machine. `--only` takes one or more of speed, memory, lengths.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import winkNLP from 'wink-nlp';
import model from 'wink-eng-lite-web-model';
import { extract, STAGES } from '../src/extract.js';
import { loadModels } from '../src/models.js';
import type { Article } from '../src/record.js';
import { machineScaling, runJob, type JobFigures } from './bench/job.js';
import { growthOf, HARD_TEXTS } from './bench/lengths.js';
import { sampleParagraphs, stories, writeStories } from './bench/stories.js';

const options = new Command('bench')
  .option('--articles <n>', 'how many stories the whole job has', Number, 12_000)
  .option('--rounds <n>', 'each is measured this often; the fastest counts', Number, 2)
  .option(
    '--memory <n,...>',
    'articles of the jobs whose peak memory is measured',
    numbers,
    [1000, 10_000, 50_000],
  )
  .option('--lengths <n,...>', 'characters of single articles', numbers, [10_000, 100_000, 1_000_000])
  .option('--only <part,...>', 'speed, memory, lengths', (parts: string) => parts.split(','), [
    'speed',
    'memory',
    'lengths',
  ])
  .parse()
  .opts<{ articles: number; rounds: number; memory: number[]; lengths: number[]; only: string[] }>();

function numbers(list: string): number[] {
  return list.split(',').map(Number);
}

/** Each thread compiles its code anew, which takes it some seconds. */
const LONG_ENOUGH = 10_000;

/** Read beforehand, so that the code is compiled when the clock starts. */
const WARM_UP = 400;
/** Stories that each reads before it is the other's turn. */
const TURN = 200;

const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
const paragraphs = await sampleParagraphs();
const models = loadModels();
console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${availableParallelism()} × ${cpus()[0]!.model.trim()}\n`,
);
if (options.only.includes('speed')) await speed();
if (options.only.includes('memory')) await memory();
if (options.only.includes('lengths')) lengths();
rmSync(folder, { recursive: true });

async function speed(): Promise<void> {
  const input = join(folder, 'speed.jsonl');
  const articles = [...stories(paragraphs, options.articles)];
  const chars = articles.reduce((sum, { text }) => sum + text.length, 0);
  await writeStories(input, articles);
  const size = `${articles.length} stories, ${(chars / 1e6).toFixed(2)} million characters`;
  console.log(`The whole job is the built program in a process of its own: ${size}`);
  const { wink, alone, jobs } = await measureSpeed(articles, input);
  const line = (name: string, ms: number): void => {
    const articleSpeed = ((1000 * articles.length) / ms).toFixed(0).padStart(6);
    const charSpeed = (chars / ms / 1000).toFixed(2).padStart(6);
    const ratio = (wink / ms).toFixed(2);
    console.log(
      `${name.padEnd(36)}${articleSpeed} articles/s ${charSpeed} M characters/s   ${ratio} of wink's speed`,
    );
  };
  line('wink-nlp alone (sbd, pos)', wink);
  line('extraction, one thread', alone);
  for (const [workers, { seconds }] of jobs)
    line(`whole job into SQLite, ${workers} worker(s)`, 1000 * seconds);
  const one = jobs.get(1)!;
  await printGain(jobs, input);
  if (articles.length < LONG_ENOUGH)
    console.log(
      `(a job of fewer than ${LONG_ENOUGH} stories is mostly warm-up: it does not show what workers gain)`,
    );
  console.log(
    `SQLite bytes an article: ${one.bytesPerArticle.toFixed(0)} (${(chars / articles.length).toFixed(0)} characters of text)`,
  );
  stageTable(wink, one);
}

interface Speed {
  /** Milliseconds of wink alone and of extraction alone for all stories. */
  wink: number;
  alone: number;
  /** By number of workers. */
  readonly jobs: Map<number, JobFigures>;
}

/** The fastest of the rounds. */
async function measureSpeed(articles: readonly Article[], input: string): Promise<Speed> {
  const nlp = winkNLP(model, ['sbd', 'pos']);
  const readers = [
    (article: Article) => nlp.readDoc(article.text),
    (article: Article) => extract(article, models),
  ];
  articles.slice(0, WARM_UP).forEach((article) => readers.forEach((read) => read(article)));
  const best: Speed = { wink: Infinity, alone: Infinity, jobs: new Map() };
  for (let round = 0; round < options.rounds; round++) {
    const [wink, alone] = timesOf(readers, articles) as [number, number];
    best.wink = Math.min(best.wink, wink);
    best.alone = Math.min(best.alone, alone);
    for (const workers of new Set([1, availableParallelism()])) {
      const figures = await runJob(input, join(folder, 'speed.db'), workers);
      if (figures.seconds < (best.jobs.get(workers)?.seconds ?? Infinity)) best.jobs.set(workers, figures);
    }
  }
  return best;
}

/** What more workers gain, beside what the machine lets any program gain. */
async function printGain(jobs: ReadonlyMap<number, JobFigures>, input: string): Promise<void> {
  for (const [workers, { seconds }] of jobs) {
    if (workers === 1) continue;
    const gain = (jobs.get(1)!.seconds / seconds).toFixed(2);
    const most = (await machineScaling(input, workers)).toFixed(2);
    console.log(
      `${workers} workers are ${gain} times as fast as one, the seconds in which their threads warm up included; ${workers} processes that extract and nothing else are ${most} times as fast as one`,
    );
  }
}

/** Where one worker's time goes; what no stage accounts for is reading, hashing and waiting. */
function stageTable(winkMs: number, one: JobFigures): void {
  const total = 1000 * one.seconds;
  const known = [...STAGES, 'record', 'store'].map((stage) => [stage, one.ms[stage] ?? 0] as const);
  const rest = total - known.reduce((sum, [, ms]) => sum + ms, 0);
  console.log(
    `\n${'stage of the whole job, one worker'.padEnd(36)}${'ms'.padStart(8)}${'share'.padStart(8)}${'x wink'.padStart(8)}`,
  );
  for (const [stage, ms] of [...known, ['reading and the rest', rest] as const])
    console.log(
      `${stage.padEnd(36)}${ms.toFixed(0).padStart(8)}${`${((100 * ms) / total).toFixed(1)} %`.padStart(8)}${(ms / winkMs).toFixed(2).padStart(8)}`,
    );
  console.log();
}

/** Milliseconds that each reader takes for all stories, by turns, so that what else the machine does falls on all alike. */
function timesOf(
  readers: readonly ((article: Article) => unknown)[],
  articles: readonly Article[],
): number[] {
  const ms = readers.map(() => 0);
  for (let at = 0; at < articles.length; at += TURN)
    readers.forEach((read, k) => {
      const start = performance.now();
      articles.slice(at, at + TURN).forEach(read);
      ms[k]! += performance.now() - start;
    });
  return ms;
}

async function memory(): Promise<void> {
  const workers = Math.max(2, availableParallelism());
  let first = 0;
  for (const count of options.memory) {
    const input = join(folder, `${count}.jsonl`);
    const bytes = await writeStories(input, stories(paragraphs, count));
    const { peakMegabytes, seconds } = await runJob(input, join(folder, 'memory.db'), workers);
    rmSync(input);
    first ||= peakMegabytes;
    const size = `${count} articles (${(bytes / 1e6).toFixed(0)} MB)`;
    console.log(
      `${`peak memory, ${workers} workers, ${size}`.padEnd(52)}${peakMegabytes.toFixed(0).padStart(6)} MB   ${(peakMegabytes / first).toFixed(2)} of the first   ${seconds.toFixed(0)} s`,
    );
  }
  console.log();
}

function lengths(): void {
  const news = [...stories(paragraphs, 2000)].map(({ text }) => text).join('\n\n');
  const texts = { news: (chars: number) => news.slice(0, chars), ...HARD_TEXTS };
  console.log(
    `${'ms for one article of'.padEnd(22)}${options.lengths.map((n) => String(n).padStart(10)).join('')}   power  slowest stage`,
  );
  for (const [name, textOf] of Object.entries(texts)) {
    const { ms, power, slowest } = growthOf(textOf, options.lengths, models);
    const cells = ms.map((time) => (time === null ? '-' : time.toFixed(0)).padStart(10)).join('');
    console.log(`${name.padEnd(22)}${cells}${(power?.toFixed(2) ?? '-').padStart(8)}  ${slowest}`);
  }
}
