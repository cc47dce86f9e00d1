/**
 * Trains a linear-chain conditional random field on hashed features: AdaGrad, feature dropout, averaging over epochs.
 * The same sequences, options and seed give the same weights.
 */
import type { Chain } from '../../src/sequence/lattice.js';
import { arcNumbers } from '../../src/sequence/lattice.js';
import { arcWeights, marginalsOf, type Marginals } from '../../src/sequence/marginals.js';
import { randomFrom, shuffle, type Random } from './random.js';

/** Features of each position in one flat list: those of position i are rows[offsets[i] .. offsets[i + 1]). */
export interface Features {
  /** Row numbers in the weight table (buckets). */
  readonly rows: Int32Array;
  readonly offsets: Int32Array;
}

export interface TrainingSequence {
  /** The gold label of each position. */
  readonly gold: Uint8Array;
  readonly emission: Features;
  /** Features of the arcs into each position, where transitions depend on context. */
  readonly arc?: Features;
  /** Fixed scores [n * labels] that the learned ones are added to (a first pass). */
  readonly base?: Float32Array;
  /** How much the sequence counts, 1 where absent. */
  readonly weight?: number;
}

export interface CrfOptions {
  readonly epochs: number;
  readonly rate: number;
  /** Share of feature occurrences left out at each step; weights are scaled by 1 - dropout at the end. */
  readonly dropout: number;
  readonly l2: number;
  /** Weights are averaged over the ends of the epochs from this one on (0 is the first). */
  readonly averageFrom: number;
  readonly seed: number;
  readonly emissionRows: number;
  /** Rows of the table of arc features; 0 where there are none. */
  readonly arcRows?: number;
  readonly onEpoch?: (epoch: number, logLikelihood: number) => void;
}

export interface CrfWeights {
  /** [emissionRows * labels] */
  readonly emission: Float32Array;
  /** One score an arc, [arcs]. */
  readonly transitions: Float32Array;
  /** [arcRows * arcs] */
  readonly arc: Float32Array;
}

/** A block of weights with the running sums of squared gradients that set AdaGrad's steps. */
interface Block {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  readonly average: Float32Array;
}

interface Trainer {
  readonly chain: Chain;
  readonly arcOf: Int16Array;
  readonly options: CrfOptions;
  readonly random: Random;
  readonly emission: Block;
  readonly shared: Block;
  readonly arc: Block;
  readonly marginals: Marginals;
  /** Scratch of the step in hand, grown as needed. */
  scores: Float32Array;
  arcScores: Float32Array;
  weights: Float64Array<ArrayBuffer>;
}

const EPSILON = 1e-6;
/** Gradients smaller than this move nothing. */
const NEGLIGIBLE = 1e-4;

export function trainCrf(
  chain: Chain,
  sequences: readonly TrainingSequence[],
  options: CrfOptions,
): CrfWeights {
  const trainer = newTrainer(chain, options);
  const order = sequences.map((_, index) => index);
  let averaged = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, trainer.random);
    let logLikelihood = 0;
    for (const index of order) logLikelihood += step(trainer, sequences[index] as TrainingSequence);
    if (epoch >= options.averageFrom) {
      averaged++;
      for (const block of [trainer.emission, trainer.shared, trainer.arc]) average(block, averaged);
    }
    options.onEpoch?.(epoch, logLikelihood);
  }
  const keep = 1 - options.dropout;
  const final = (block: Block): Float32Array => (averaged > 0 ? block.average : block.weights);
  return {
    emission: final(trainer.emission).map((weight) => weight * keep),
    transitions: final(trainer.shared),
    arc: final(trainer.arc).map((weight) => weight * keep),
  };
}

function newTrainer(chain: Chain, options: CrfOptions): Trainer {
  const block = (length: number): Block => ({
    weights: new Float32Array(length),
    squares: new Float32Array(length),
    average: new Float32Array(length),
  });
  return {
    chain,
    arcOf: arcNumbers(chain),
    options,
    random: randomFrom(options.seed),
    emission: block(options.emissionRows * chain.labels),
    shared: block(chain.arcs),
    arc: block((options.arcRows ?? 0) * chain.arcs),
    marginals: marginalsOf(chain),
    scores: new Float32Array(0),
    arcScores: new Float32Array(0),
    weights: new Float64Array(0),
  };
}

function average({ weights, average: mean }: Block, count: number): void {
  for (let i = 0; i < weights.length; i++) {
    mean[i] = (mean[i] as number) + ((weights[i] as number) - (mean[i] as number)) / count;
  }
}

/** One gradient step on one sequence; returns its log likelihood before the step. */
function step(trainer: Trainer, sequence: TrainingSequence): number {
  const { chain, marginals } = trainer;
  const n = sequence.gold.length;
  if (n === 0) return 0;
  const emission = dropFeatures(sequence.emission, trainer);
  const arc = sequence.arc && dropFeatures(sequence.arc, trainer);
  reserve(trainer, n);
  scoreInto(trainer.scores, emission, trainer.emission.weights, chain.labels, sequence.base);
  const stride = scoreArcs(trainer, arc, n);
  const used = stride === 0 ? chain.arcs : n * chain.arcs;
  const weights = arcWeights(trainer.arcScores.subarray(0, used), trainer.weights.subarray(0, used));
  const logSum = marginals.run(n, trainer.scores, weights);
  const logLikelihood = goldScore(trainer, sequence.gold, stride) - logSum;
  updateEmissions(trainer, sequence, emission);
  updateArcs(trainer, sequence, arc);
  return logLikelihood;
}

