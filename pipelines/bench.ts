/**
 * `npm run bench [-- --articles 400]`: wink-nlp alone, extraction by stage, and the whole job into SQLite, in one run
 * on one text set: stories put together from the sample articles' paragraphs by a seeded draw.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import winkNLP from 'wink-nlp';
import model from 'wink-eng-lite-web-model';
import { runBatch } from '../src/batch/run.js';
import { extract, STAGES } from '../src/extract.js';
import { loadModels } from '../src/models.js';
import { readArticles } from '../src/read/read.js';
import type { Article } from '../src/record.js';
import { DEFAULT_READER_SETTINGS, DEFAULT_SETTINGS } from '../src/settings.js';
import { randomFrom } from './train/random.js';

const options = new Command('bench')
  .option('--articles <n>', 'how many stories to put together', Number, 400)
  .option('--rounds <n>', 'each is measured this often; the fastest counts', Number, 3)
  .parse()
  .opts<{ articles: number; rounds: number }>();

const articles = putTogether(await sampleParagraphs(), options.articles);
const chars = articles.reduce((sum, { text }) => sum + text.length, 0);
console.log(
  `${articles.length} stories, ${(chars / 1e6).toFixed(2)} million characters, Node ${process.version}\n`,
);

const nlp = winkNLP(model, ['sbd', 'pos']);
const models = loadModels();
const wink = fastest(() => articles.forEach(({ text }) => nlp.readDoc(text)));
const alone = fastest(() => articles.forEach((article) => extract(article, models)));
const job = await wholeJob();
report('wink-nlp alone (sbd, pos)', wink);
report('extraction, one thread', alone);
report('whole job into SQLite, one thread', job);
console.log('\nstage'.padEnd(36), 'ms'.padStart(8), 'share'.padStart(8), 'x wink'.padStart(8));
for (const [stage, ms] of stageTimes())
  console.log(
    stage.padEnd(35),
    ms.toFixed(0).padStart(8),
    `${((100 * ms) / alone).toFixed(0)} %`.padStart(8),
    (ms / wink).toFixed(2).padStart(8),
  );

function report(name: string, ms: number): void {
  const perSecond = (amount: number): string => ((1000 * amount) / ms).toFixed(0);
  const speed = `${perSecond(articles.length)} articles/s  ${(chars / ms / 1000).toFixed(2)} Mchar/s`;
  console.log(`${name.padEnd(35)} ${speed}  ${(wink / ms).toFixed(2)} of wink's speed`);
}

async function sampleParagraphs(): Promise<string[]> {
  const paragraphs: string[] = [];
  for await (const item of readArticles(['data/articles'], DEFAULT_READER_SETTINGS))
    if (item.kind === 'article')
      paragraphs.push(...item.article.text.split(/\n+/).filter((line) => line !== ''));
  return paragraphs;
}

function putTogether(paragraphs: readonly string[], count: number): Article[] {
  const random = randomFrom(1);
  return Array.from({ length: count }, (_, index) => {
    const length = 8 + Math.floor(random() * 20);
    const drawn = Array.from({ length }, () => paragraphs[Math.floor(random() * paragraphs.length)]!);
    return { id: `bench-${index}`, text: drawn.join('\n\n'), publishedAt: '2025-03-14' };
  });
}

/** Milliseconds of the fastest round, after one to warm up. */
function fastest(work: () => void): number {
  work();
  let best = Infinity;
  for (let round = 0; round < options.rounds; round++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** Milliseconds of each stage over all articles; each stage's fastest round counts. */
function stageTimes(): Map<string, number> {
  const best = new Map<string, number>(STAGES.map((stage) => [stage, Infinity]));
  for (let round = 0; round < options.rounds; round++)
    for (const [stage, ms] of timesOfRound()) best.set(stage, Math.min(best.get(stage)!, ms));
  return best;
}

function timesOfRound(): Map<string, number> {
  const times = new Map<string, number>(STAGES.map((stage) => [stage, 0]));
  for (const article of articles) {
    let last = performance.now();
    extract(article, models, DEFAULT_SETTINGS, (stage) => {
      const now = performance.now();
      times.set(stage, times.get(stage)! + now - last);
      last = now;
    });
  }
  return times;
}

/** From a JSONL file to a fresh database; the fastest round counts. */
async function wholeJob(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
  const input = join(folder, 'articles.jsonl');
  writeFileSync(input, articles.map((article) => JSON.stringify(article) + '\n').join(''));
  let best = Infinity;
  for (let round = 0; round < options.rounds; round++) {
    const start = performance.now();
    await runBatch(
      {
        name: 'bench',
        inputs: [input],
        read: DEFAULT_READER_SETTINGS,
        extract: DEFAULT_SETTINGS,
        database: join(folder, `${round}.db`),
        redo: false,
      },
      { signal: new AbortController().signal, onEvent: () => undefined },
    );
    best = Math.min(best, performance.now() - start);
  }
  rmSync(folder, { recursive: true });
  return best;
}
