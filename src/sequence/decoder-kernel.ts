/** The decoder of decoder.ts on the WebAssembly kernel (kernel.wat), for chains of at most 16 labels. */
import type { Decoder } from './decoder.js';
import type { Kernel } from './kernel.js';
import type { Chain } from './lattice.js';

/** A position has room for this many labels. */
const LANES = 16;
const POSITION_BYTES = 8 * LANES;
const FIRST_CAPACITY = 512;

/** @param transitions one score an arc of the chain */
export function kernelDecoder(chain: Chain, transitions: Float32Array, kernel: Kernel): Decoder {
  const { labels } = chain;
  if (labels > LANES) throw new RangeError(`the kernel decodes ${LANES} labels, not ${labels}`);
  const arcScores = Float64Array.from(transitions);
  const arcWeights = arcScores.map(Math.exp);
  const matrix = kernel.place(matrixOf(chain, arcScores, -Infinity, false));
  const weights = kernel.place(matrixOf(chain, arcWeights, 0, false));
  const turned = kernel.place(matrixOf(chain, arcWeights, 0, true));
  const lasts = kernel.place(lanesOf(chain.last).map(Math.log));
  const ahead = kernel.allocate(POSITION_BYTES);
  let room = reserve(FIRST_CAPACITY, labels, kernel);

  let n = 0;
  let scoresAt = 0;

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

  function begin(position: number, flags: Float64Array): void {
    new Float64Array(kernel.bytes(), position, LANES).set(flags);
  }

  const mayBeFirst = lanesOf(chain.first);
  const mayBeLast = lanesOf(chain.last);
  const best = mayBeFirst.map(Math.log);
  let forward = new Float64Array(0);
  let backward = new Float64Array(0);

  return {
    path(scores, length) {
      if (length === 0) return new Uint8Array((n = 0));
      take(scores, length);
      begin(room.forward, best);
      kernel.run.viterbi(scoresAt, 4 * labels, n, matrix, lasts, room.forward, room.path);
      return new Uint8Array(kernel.bytes(), room.path, n);
    },
    sums() {
      if (n === 0) return;
      const { forward: f, backward: b, emit, norm } = room;
      begin(f, mayBeFirst);
      begin(b + (n - 1) * POSITION_BYTES, mayBeLast);
      kernel.run.sums(scoresAt, 4 * labels, n, labels, weights, turned, f, b, emit, norm, ahead);
      forward = new Float64Array(kernel.bytes(), f, n * LANES);
      backward = new Float64Array(kernel.bytes(), b, n * LANES);
    },
    probability: (i, label) => forward[i * LANES + label]! * backward[i * LANES + label]!,
  };
}

function lanesOf(flags: Uint8Array): Float64Array {
  return Float64Array.from({ length: LANES }, (_, label) => flags[label] ?? 0);
}

/** One number an arc as the kernel reads it: for each pair of labels led to, 16 labels led from, two numbers each. */
function matrixOf(chain: Chain, values: Float64Array, none: number, turned: boolean): Float64Array {
  const matrix = new Float64Array(LANES * LANES).fill(none);
  for (let arc = 0; arc < chain.arcs; arc++) {
    const [from, to] = turned ? [chain.to[arc]!, chain.from[arc]!] : [chain.from[arc]!, chain.to[arc]!];
    matrix[(to >> 1) * 2 * LANES + from * 2 + (to & 1)] = values[arc]!;
  }
  return matrix;
}

function reserve(capacity: number, labels: number, kernel: Kernel) {
  return {
    capacity,
    scores: kernel.allocate(4 * (capacity * labels + LANES)),
    path: kernel.allocate(capacity),
    forward: kernel.allocate(capacity * POSITION_BYTES),
    backward: kernel.allocate(capacity * POSITION_BYTES),
    emit: kernel.allocate(capacity * POSITION_BYTES),
    norm: kernel.allocate(8 * capacity),
  };
}
