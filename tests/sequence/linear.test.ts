import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OnrecordError } from '../../src/errors.js';
import { bucket, hash1, hash2, hash3, hashText } from '../../src/sequence/hash.js';
import { compactTable, readLinear, rowOf } from '../../src/sequence/linear.js';
import { readWeights, writeWeights } from '../../src/sequence/weights.js';

const LABELS = 3;
const BITS = 6;

/** 64 rows of which few are used. */
const table = fc
  .array(fc.tuple(fc.nat(63), fc.integer({ min: -100, max: 100 }), fc.nat(2)), { maxLength: 30 })
  .map((cells) => {
    const weights = new Float32Array((1 << BITS) * LABELS);
    for (const [row, weight, label] of cells) weights[row * LABELS + label] = weight / 25;
    return weights;
  });

function stored(weights: Float32Array, threshold: number) {
  const compact = compactTable('t', weights, LABELS, threshold);
  const file = readWeights(writeWeights({ kind: 'test' }, compact.sections));
  const model = readLinear(file, 't', LABELS, compact.scale);
  const scoresOf = (bucketNumber: number): Float32Array => {
    const row = rowOf(model, bucketNumber << (32 - BITS));
    return Float32Array.from({ length: LABELS }, (_, l) =>
      row < 0 ? 0 : (model.values[row * LABELS + l] as number) * model.scale,
    );
  };
  return { compact, model, scoresOf };
}

describe('a compact table', () => {
  test('gives every weight back to within a rounding step, but for a constant over the labels', () => {
    fc.assert(
      fc.property(table, (weights) => {
        const { model, scoresOf } = stored(weights, 0);
        for (let row = 0; row < 1 << BITS; row++) {
          const given = weights.subarray(row * LABELS, (row + 1) * LABELS);
          const median = [...given].sort((a, b) => a - b)[1] as number;
          const scores = scoresOf(row);
          given.forEach((weight, l) => {
            const error = Math.abs((scores[l] as number) - (weight - median));
            expect(error).toBeLessThanOrEqual(model.scale / 2 + 1e-6);
          });
        }
      }),
    );
  });

  test('stores only rows that keep a weight above the threshold', () => {
    const weights = new Float32Array((1 << BITS) * LABELS);
    weights.set([0, 0, 1], 5 * LABELS);
    weights.set([0, 0.01, -0.02], 9 * LABELS);
    expect(stored(weights, 0.05).compact.rows).toBe(1);
  });

  test('is refused where it does not fit its labels', () => {
    const { sections } = compactTable(
      't',
      Float32Array.of(
        ...Array<number>(64 * LABELS)
          .fill(0)
          .fill(1, 0, 1),
      ),
      LABELS,
      0,
    );
    const file = readWeights(writeWeights({ kind: 'test' }, sections));
    expect(() => readLinear(file, 't', LABELS + 1, 1)).toThrow(OnrecordError);
  });
});

describe('feature hashing', () => {
  test('is the same in every process', () => {
    expect([hashText('Reuters'), hash1(1, 2), hash2(1, 2, 3), hash3(1, 2, 3, 4)]).toMatchInlineSnapshot(`
      [
        1709209098,
        2117216093,
        -696720542,
        1857261745,
      ]
    `);
  });

  test('tells templates and the order of values apart', () => {
    const hashes = [
      hash1(1, 7),
      hash1(2, 7),
      hash2(1, 7, 8),
      hash2(1, 8, 7),
      hash3(1, 7, 8, 9),
      hash3(1, 7, 9, 8),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test('fills buckets evenly', () => {
    const counts = new Uint32Array(16);
    for (let i = 0; i < 16_000; i++) counts[bucket(hash2(3, i, 5), 4)]!++;
    for (const count of counts) expect(count).toBeGreaterThan(800);
  });
});
