/** Trains the two passes: the first on words, the second on what the first says when it has not seen the article. */
import type { Knowledge } from '../../../src/annotate/names/document.js';
import { addNames, NAME_CHAIN, LABELS, type LabelledName } from '../../../src/annotate/names/labels.js';
import {
  MOST_SECOND_GROUPS,
  secondPassFeatures,
  secondPassGroups,
  summarise,
} from '../../../src/annotate/names/second-pass.js';
import { pathFinder } from '../../../src/sequence/lattice.js';
import { pruneTable } from '../../../src/sequence/linear.js';
import {
  averageWeights,
  scoreInto,
  trainCrf,
  type CrfOptions,
  type CrfWeights,
  type TrainingSequence,
} from '../crf.js';
import { expandGroups, type Example } from './examples.js';
import { collectFeatures } from './features.js';

export interface PassOptions {
  readonly epochs: number;
  readonly rate: number;
  readonly dropout: number;
  readonly seed: number;
  readonly bits: number;
}

const L2 = 1e-6;
const AVERAGE_FROM = 2;

function crfOptions(options: PassOptions, name: string): CrfOptions {
  return {
    ...options,
    l2: L2,
    averageFrom: AVERAGE_FROM,
    emissionRows: 2 ** options.bits,
    onEpoch: (epoch, likelihood) =>
      console.log(`${name}: epoch ${epoch + 1}, log likelihood ${likelihood.toFixed(0)}`),
  };
}

export function trainFirst(
  examples: readonly Example[],
  options: PassOptions,
  name = 'first pass',
): CrfWeights {
  const sequences = examples.flatMap(({ stretches, gold, first, weight }) =>
    stretches.map(({ start, end }, k): TrainingSequence => ({
      gold: gold.subarray(start, end),
      emission: first[k]!,
      weight,
    })),
  );
  return trainCrf(NAME_CHAIN, sequences, crfOptions(options, name));
}

/** What the first pass makes of an article: its scores by stretch, its labels by token, its names. */
export interface FirstOutput {
  readonly scores: readonly Float32Array[];
  readonly labels: Uint8Array;
  readonly names: readonly LabelledName[];
}

const finder = pathFinder(NAME_CHAIN);

export function applyFirst(example: Example, weights: CrfWeights): FirstOutput {
  const labels = new Uint8Array(example.gold.length);
  const names: LabelledName[] = [];
  const scores = example.stretches.map(({ start, end }, k) => {
    const emissions = new Float32Array((end - start) * LABELS);
    scoreInto(emissions, example.first[k]!, weights.emission, LABELS);
    finder.viterbi(end - start, emissions, weights.transitions, labels.subarray(start, end));
    addNames(labels, start, end, names);
    return emissions;
  });
  return { scores, labels, names };
}

export interface JackknifeOptions extends Omit<PassOptions, 'seed'> {
  /** Each fold's model is the mean of as many trainings. */
  readonly seeds: readonly number[];
  readonly folds: number;
  /** Weights below this are dropped, as they will be from the first pass that the second one corrects. */
  readonly prune: number;
}

/** First-pass outputs for every example by models that did not see its article: folds by article id. */
export function jackknife(
  examples: readonly Example[],
  options: JackknifeOptions,
): Map<Example, FirstOutput> {
  const { folds, prune, seeds } = options;
  const ids = [...new Set(examples.map((example) => example.id))];
  const foldOf = new Map(ids.map((id, index) => [id, index % folds]));
  const outputs = new Map<Example, FirstOutput>();
  for (let fold = 0; fold < folds; fold++) {
    const inside = (example: Example): boolean => foldOf.get(example.id) === fold;
    const rest = examples.filter((example) => !inside(example));
    const name = `fold ${fold + 1} of ${folds}`;
    const weights = averageWeights(seeds.map((seed) => trainFirst(rest, { ...options, seed }, name)));
    const pruned = { ...weights, emission: pruneTable(weights.emission, LABELS, prune) };
    for (const example of examples.filter(inside)) outputs.set(example, applyFirst(example, pruned));
  }
  return outputs;
}

export function trainSecond(
  outputs: ReadonlyMap<Example, FirstOutput>,
  knowledge: Knowledge,
  options: PassOptions,
): CrfWeights {
  const sequences = [...outputs].flatMap(([example, output]) =>
    secondSequences(example, output, knowledge, options.bits),
  );
  return trainCrf(NAME_CHAIN, sequences, crfOptions(options, 'second pass'));
}

export function secondSequences(
  example: Example,
  output: FirstOutput,
  knowledge: Knowledge,
  bits: number,
): TrainingSequence[] {
  const { document, stretches, gold, weight } = example;
  const first = summarise(document, knowledge, output.labels, output.names);
  const groups = new Int32Array(3 * MOST_SECOND_GROUPS);
  return stretches.map((stretch, k) => {
    const emission = collectFeatures(stretch, bits, (i, out) => {
      const count = secondPassGroups(first, stretch, i, groups);
      return expandGroups(groups, count, secondPassFeatures, out);
    });
    return { gold: gold.subarray(stretch.start, stretch.end), emission, base: output.scores[k]!, weight };
  });
}
