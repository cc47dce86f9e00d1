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
  const { scored, scoredTurned, weights, turned } = placeMatrices(chain, transitions, kernel);
  const shareOf = sharesOf(chain, transitions);
  const { mayBeFirst, mayBeLast, firstScores, lasts } = placeEnds(chain, kernel);
  const back = kernel.allocate(4 * LANES);
  let room = reserve(FIRST_CAPACITY, labels, kernel);
  let views = viewsOf(room, labels, back, kernel);
  let n = 0;
  let scoresAt = 0;

  /** Scores of the kernel's own network are in its memory already; others are copied there. */
  function take(scores: Float32Array, length: number): void {
    n = length;
    const own = scores.buffer === kernel.bytes();
    scoresAt = scores.byteOffset;
    if (n > room.capacity) room = reserve(2 * n, labels, kernel);
    if (views.room !== room || views.path.buffer !== kernel.bytes())
      views = viewsOf(room, labels, back, kernel);
    if (own) return;
    scoresAt = room.scores;
    views.scores.set(scores.subarray(0, n * labels));
  }

  return {
    path(scores, length) {
      take(scores, length);
      if (n === 0) return views.path;
      views.best.set(firstScores);
      kernel.run.viterbi(scoresAt, 4 * labels, n, labels, scored, scoredTurned, lasts, room.best, room.path);
      return views.path;
    },
    sums() {
      if (n === 0) return;
      views.p.set(mayBeFirst);
      views.back.set(mayBeLast);
      kernel.run.sums(scoresAt, 4 * labels, n, labels, weights, turned, room.p, back, room.forward);
    },
    probability: (labels, first, end) => sumOf(views.p, labels, first, end),
    label: (i, label) => views.p[i * LANES + label]!,
    follows(i, label, next) {
      const here = views.p[i * LANES + label]!;
      if (i + 1 >= n || here === 0) return 0;
      const share = shareOf(label, next, views.forward, i * LANES);
      return (share * views.p[(i + 1) * LANES + next]!) / here;
    },
  };
}

/** Of some labels, over the positions [first, end). */
function sumOf(p: Float32Array, labels: readonly number[], first: number, end: number): number {
  let sum = 0;
  for (let at = first * LANES; at < end * LANES; at += LANES)
    for (let k = 0; k < labels.length; k++) sum += p[at + labels[k]!]!;
  return sum;
}

/** Tells which part of what comes to a label from the position at `at` comes from another one. */
function sharesOf({ from, entering }: Chain, transitions: Float32Array) {
  const weights = Float64Array.from(transitions, Math.exp);
  return (label: number, next: number, forward: Float32Array, at: number): number => {
    let mine = 0;
    let all = 0;
    for (let arc = entering[next]!; arc < entering[next + 1]!; arc++) {
      const step = forward[at + from[arc]!]! * weights[arc]!;
      if (from[arc] === label) mine = step;
      all += step;
    }
    return all > 0 ? mine / all : 0;
  };
}

/** The room for a sequence as arrays; made anew when the kernel's memory has grown, and kept between sequences. */
function viewsOf(room: Room, labels: number, back: number, kernel: Kernel) {
  const bytes = kernel.bytes();
  return {
    room,
    scores: new Float32Array(bytes, room.scores, room.capacity * labels),
    path: new Uint8Array(bytes, room.path, room.capacity),
    best: new Float64Array(bytes, room.best, LANES),
    p: new Float32Array(bytes, room.p, room.capacity * LANES),
    forward: new Float32Array(bytes, room.forward, room.capacity * LANES),
    back: new Float32Array(bytes, back, LANES),
  };
}

type Room = ReturnType<typeof reserve>;

function lanesOf(flags: Uint8Array): Float64Array {
  return Float64Array.from({ length: LANES }, (_, label) => flags[label] ?? 0);
}

function placeEnds(chain: Chain, kernel: Kernel) {
  const mayBeFirst = lanesOf(chain.first);
  const mayBeLast = lanesOf(chain.last);
  return {
    mayBeFirst,
    mayBeLast,
    firstScores: mayBeFirst.map(Math.log),
    lasts: kernel.place(mayBeLast.map(Math.log)),
  };
}

/** The scores of the arcs and their exponentials, each as they are and with from and to exchanged. */
function placeMatrices(chain: Chain, transitions: Float32Array, kernel: Kernel) {
  const scores = Float64Array.from(transitions);
  const weights = scores.map(Math.exp);
  return {
    scored: kernel.place(matrixOf(chain, scores, -Infinity, false)),
    scoredTurned: kernel.place(matrixOf(chain, scores, -Infinity, true)),
    weights: kernel.place(Float32Array.from(matrixOf(chain, weights, 0, false))),
    turned: kernel.place(Float32Array.from(matrixOf(chain, weights, 0, true))),
  };
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
    /** What the scores come to, then the sums of the way forwards. */
    forward: kernel.allocate(4 * LANES * capacity),
  };
}
