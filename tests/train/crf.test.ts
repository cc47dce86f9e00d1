import { describe, expect, test } from 'vitest';
import {
  scoreInto,
  trainCrf,
  type CrfOptions,
  type Features,
  type TrainingSequence,
} from '../../pipelines/train/crf.js';
import { chainOf, pathFinder } from '../../src/sequence/lattice.js';

const CHAIN = chainOf(3, {
  allowed: (from, to) => !(from === 0 && to === 2),
  mayBeFirst: (label) => label !== 2,
  mayBeLast: () => true,
});

const OPTIONS: CrfOptions = {
  epochs: 6,
  rate: 0.2,
  dropout: 0.2,
  l2: 1e-6,
  averageFrom: 1,
  seed: 4,
  emissionRows: 8,
};

/** One feature a position. */
function features(rows: readonly number[]): Features {
  return { rows: Int32Array.from(rows), offsets: Int32Array.from({ length: rows.length + 1 }, (_, i) => i) };
}

/** Row 1 begins a name (label 1), row 2 after it continues the name (label 2) but alone is nothing (label 0). */
const sequences: TrainingSequence[] = Array.from({ length: 40 }, (_, k) => {
  const rows = k % 2 === 0 ? [0, 1, 2, 0] : [2, 0, 2, 1];
  const gold = k % 2 === 0 ? [0, 1, 2, 0] : [0, 0, 0, 1];
  return { gold: Uint8Array.from(gold), emission: features(rows) };
});

function decode(rows: readonly number[], emission: Float32Array, transitions: Float32Array): number[] {
  const scores = new Float32Array(rows.length * 3);
  scoreInto(scores, features(rows), emission, 3);
  const path = new Uint8Array(rows.length);
  pathFinder(CHAIN).viterbi(rows.length, scores, transitions, path);
  return [...path];
}

describe('training a conditional random field', () => {
  test('learns what a feature means from the label before it', () => {
    const { emission, transitions } = trainCrf(CHAIN, sequences, OPTIONS);
    expect(decode([0, 1, 2], emission, transitions)).toEqual([0, 1, 2]);
    expect(decode([0, 2, 0], emission, transitions)).toEqual([0, 0, 0]);
  });

  test('gives the same weights twice and others with another seed', () => {
    const weights = trainCrf(CHAIN, sequences, OPTIONS);
    expect(trainCrf(CHAIN, sequences, OPTIONS)).toEqual(weights);
    expect(trainCrf(CHAIN, sequences, { ...OPTIONS, seed: 5 })).not.toEqual(weights);
  });

  test('raises the likelihood of the gold labels', () => {
    const seen: number[] = [];
    trainCrf(CHAIN, sequences, { ...OPTIONS, onEpoch: (_, likelihood) => seen.push(likelihood) });
    expect(seen.at(-1)).toBeGreaterThan(seen[0] as number);
  });

  test('learns transitions from features of their own', () => {
    const withArcs = sequences.map((sequence) => ({
      gold: sequence.gold,
      emission: features([0, 0, 0, 0]),
      arc: sequence.emission,
    }));
    const { arc } = trainCrf(CHAIN, withArcs, { ...OPTIONS, arcRows: 8 });
    expect(arc.some((weight) => weight > 0.1)).toBe(true);
    expect(arc.subarray(3 * CHAIN.arcs).every((weight) => weight === 0)).toBe(true);
  });

  test('leaves a fixed base alone and learns what is missing', () => {
    const base = new Float32Array(12);
    for (const [i, label] of [0, 1, 2, 0].entries()) base[i * 3 + label] = 30;
    const known = [{ ...(sequences[0] as TrainingSequence), base }];
    const { emission } = trainCrf(CHAIN, known, OPTIONS);
    expect(emission.every((weight) => Math.abs(weight) < 0.01)).toBe(true);
  });
});
