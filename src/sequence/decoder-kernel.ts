/** The decoder of decoder.ts on the WebAssembly kernel (kernel.wat), for chains of at most 16 labels. */
import type { Decoder } from './decoder.js';
import type { Kernel } from './kernel.js';
import type { Chain } from './lattice.js';

/** A position has room for this many labels. */
const LANES = 16;
const FIRST_CAPACITY = 512;

/** @param transitions one score an arc of the chain */
export function kernelDecoder(chain: Chain, transitions: Float32Array, kernel: Kernel): Decoder {
  const { labels } = chain;
  if (labels > LANES) throw new RangeError(`the kernel decodes ${LANES} labels, not ${labels}`);
  const matrix = kernel.place(matrixOf(chain, Float64Array.from(transitions), -Infinity, false));
  const arcWeights = Float64Array.from(transitions, Math.exp);
  const weights = kernel.place(Float32Array.from(matrixOf(chain, arcWeights, 0, false)));
  const turned = kernel.place(Float32Array.from(matrixOf(chain, arcWeights, 0, true)));
  const mayBeFirst = lanesOf(chain.first);
  const mayBeLast = lanesOf(chain.last);
  const lasts = kernel.place(mayBeLast.map(Math.log));
  const back = kernel.allocate(4 * LANES);
  let room = reserve(FIRST_CAPACITY, labels, kernel);
  let n = 0;
  let scoresAt = 0;
  let probabilities = new Float32Array(0);

  /** Scores of the kernel's own network are in its memory already; others are copied there. */
  function take(scores: Float32Array, length: number): void {
    n = length;
    const own = scores.buffer === kernel.bytes();
    scoresAt = scores.byteOffset;
    if (n > room.capacity) room = reserve(2 * n, labels, kernel);
    if (own) return;
    scoresAt = room.scores;
    new Float32Array(kernel.bytes(), scoresAt).set(scores.subarray(0, n * labels));
  }

  return {
    path(scores, length) {
      if (length === 0) return new Uint8Array((n = 0));
      take(scores, length);
      new Float64Array(kernel.bytes(), room.best, LANES).set(mayBeFirst.map(Math.log));
      kernel.run.viterbi(scoresAt, 4 * labels, n, labels, matrix, lasts, room.best, room.path);
      return new Uint8Array(kernel.bytes(), room.path, n);
    },
    sums() {
      if (n === 0) return;
      const { p, emit } = room;
      probabilities = new Float32Array(kernel.bytes(), p, n * LANES);
      probabilities.set(mayBeFirst);
      new Float32Array(kernel.bytes(), back, LANES).set(mayBeLast);
      kernel.run.sums(scoresAt, 4 * labels, n, labels, weights, turned, p, back, emit);
    },
    probability: (i, label) => probabilities[i * LANES + label]!,
  };
}

function lanesOf(flags: Uint8Array): Float64Array {
  return Float64Array.from({ length: LANES }, (_, label) => flags[label] ?? 0);
}

/** One number an arc as the kernel reads it: for each label led from, 16 labels led to. */
function matrixOf(chain: Chain, values: Float64Array, none: number, turned: boolean): Float64Array {
  const matrix = new Float64Array(LANES * LANES).fill(none);
  for (let arc = 0; arc < chain.arcs; arc++) {
    const [from, to] = turned ? [chain.to[arc]!, chain.from[arc]!] : [chain.from[arc]!, chain.to[arc]!];
    matrix[from * LANES + to] = values[arc]!;
  }
  return matrix;
}

function reserve(capacity: number, labels: number, kernel: Kernel) {
  return {
    capacity,
    scores: kernel.allocate(4 * (capacity * labels + LANES)),
    path: kernel.allocate(capacity),
    best: kernel.allocate(8 * LANES * capacity),
    p: kernel.allocate(4 * LANES * capacity),
    emit: kernel.allocate(4 * LANES * capacity),
  };
}
