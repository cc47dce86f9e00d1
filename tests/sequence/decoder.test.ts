import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kernelDecoder } from '../../src/sequence/decoder-kernel.js';
import { plainDecoder, type Decoder } from '../../src/sequence/decoder.js';
import { openKernel } from '../../src/sequence/kernel.js';
import { chainOf, type Chain } from '../../src/sequence/lattice.js';
import { KERNEL } from './kernels.js';

/** A chain of some labels, each of which may follow itself, and beside the first, with scores of a sequence. */
const cases = fc
  .record({ labels: fc.integer({ min: 1, max: 16 }), n: fc.integer({ min: 1, max: 60 }) })
  .chain(({ labels, n }) =>
    fc.record({
      labels: fc.constant(labels),
      n: fc.constant(n),
      allowed: fc.array(fc.boolean(), { minLength: labels * labels, maxLength: labels * labels }),
      first: fc.nat(labels - 1),
      transitions: floats(labels * labels, 4),
      scores: floats(n * labels, 8),
    }),
  );

function floats(length: number, size: number): fc.Arbitrary<number[]> {
  return fc.array(fc.float({ min: -size, max: size, noNaN: true }), { minLength: length, maxLength: length });
}

function chain(labels: number, allowed: readonly boolean[], first: number): Chain {
  return chainOf(labels, {
    allowed: (from, to) => from === to || from === 0 || to === 0 || allowed[from * labels + to] === true,
    mayBeFirst: (label) => label >= first,
    mayBeLast: (label) => label !== 0 || first === 0,
  });
}

function probabilities(decoder: Decoder, n: number, labels: number): number[] {
  decoder.sums();
  return Array.from({ length: n * labels }, (_, at) =>
    decoder.probability([at % labels], Math.floor(at / labels), Math.floor(at / labels) + 1),
  );
}

/** How likely each label is to follow each other, where that one may well be. */
function steps(decoder: Decoder, n: number, labels: number): number[] {
  return Array.from({ length: n * labels * labels }, (_, at) => {
    const [i, label, next] = [
      Math.floor(at / labels / labels),
      Math.floor(at / labels) % labels,
      at % labels,
    ];
    const likely = decoder.label(i, label) > 0.01;
    return likely ? decoder.follows(i, label, next) : 0;
  });
}

describe('the kernel decodes as plain TypeScript does', () => {
  test('the best path is the same, the sums differ by rounding alone', () => {
    const kernel = openKernel(KERNEL);
    fc.assert(
      fc.property(cases, ({ labels, n, allowed, first, transitions, scores }) => {
        const states = chain(labels, allowed, first);
        const arcs = Float32Array.from(transitions.slice(0, states.arcs));
        const sequence = Float32Array.from(scores);
        const plain = plainDecoder(states, arcs);
        const fast = kernelDecoder(states, arcs, kernel);
        expect([...fast.path(sequence, n).slice(0, n)]).toEqual([...plain.path(sequence, n)]);
        const expected = probabilities(plain, n, labels);
        probabilities(fast, n, labels).forEach((p, i) => expect(p).toBeCloseTo(expected[i]!, 5));
        const following = steps(plain, n, labels);
        steps(fast, n, labels).forEach((p, i) => expect(p).toBeCloseTo(following[i]!, 3));
      }),
      { numRuns: 200 },
    );
  });

  test('no probability where no path is left', () => {
    const states = chainOf(2, { allowed: () => false, mayBeFirst: () => true, mayBeLast: () => true });
    const fast = kernelDecoder(states, new Float32Array(0), openKernel(KERNEL));
    fast.path(new Float32Array(6), 3);
    expect(probabilities(fast, 3, 2)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('a long sequence, after a short one, in room of its own', () => {
    const states = chain(3, new Array<boolean>(9).fill(true), 0);
    const arcs = new Float32Array(9).fill(0.5);
    const fast = kernelDecoder(states, arcs, openKernel(KERNEL));
    const scores = Float32Array.from({ length: 6000 }, (_, i) => (i * 7919) % 13);
    fast.path(scores, 5);
    const plain = plainDecoder(states, arcs);
    expect([...fast.path(scores, 2000).slice(0, 2000)]).toEqual([...plain.path(scores, 2000)]);
  });

  test('more labels than it has room for are refused', () => {
    const states = chain(17, [], 0);
    expect(() => kernelDecoder(states, new Float32Array(states.arcs), openKernel(KERNEL))).toThrow(
      RangeError,
    );
  });
});
