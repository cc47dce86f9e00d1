/** npm run train -- names: trains data/models/names.bin from gold names. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { findNames } from '../../src/annotate/names/find.js';
import { LABELS } from '../../src/annotate/names/labels.js';
import { readLexicon } from '../../src/annotate/names/lexicon.js';
import {
  readNameModel,
  type Calibration,
  type NameModel,
  type NameModelHeader,
} from '../../src/annotate/names/model.js';
import { spellingsOf } from '../../src/annotate/names/spellings.js';
import { prepare } from '../../src/prepare/prepare.js';
import { compactTable } from '../../src/sequence/linear.js';
import { readWeights, writeWeights } from '../../src/sequence/weights.js';
import { averageWeights, type CrfWeights } from './crf.js';
import { fitCalibration } from './names/calibrate.js';
import { detokenise } from './names/detokenise.js';
import { exactScores, judged, relaxedRecall, showScores } from './names/evaluate.js';
import { makeExample, type Example } from './names/examples.js';
import { readGold, type GoldArticle } from './names/gold.js';
import { jackknife, trainFirst, trainSecond, type PassOptions } from './names/passes.js';

const FIRST: PassOptions = { epochs: 5, rate: 0.1, dropout: 0.45, seed: 1, bits: 18 };
const SECOND: PassOptions = { epochs: 4, rate: 0.1, dropout: 0.45, seed: 1, bits: 16 };
/** Each pass, and the first in each fold of the jackknife, is the mean of trainings with as many seeds. */
const SEEDS = { first: 3, fold: 1, second: 3 };
const FOLDS = 5;
/** Smaller weights of the first and of the second pass are dropped. */
const PRUNE = { first: 0.07, second: 0.03 };
const UNCALIBRATED: Calibration = { probability: [0, 1], right: [0, 1] };

interface Options {
  readonly data: string;
  readonly lexicon: string;
  readonly out: string;
  readonly seed: string;
}

export function namesCommand(): Command {
  return new Command('names')
    .description('train the name tagger; writes the model and prints its figures on dev')
    .option('--data <folder>', 'folder of the gold files', '../shared/gold')
    .option('--lexicon <file>', 'compiled word lists', 'data/lexicons/names.bin')
    .option('--out <file>', 'the model to write', 'data/models/names.bin')
    .option('--seed <number>', 'the first of the seeds of both passes', '1')
    .action(train);
}

function train(options: Options): void {
  const lexicon = readWeights(readFileSync(options.lexicon));
  const kernel = readFileSync('data/models/sums.wasm');
  const lists = readLexicon(lexicon);
  const knowledge = { lexicon: lists, spellings: spellingsOf(lists) };
  const gold = readGold(join(options.data, 'names-conllpp-train.jsonl'));
  const examples: Example[] = [...gold, ...gold.map((article, index) => detokenise(article, index + 1))].map(
    (article) => makeExample(article, knowledge, FIRST.bits),
  );
  const seeds = (count: number): number[] =>
    Array.from({ length: count }, (_, k) => Number(options.seed) + k);
  const first = averageWeights(seeds(SEEDS.first).map((seed) => trainFirst(examples, { ...FIRST, seed })));
  const unseen = jackknife(examples, {
    ...FIRST,
    seeds: seeds(SEEDS.fold),
    folds: FOLDS,
    prune: PRUNE.first,
  });
  const second = averageWeights(
    seeds(SEEDS.second).map((seed) => trainSecond(unseen, knowledge, { ...SECOND, seed })),
  );
  const dev = readGold(join(options.data, 'names-conllpp-dev.jsonl'));
  const raw = dev.map((article, index) => detokenise(article, 5000 + index));
  const draft = readNameModel(readWeights(compact(first, second, UNCALIBRATED)), lexicon, kernel);
  const bytes = compact(first, second, calibrateOn([...dev, ...raw], draft));
  writeFileSync(options.out, bytes);
  console.log(`${options.out}: ${bytes.length} bytes`);
  report(readNameModel(readWeights(bytes), lexicon, kernel), {
    dev,
    raw,
    meantime: readGold(join(options.data, 'news-meantime-dev.jsonl')),
  });
}

function compact(first: CrfWeights, second: CrfWeights, calibration: Calibration): Uint8Array {
  const firstTable = compactTable('first', first.emission, LABELS, PRUNE.first);
  const secondTable = compactTable('second', second.emission, LABELS, PRUNE.second);
  const header: NameModelHeader & Record<string, unknown> = {
    kind: 'names',
    firstScale: firstTable.scale,
    secondScale: secondTable.scale,
    calibration,
    training: { first: FIRST, second: SECOND, seeds: SEEDS, folds: FOLDS, prune: PRUNE },
  };
  console.log(`rows kept: ${firstTable.rows} and ${secondTable.rows}`);
  return writeWeights(header, {
    ...firstTable.sections,
    ...secondTable.sections,
    'first.transitions': first.transitions,
    'second.transitions': second.transitions,
  });
}

function calibrateOn(articles: readonly GoldArticle[], model: NameModel): Calibration {
  return fitCalibration(judged(articles, (article) => findNames(prepare(article.text), model)));
}

function report(
  model: NameModel,
  sets: { readonly dev: GoldArticle[]; readonly raw: GoldArticle[]; readonly meantime: GoldArticle[] },
): void {
  console.log(`dev, as tokenised: ${showScores(exactScores(sets.dev, model))}`);
  console.log(`dev, as printed:   ${showScores(exactScores(sets.raw, model))}`);
  const recall = relaxedRecall(sets.meantime, model, 'organization');
  console.log(`news-meantime-dev, organizations found: ${recall.toFixed(1)}`);
}