function dropFeatures(features: Features, { options, random }: Trainer): Features {
  if (options.dropout === 0) return features;
  const rows = new Int32Array(features.rows.length);
  const offsets = new Int32Array(features.offsets.length);
  let count = 0;
  for (let i = 0; i + 1 < offsets.length; i++) {
    for (let k = features.offsets[i] as number; k < (features.offsets[i + 1] as number); k++) {
      if (random() >= options.dropout) rows[count++] = features.rows[k] as number;
    }
    offsets[i + 1] = count;
  }
  return { rows, offsets };
}

function reserve(trainer: Trainer, n: number): void {
  const { labels, arcs } = trainer.chain;
  if (trainer.scores.length < n * labels) trainer.scores = new Float32Array(2 * n * labels);
  if (trainer.arcScores.length >= n * arcs) return;
  trainer.arcScores = new Float32Array(2 * n * arcs);
  trainer.weights = new Float64Array(2 * n * arcs);
}

/** Sums the weights of each position's features into `scores` [n * width], starting from `base`. */
export function scoreInto(
  scores: Float32Array,
  { rows, offsets }: Features,
  weights: Float32Array,
  width: number,
  base?: Float32Array,
): void {
  const n = offsets.length - 1;
  if (base) scores.set(base.subarray(0, n * width));
  else scores.fill(0, 0, n * width);
  for (let i = 0; i < n; i++) {
    for (let k = offsets[i] as number; k < (offsets[i + 1] as number); k++) {
      const from = (rows[k] as number) * width;
      for (let l = 0; l < width; l++) {
        scores[i * width + l] = (scores[i * width + l] as number) + (weights[from + l] as number);
      }
    }
  }
}

/** The mean of several trainings with different seeds: what they agree on stays, noise cancels out. */
export function averageWeights(models: readonly CrfWeights[]): CrfWeights {
  const mean = (arrays: readonly Float32Array[]): Float32Array =>
    (arrays[0] as Float32Array).map(
      (_, i) => arrays.reduce((sum, array) => sum + (array[i] as number), 0) / arrays.length,
    );
  return {
    emission: mean(models.map((model) => model.emission)),
    transitions: mean(models.map((model) => model.transitions)),
    arc: mean(models.map((model) => model.arc)),
  };
}

/** Fills `arcScores`; returns the stride from one position's row to the next, 0 where one row serves all. */
function scoreArcs(trainer: Trainer, arc: Features | undefined, n: number): number {
  const { arcs } = trainer.chain;
  const shared = trainer.shared.weights;
  if (!arc) {
    trainer.arcScores.set(shared);
    return 0;
  }
  scoreInto(trainer.arcScores, arc, trainer.arc.weights, arcs);
  for (let at = 0; at < n * arcs; at++) {
    trainer.arcScores[at] = (trainer.arcScores[at] as number) + (shared[at % arcs] as number);
  }
  return arcs;
}

function goldScore({ chain, scores, arcScores, arcOf }: Trainer, gold: Uint8Array, stride: number): number {
  let score = 0;
  for (let i = 0; i < gold.length; i++) {
    score += scores[i * chain.labels + (gold[i] as number)] as number;
    if (i === 0) continue;
    const arc = arcOf[(gold[i - 1] as number) * chain.labels + (gold[i] as number)] as number;
    score += arcScores[i * stride + arc] as number;
  }
  return score;
}

function updateEmissions(trainer: Trainer, { gold, weight = 1 }: TrainingSequence, features: Features): void {
  const { chain, marginals, emission, options } = trainer;
  const gradient = new Float64Array(chain.labels);
  for (let i = 0; i < gold.length; i++) {
    let largest = 0;
    for (let l = 0; l < chain.labels; l++) {
      gradient[l] = weight * (marginals.label(i, l) - (gold[i] === l ? 1 : 0));
      largest = Math.max(largest, Math.abs(gradient[l] as number));
    }
    if (largest > 10 * NEGLIGIBLE) descend(emission, features, i, gradient, options);
  }
}

function updateArcs(
  trainer: Trainer,
  { gold, weight = 1 }: TrainingSequence,
  arc: Features | undefined,
): void {
  const { chain, marginals, options, arcOf } = trainer;
  const gradient = new Float64Array(chain.arcs);
  const total = new Float64Array(chain.arcs);
  for (let i = 1; i < gold.length; i++) {
    marginals.arcsInto(i, gradient);
    const right = arcOf[(gold[i - 1] as number) * chain.labels + (gold[i] as number)] as number;
    gradient[right] = (gradient[right] as number) - 1;
    for (let a = 0; a < chain.arcs; a++) {
      gradient[a] = weight * (gradient[a] as number);
      total[a] = (total[a] as number) + (gradient[a] as number);
    }
    if (arc) descend(trainer.arc, arc, i, gradient, options);
  }
  descendRow(trainer.shared, 0, total, options);
}

/** Moves the rows of all features at position i against the gradient. */
function descend(
  block: Block,
  features: Features,
  i: number,
  gradient: Float64Array,
  options: CrfOptions,
): void {
  const { rows, offsets } = features;
  for (let k = offsets[i] as number; k < (offsets[i + 1] as number); k++) {
    descendRow(block, (rows[k] as number) * gradient.length, gradient, options);
  }
}

function descendRow(
  { weights, squares }: Block,
  from: number,
  gradient: Float64Array,
  options: CrfOptions,
): void {
  const { rate, l2 } = options;
  for (let l = 0; l < gradient.length; l++) {
    const slope = gradient[l] as number;
    if (slope < NEGLIGIBLE && slope > -NEGLIGIBLE) continue;
    const at = from + l;
    const g = slope + l2 * (weights[at] as number);
    const square = (squares[at] as number) + g * g;
    squares[at] = square;
    weights[at] = (weights[at] as number) - (rate * g) / Math.sqrt(square + EPSILON);
  }
}
