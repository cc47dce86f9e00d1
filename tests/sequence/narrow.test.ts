import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chainOf, pathFinder } from '../../src/sequence/lattice.js';
import { arcWeights, marginalsOf } from '../../src/sequence/marginals.js';
import { narrowDecoder } from '../../src/sequence/narrow.js';

/** Outside, begin, inside: inside follows begin or inside only. */
const chain = chainOf(3, {
  allowed: (from, to) => to !== 2 || from !== 0,
  mayBeFirst: (label) => label !== 2,
  mayBeLast: (label) => label !== 1,
});

const score = fc.float({ min: -4, max: 4, noNaN: true });
const sequence = fc
  .integer({ min: 1, max: 6 })
  .chain((n) => fc.array(score, { minLength: 3 * n, maxLength: 3 * n }))
  .map((scores) => Float32Array.from(scores));
const transitions = fc
  .array(score, { minLength: chain.arcs, maxLength: chain.arcs })
  .map((scores) => Float32Array.from(scores));

describe('decoding with few labels', () => {
  test('is exact where the margin leaves all labels open', () => {
    fc.assert(
      fc.property(sequence, transitions, (emissions, arcs) => {
        const n = emissions.length / 3;
        const decoder = narrowDecoder(chain, arcs, 100);
        const path = new Uint8Array(n);
        decoder.decode(n, emissions, 0, path);
        const best = new Uint8Array(n);
        pathFinder(chain).viterbi(n, emissions, arcs, best);
        const marginals = marginalsOf(chain);
        marginals.run(n, emissions, arcWeights(arcs));
        expect(marginals.stretch(path, 0, n)).toBeCloseTo(marginals.stretch(best, 0, n), 6);
        for (let start = 0; start < n; start++)
          for (let end = start + 1; end <= n; end++)
            expect(decoder.probability(start, end)).toBeCloseTo(marginals.stretch(path, start, end), 5);
      }),
    );
  });

  test('obeys the chain where the margin would bar every path', () => {
    // "Inside" looks best everywhere, but cannot come first.
    const path = new Uint8Array(2);
    narrowDecoder(chain, new Float32Array(chain.arcs), 0).decode(
      2,
      Float32Array.of(3, 0, 9, 0, 0, 9),
      0,
      path,
    );
    expect([...path]).toEqual([1, 2]);
  });

  test('reads and writes where it is told to', () => {
    const emissions = Float32Array.of(9, 9, 9, 0, 5, 0, 0, 0, 5);
    const path = new Uint8Array(4);
    narrowDecoder(chain, new Float32Array(chain.arcs), 8).decode(2, emissions, 3, path, 1);
    expect([...path]).toEqual([0, 1, 2, 0]);
  });
});
