import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hash3 } from '../../src/sequence/hash.js';
import { compactTable, readLinear, rowOf, type LinearModel } from '../../src/sequence/linear.js';
import { featureSums, GROUP_SIZE, SUM_WIDTH } from '../../src/sequence/sums.js';
import { readWeights, writeWeights } from '../../src/sequence/weights.js';

const LABELS = 17;
const BITS = 10;
const wasm = new WebAssembly.Module(readFileSync('data/models/sums.wasm'));

/** A table of which every third row is empty. */
const model = (() => {
  const weights = Float32Array.from({ length: LABELS << BITS }, (_, i) =>
    Math.floor(i / LABELS) % 3 === 0 ? 0 : Math.sin(i * i) * 2,
  );
  const { sections, scale } = compactTable('t', weights, LABELS, 0.1);
  return readLinear(readWeights(writeWeights({ kind: 'test' }, sections)), 't', LABELS, scale);
})();

/** Every group has as many features as its kind says. */
function features(kind: number, a: number, b: number, out: Int32Array): number {
  for (let k = 0; k < kind; k++) out[k] = hash3(k, kind, a, b);
  return kind;
}

/** The definition, in plain numbers: each label's weights less the first label's, as kernel sums have them. */
function plainSums({ values }: LinearModel, hashes: readonly number[]): number[] {
  const rows = hashes.map((hash) => rowOf(model, hash)).filter((row) => row >= 0);
  return Array.from({ length: SUM_WIDTH }, (_, l) =>
    rows.reduce((sum, row) => sum + values[row * LABELS + l + 1]! - values[row * LABELS]!, 0),
  );
}

const group = fc.tuple(fc.nat(6), fc.nat(30), fc.integer());

describe('sums of feature weights', () => {
  test('are those of the rows, for groups and single features, whatever was summed up before', () => {
    // Room for eight groups only, so that they drive each other out.
    const kept = featureSums(model, features, 3, wasm);
    const scratch = new Int32Array(8);
    fc.assert(
      fc.property(
        fc.array(group, { maxLength: 20 }),
        fc.array(fc.integer(), { maxLength: 20 }),
        (groups, singles) => {
          groups.forEach((parts, k) => kept.groups.set(parts, k * GROUP_SIZE));
          kept.singles.set(singles);
          kept.add(groups.length, singles.length);
          const hashes = groups.flatMap(([kind, a, b]) => [
            ...scratch.slice(0, features(kind, a, b, scratch)),
          ]);
          expect([...kept.sums]).toEqual(plainSums(model, [...hashes, ...singles]));
        },
      ),
    );
  });

  test('of nothing are zero', () => {
    const kept = featureSums(model, features, 3, wasm);
    kept.add(0, 0);
    expect([...kept.sums]).toEqual(Array(SUM_WIDTH).fill(0));
  });
});
