/**
 * `npm run eval [-- --shared ../shared]`: extracts the gold articles and prints every score, by the project's scorer
 * (shared/eval/score.mjs) where it has the task, else by src/measure. Predictions stay in output/eval.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { extract } from '../src/extract.js';
import { reliability, type Judged } from '../src/measure/calibration.js';
import { judgeQuotes, type GoldQuoteDocument } from '../src/measure/quotes.js';
import { judgeNames, relaxedRecall, type GoldNameDocument } from '../src/measure/names.js';
import { scoreFoundSpeakers, scoreSpeakers, type Share } from '../src/measure/speakers.js';
import { loadModels } from '../src/models.js';
import type { Article, ExtractionRecord } from '../src/record.js';

const { shared } = new Command('eval')
  .option('--shared <folder>', 'folder with gold/ and eval/score.mjs', '../shared')
  .parse()
  .opts<{ shared: string }>();
if (!existsSync(join(shared, 'gold'))) {
  console.error(
    `eval: ${join(shared, 'gold')} is not there; give the folder that holds the gold data with --shared`,
  );
  process.exit(1);
}

const models = loadModels();
const folder = join('output', 'eval');
mkdirSync(folder, { recursive: true });

/** Our own cases lie in tests/cases, the corpora's gold in shared/gold. */
const OWN_CASES = new Set(['who-said-what', 'hard', 'speakers-develop', 'speakers-check']);

const goldPath = (name: string): string =>
  OWN_CASES.has(name) ? join('tests', 'cases', `${name}.jsonl`) : join(shared, 'gold', `${name}.jsonl`);

function readGold<T extends Article>(name: string): T[] {
  return readFileSync(goldPath(name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

/** Gold files carry annotations under the record's own names: only the article goes in. */
function articleOf({ id, text, title, publishedAt, url, publisher, author }: Article): Article {
  const fields = { title, publishedAt, url, publisher, author };
  return {
    id,
    text,
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
  };
}

const predictions = new Map<string, ExtractionRecord[]>();

function predict(name: string): ExtractionRecord[] {
  const known = predictions.get(name);
  if (known) return known;
  const records = readGold(name).map((document) => extract(articleOf(document), models));
  writeFileSync(
    join(folder, `${name}.jsonl`),
    records.map((record) => JSON.stringify(record) + '\n').join(''),
  );
  predictions.set(name, records);
  return records;
}

function score(task: string, gold: string): void {
  predict(gold);
  console.log(`\n## ${task} on ${gold}`);
  const scorer = join(shared, 'eval', 'score.mjs');
  const report = execFileSync(
    process.execPath,
    [scorer, task, goldPath(gold), join(folder, `${gold}.jsonl`)],
    {
      encoding: 'utf8',
    },
  );
  console.log(report.trimEnd());
}

const percent = (share: number): string => (100 * share).toFixed(1);

score('spans', 'quotes-polnear-dev');
score('quotes', 'quotes-polnear-dev');
score('quotes', 'speakers-polnear-dev');
score('quotes', 'quotes-wikinews-dev');
score('quotes', 'who-said-what');
score('quotes', 'hard');
score('quotes', 'speakers-develop');
score('quotes', 'speakers-check');
score('names', 'names-conllpp-dev');
score('dates', 'dates-tbaq');
score('dates', 'news-meantime-dev');
score('sentences', 'news-meantime-dev');

console.log('\n## names on news-meantime-dev (recall, relaxed span, right type)');
const nameGold = readGold<GoldNameDocument>('news-meantime-dev');
for (const [type, { found, gold }] of relaxedRecall(nameGold, predict('news-meantime-dev')))
  console.log(`${type.padEnd(34)} recall ${percent(found / gold)}  gold ${gold}`);

function printShares(title: string, shares: ReadonlyMap<string, Share>): void {
  console.log(`\n## ${title} (share of right names)`);
  for (const [row, { right, of }] of shares)
    console.log(`${row.padEnd(34)} right ${percent(right / of)}  of ${of}`);
}

for (const name of ['speakers-polnear-dev', 'quotes-wikinews-dev', ...OWN_CASES]) {
  const gold = readGold<GoldQuoteDocument>(name);
  printShares(`speakers on ${name}, gold spans`, scoreSpeakers(gold, models));
  printShares(`speakers on ${name}, of quotes found`, scoreFoundSpeakers(gold, predict(name)));
}

console.log('\n## confidence of a name: span and type right, by confidence (names-conllpp-dev)');
printReliability(judgeNames(readGold<GoldNameDocument>('names-conllpp-dev'), predict('names-conllpp-dev')));

console.log('\n## confidence: content and speaker right, by confidence (predicted spans)');
const judged: Judged[] = ['speakers-polnear-dev', 'quotes-wikinews-dev'].flatMap((name) =>
  judgeQuotes(readGold<GoldQuoteDocument>(name), predict(name)),
);
printReliability(judged);

function printReliability(judgments: readonly Judged[]): void {
  for (const bin of reliability(judgments))
    console.log(
      `${bin.from.toFixed(1)}-${bin.to.toFixed(1)}`.padEnd(34),
      `mean ${percent(bin.meanConfidence)}  right ${percent(bin.shareRight)}  of ${bin.count}`,
    );
}
