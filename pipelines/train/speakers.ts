/** npm run train -- speakers: the weights by which a speaker is chosen, from annotated articles to data/models/speakers.json. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { FEATURES } from '../../src/attribute/speakers/features.js';
import { speakerModel, type SpeakerModelFile } from '../../src/attribute/speakers/model.js';
import { reliability, type Judged } from '../../src/measure/calibration.js';
import type { GoldQuoteDocument } from '../../src/measure/quotes.js';
import { goldStory } from '../../src/measure/speakers.js';
import { loadTaggers, type Models } from '../../src/models.js';
import { accuracy, fit } from './log-linear.js';
import { examplesOf, type SpeakerExample } from './speakers/examples.js';
import type { LogisticSum } from '../../src/attribute/speakers/reliability.js';
import { fitReliability, heldOut, judgedGrounds } from './speakers/reliability.js';

interface Options {
  readonly data: string;
  readonly out: string;
}

/** Turns before a statement are told by the weights themselves, so that they are fitted twice: from none, then from the first. */
const PASSES = 2;
const FIT = { rounds: 300, rate: 0.1, l2: 0.001 };
/** What a hidden name counts beside a pronoun: writers print a name just where a pronoun would not do. */
const NAME_WEIGHT = 0.1;
const WITHOUT_NAME = -2;
const NOT_FITTED: LogisticSum = { base: 0, content: 1, choice: 0, traits: {} };
/** Our own articles with known speakers, beside the corpora's. */
const CALIBRATION_CASES = ['tests/cases/who-said-what.jsonl', 'tests/cases/speakers-develop.jsonl'];

export function speakersCommand(): Command {
  return new Command('speakers')
    .description('Trains the choice of speakers and its confidence')
    .requiredOption(
      '--data <folder>',
      'the folder with quotes-polnear-train.jsonl, -dev.jsonl and the speakers',
    )
    .option('--out <file>', 'where the model goes', 'data/models/speakers.json')
    .action(train);
}

function train({ data, out }: Options): void {
  const gold = (name: string): GoldQuoteDocument[] => readDocuments(join(data, `${name}.jsonl`));
  const training = gold('quotes-polnear-train');
  let file = fileOf([], []);
  let models: Models = { ...loadTaggers(), speakers: speakerModel(file) };
  for (let pass = 0; pass < PASSES; pass++) {
    const examples = training.flatMap((document) => examplesOf(goldStory(document, models)));
    file = fileOf(
      examples.filter(({ kind }) => kind !== 'organization'),
      examples.filter(({ kind }) => kind === 'organization'),
    );
    models = { ...models, speakers: speakerModel(file) };
  }
  const spoken = [
    ...gold('speakers-polnear-dev'),
    ...gold('quotes-wikinews-dev'),
    ...CALIBRATION_CASES.flatMap((path) => readDocuments(path)),
  ];
  const ids = new Set(spoken.map(({ id }) => id));
  const quoted = gold('quotes-polnear-dev').filter(({ id }) => !ids.has(id));
  const known = [...spoken, ...quoted].map((document) => judgedGrounds(document, models));
  const whole = { ...file, reliability: fitReliability(known.flat()) };
  writeFileSync(out, `${JSON.stringify(whole, null, 1)}\n`);
  reportChoices(
    gold('quotes-polnear-dev').flatMap((document) => examplesOf(goldStory(document, models))),
    models,
  );
  reportConfidence(heldOut(known));
}

function readDocuments(path: string): GoldQuoteDocument[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as GoldQuoteDocument);
}

function fileOf(
  persons: readonly SpeakerExample[],
  organizations: readonly SpeakerExample[],
): SpeakerModelFile {
  const weighed = persons.map((example) => ({
    ...example,
    weight: example.kind === 'name' ? NAME_WEIGHT : 1,
  }));
  return {
    kind: 'speakers',
    weights: { person: named(weighed), organization: named(organizations) },
    withoutName: WITHOUT_NAME,
    reliability: { content: NOT_FITTED, speaker: NOT_FITTED },
  };
}

function named(examples: readonly SpeakerExample[]): Record<string, number> {
  const weights = fit(examples, FIT);
  return Object.fromEntries(FEATURES.map((name, i) => [name, Math.round(weights[i]! * 1000) / 1000]));
}

function reportChoices(examples: readonly SpeakerExample[], { speakers }: Models): void {
  for (const kind of ['pronoun', 'name', 'organization'] as const) {
    const asked = examples.filter((example) => example.kind === kind);
    const weights = kind === 'organization' ? speakers.organization : speakers.person;
    const share = (100 * accuracy(asked, weights)).toFixed(1);
    console.log(`quotes-polnear-dev, hidden ${kind}: right ${share} of ${asked.length}`);
  }
}

function reportConfidence(judged: readonly Judged[]): void {
  console.log('confidence of quotes by a fit without their article:');
  for (const { meanConfidence, shareRight, count } of reliability(judged))
    console.log(
      `mean ${(100 * meanConfidence).toFixed(1)}  right ${(100 * shareRight).toFixed(1)}  of ${count}`,
    );
}
