import { describe, expect, test } from 'vitest';
import { accuracy, fit } from '../../pipelines/train/log-linear.js';
import { fitReliability, type JudgedGrounds } from '../../pipelines/train/speakers/reliability.js';
import { randomFrom } from '../../pipelines/train/random.js';
import { FEATURES } from '../../src/attribute/speakers/features.js';
import { wholeConfidence, type Grounds } from '../../src/attribute/speakers/reliability.js';

const OPTIONS = { rounds: 100, rate: 0.1, l2: 0.001 };
const random = randomFrom(7);

/** A candidate with some features on. */
function row(...features: (typeof FEATURES)[number][]): Float64Array {
  const values = new Float64Array(FEATURES.length);
  for (const feature of features) values[FEATURES.indexOf(feature)] = 1;
  return values;
}

describe('the ranker’s training', () => {
  const examples = Array.from({ length: 40 }, () => {
    const near = random() < 0.5;
    const rows = near
      ? [row('subject', 'sentences-1'), row('object', 'sentences-0')]
      : [row('subject', 'sentences-2'), row('oblique', 'sentences-1')];
    return { rows, right: [true, false], weight: 1, kind: 'pronoun' as const };
  });

  test('finds the feature that tells the right candidate', () => {
    const weights = fit(examples, OPTIONS);
    expect(accuracy(examples, weights)).toBe(1);
    expect(weights[FEATURES.indexOf('subject')]).toBeGreaterThan(weights[FEATURES.indexOf('object')]!);
  });

  test('learns from a choice that is known only not to be the third', () => {
    const partly = [
      {
        rows: [row('subject'), row('subject'), row('object')],
        right: [true, true, false],
        weight: 1,
        kind: 'pronoun' as const,
      },
    ];
    expect(accuracy(partly, fit(partly, OPTIONS))).toBe(1);
  });

  test('gives the same weights twice', () => {
    expect(fit(examples, OPTIONS)).toEqual(fit(examples, OPTIONS));
  });
});

describe('the confidence’s training', () => {
  test('comes near the share that was right, way by way', () => {
    const told = (way: string): Grounds => ({ content: 0, choice: 0, traits: [`way:${way}`] });
    const judged = (way: string, right: number): JudgedGrounds[] =>
      Array.from({ length: 200 }, (_, k) => ({ ...told(way), contentRight: k < 190, right: k < right }));
    const reliability = fitReliability([...judged('name', 180), ...judged('dialogue', 100)]);
    expect(wholeConfidence(reliability, told('name'))).toBeCloseTo(0.9, 1);
    expect(wholeConfidence(reliability, told('dialogue'))).toBeCloseTo(0.5, 1);
  });
});
