import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arcNumbers, chainOf, pathFinder, type Chain } from '../../src/sequence/lattice.js';
import { arcWeights, marginalsOf } from '../../src/sequence/marginals.js';

interface Case {
  readonly chain: Chain;
  readonly n: number;
  readonly emissions: Float32Array;
  /** [arcs] or [n * arcs] */
  readonly transitions: Float32Array;
}

const score = fc.integer({ min: -40, max: 40 }).map((x) => x / 8);

/** Small lattices: label 0 is always allowed anywhere, so that a path exists; other rules are drawn. */
const smallCase: fc.Arbitrary<Case> = fc
  .record({
    labels: fc.integer({ min: 2, max: 4 }),
    n: fc.integer({ min: 1, max: 5 }),
    ban: fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
    perPosition: fc.boolean(),
    scores: fc.array(score, { minLength: 120, maxLength: 120 }),
  })
  .map(({ labels, n, ban, perPosition, scores }) => {
    const chain = chainOf(labels, {
      allowed: (a, b) => a === 0 || b === 0 || !ban[a * 4 + b],
      mayBeFirst: (label) => label === 0 || !ban[16 + label],
      mayBeLast: (label) => label === 0 || !ban[20 + label],
    });
    const emissions = Float32Array.from({ length: n * labels }, (_, i) => scores[i % 120] as number);
    const rows = perPosition ? n : 1;
    const transitions = Float32Array.from(
      { length: rows * chain.arcs },
      (_, i) => scores[(i * 7 + 3) % 120] as number,
    );
    return { chain, n, emissions, transitions };
  });

/** Every allowed path with its score, by trying them all. */
function allPaths({ chain, n, emissions, transitions }: Case): { path: number[]; score: number }[] {
  const arcOf = arcNumbers(chain);
  const stride = transitions.length > chain.arcs ? chain.arcs : 0;
  let paths = Array.from({ length: chain.labels }, (_, label) => ({
    path: [label],
    score: emissions[label] as number,
  }));
  paths = paths.filter(({ path }) => chain.first[path[0] as number]);
  for (let i = 1; i < n; i++) {
    paths = paths.flatMap(({ path, score: sum }) =>
      Array.from({ length: chain.labels }, (_, label) => label).flatMap((label) => {
        const arc = arcOf[(path[i - 1] as number) * chain.labels + label] as number;
        if (arc < 0) return [];
        const step =
          (transitions[i * stride + arc] as number) + (emissions[i * chain.labels + label] as number);
        return [{ path: [...path, label], score: sum + step }];
      }),
    );
  }
  return paths.filter(({ path }) => chain.last[path[n - 1] as number]);
}

describe('decoding a chain', () => {
  test('finds the best of all allowed paths', () => {
    fc.assert(
      fc.property(smallCase, (small) => {
        const best = Math.max(...allPaths(small).map((p) => p.score));
        const path = new Uint8Array(small.n);
        const found = pathFinder(small.chain).viterbi(small.n, small.emissions, small.transitions, path);
        expect(found).toBeCloseTo(best, 4);
        const same = allPaths(small).find((p) => p.path.every((label, i) => label === path[i]));
        expect(same?.score).toBeCloseTo(best, 4);
      }),
    );
  });

  test('says that no path is allowed', () => {
    const chain = chainOf(2, { allowed: () => false, mayBeFirst: () => true, mayBeLast: () => true });
    const finder = pathFinder(chain);
    expect(finder.viterbi(2, new Float32Array(4), new Float32Array(0), new Uint8Array(2))).toBe(-Infinity);
  });

  test('finds nothing in an empty sequence', () => {
    const chain = chainOf(2, { allowed: () => true, mayBeFirst: () => true, mayBeLast: () => true });
    expect(pathFinder(chain).viterbi(0, new Float32Array(0), new Float32Array(4), new Uint8Array(0))).toBe(0);
  });
});

describe('summing over a chain', () => {
  test('gives the log of the sum over all paths', () => {
    fc.assert(
      fc.property(smallCase, (small) => {
        const sum = allPaths(small).reduce((total, p) => total + Math.exp(p.score), 0);
        const logSum = marginalsOf(small.chain).run(small.n, small.emissions, arcWeights(small.transitions));
        expect(logSum).toBeCloseTo(Math.log(sum), 4);
      }),
    );
  });

  test('gives label and arc probabilities that sum to one at every position', () => {
    fc.assert(
      fc.property(smallCase, ({ chain, n, emissions, transitions }) => {
        const marginals = marginalsOf(chain);
        marginals.run(n, emissions, arcWeights(transitions));
        const arcs = new Float64Array(chain.arcs);
        for (let i = 0; i < n; i++) {
          let sum = 0;
          for (let label = 0; label < chain.labels; label++) sum += marginals.label(i, label);
          expect(sum).toBeCloseTo(1, 6);
          if (i === 0) continue;
          marginals.arcsInto(i, arcs);
          expect(arcs.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
        }
      }),
    );
  });

  test('gives the probability of a labelled stretch', () => {
    fc.assert(
      fc.property(smallCase, fc.nat(), fc.nat(), (small, a, b) => {
        const paths = allPaths(small);
        const start = Math.min(a % small.n, b % small.n);
        const end = Math.max(a % small.n, b % small.n) + 1;
        const wanted = paths[0]?.path ?? [];
        const through = paths.filter((p) =>
          p.path.slice(start, end).every((l, i) => l === wanted[start + i]),
        );
        const mass = (list: typeof paths) => list.reduce((total, p) => total + Math.exp(p.score), 0);
        const marginals = marginalsOf(small.chain);
        marginals.run(small.n, small.emissions, arcWeights(small.transitions));
        expect(marginals.stretch(Uint8Array.from(wanted), start, end)).toBeCloseTo(
          mass(through) / mass(paths),
          6,
        );
      }),
    );
  });
});
