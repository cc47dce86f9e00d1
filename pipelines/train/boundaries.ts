/** npm run train -- boundaries: the weights by which content's boundaries are chosen, from annotated articles to data/models/boundaries.json. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Candidate } from '../../src/attribute/quotes/boundaries/candidates.js';
import { FEATURES, writeFeatures, type Sought } from '../../src/attribute/quotes/boundaries/features.js';
import type { BoundaryModelFile } from '../../src/attribute/quotes/boundaries/model.js';
import { eachChoice } from '../../src/attribute/quotes/boundaries/settle.js';
import { linksOf } from '../../src/attribute/quotes/find.js';
import { newMasses } from '../../src/attribute/quotes/masses.js';
import { contentOverlap, spansOf, type GoldQuoteDocument } from '../../src/measure/quotes.js';
import { loadTaggers, type Taggers } from '../../src/models.js';
import { prepare } from '../../src/prepare/prepare.js';
import type { Tokens } from '../../src/prepare/prepared.js';
import type { Span } from '../../src/span.js';
import { accuracy, fit, type Example } from './log-linear.js';

const FIT = { rounds: 150, rate: 0.1, l2: 3e-5 };
/** Candidates that share less with every quote of the annotation answer nothing. */
const FOUND = 0.5;
/** A candidate is right that shares with a quote all but as much as the best one. */
const AS_GOOD = 0.98;

export function boundariesCommand(): Command {
  return new Command('boundaries')
    .description('Trains the choice of where content begins and ends')
    .requiredOption('--data <folder>', 'the folder with quotes-polnear-train.jsonl and -dev.jsonl')
    .option('--out <file>', 'where the model goes', 'data/models/boundaries.json')
    .action(train);
}

function train({ data, out }: { readonly data: string; readonly out: string }): void {
  const taggers = loadTaggers();
  const examples = examplesIn(join(data, 'quotes-polnear-train.jsonl'), taggers);
  const fitted = fit(examples, FIT);
  const weights = Object.fromEntries(FEATURES.map((name, i) => [name, Math.round(fitted[i]! * 1000) / 1000]));
  const file: BoundaryModelFile = { kind: 'boundaries', weights };
  writeFileSync(out, `${JSON.stringify(file, null, 1)}\n`);
  const dev = examplesIn(join(data, 'quotes-polnear-dev.jsonl'), taggers);
  const tagged = dev.filter(({ right }) => right[0]).length / dev.length;
  console.log(`quotes-polnear-dev: right ${percent(accuracy(dev, fitted))}, as tagged ${percent(tagged)}`);
}

const percent = (share: number): string => (100 * share).toFixed(1);

function examplesIn(path: string, taggers: Taggers): Example[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => examplesOf(JSON.parse(line) as GoldQuoteDocument, taggers));
}

/** One example for each tagged content of which some candidate is found in the annotation. */
function examplesOf({ text, title, quotes }: GoldQuoteDocument, { attributions }: Taggers): Example[] {
  const prepared = prepare(text, title);
  const masses = newMasses(prepared.tokens.count);
  const gold = quotes.map(({ content }) => spansOf(content));
  const examples: Example[] = [];
  eachChoice(prepared, masses, linksOf(prepared, attributions, masses), (sought, candidates) => {
    const shared = candidates.map((candidate) => {
      const spans = printed(prepared.tokens, candidate);
      return Math.max(0, ...gold.map((content) => contentOverlap(content, spans)));
    });
    const best = Math.max(...shared);
    if (best >= FOUND)
      examples.push({
        rows: candidates.map((candidate) => rowOf(sought, candidate)),
        right: shared.map((share) => share >= AS_GOOD * best),
        weight: 1,
      });
    return candidates[0]!;
  });
  return examples;
}

function rowOf(sought: Sought, candidate: Candidate): Float64Array {
  const row = new Float64Array(FEATURES.length);
  writeFeatures(sought, candidate, row);
  return row;
}

function printed({ start, end }: Tokens, { pieces }: Candidate): Span[] {
  return pieces.map((piece) => ({ start: start[piece.first]!, end: end[piece.end - 1]! }));
}
