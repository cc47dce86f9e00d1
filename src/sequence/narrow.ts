/**
 * Decoding with few labels at each position: those whose emission is within a margin of the position's best. Of the name
 * tagger's labels four are left open on average, so that best paths and probabilities cost a fraction of what all arcs cost.
 */
import { lowest } from './bits.js';
import type { Chain } from './lattice.js';

export interface NarrowDecoder {
  /**
   * Takes the scores of n positions, emissions[at .. at + n * labels), and writes the best path to `path`, from
   * `start` on. The probabilities below are of this sequence, until the next call.
   */
  decode(n: number, emissions: Float32Array, at: number, path: Uint8Array, start?: number): void;
  /** P(the labels of the best path at positions [start, end) together). */
  probability(start: number, end: number): number;
}

/** The sequence in hand: [n] sets of labels, a bit a label, and [n * labels] numbers, of which those of open labels hold. */
interface Columns {
  readonly open: Int32Array;
  readonly best: Float64Array;
  readonly back: Uint8Array;
  readonly path: Uint8Array;
  readonly emit: Float64Array;
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  readonly norm: Float64Array;
}

interface State {
  readonly labels: number;
  /** By label, the set of those that it may follow. */
  readonly sources: Int32Array;
  /** Transition scores by `to * labels + from`, and their exponentials. */
  readonly steps: Float64Array;
  readonly weights: Float64Array;
  /** Labels that may stand within a sequence (0), first (1), last (2), or alone (3). */
  readonly allowedAt: readonly Uint8Array[];
  columns: Columns;
  length: number;
  /** Whether `forward` and `backward` are those of the sequence in hand. */
  summed: boolean;
}

/**
 * @param chain of at most 32 labels
 * @param transitions one score an arc
 * @param margin in units of the scores
 */
export function narrowDecoder(chain: Chain, transitions: Float32Array, margin: number): NarrowDecoder {
  const state = newState(chain, transitions);
  return {
    decode(n, emissions, at, path, start = 0) {
      if (state.columns.open.length < n) state.columns = newColumns(2 * n, state.labels);
      state.length = n;
      state.summed = false;
      narrow(state, emissions, at, margin);
      if (!findBest(state)) {
        narrow(state, emissions, at, Infinity);
        findBest(state);
      }
      for (let i = 0; i < n; i++) path[start + i] = state.columns.path[i]!;
    },
    probability(start, end) {
      if (!state.summed) sum(state);
      return pathProbability(state, start, end);
    },
  };
}

function newState({ labels, arcs, from, to, first, last }: Chain, transitions: Float32Array): State {
  const steps = new Float64Array(labels * labels);
  const sources = new Int32Array(labels);
  for (let arc = 0; arc < arcs; arc++) {
    steps[to[arc]! * labels + from[arc]!] = transitions[arc]!;
    sources[to[arc]!]! |= 1 << from[arc]!;
  }
  const all = Array.from({ length: labels }, (_, label) => label);
  const allowed = (place: number): Uint8Array =>
    Uint8Array.from(all.filter((l) => ((place & 1) === 0 || first[l]) && ((place & 2) === 0 || last[l])));
  return {
    labels,
    sources,
    steps,
    weights: steps.map(Math.exp),
    allowedAt: [0, 1, 2, 3].map(allowed),
    columns: newColumns(64, labels),
    length: 0,
    summed: false,
  };
}

function newColumns(n: number, labels: number): Columns {
  const wide = (): Float64Array => new Float64Array(n * labels);
  return {
    open: new Int32Array(n),
    best: wide(),
    back: new Uint8Array(n * labels),
    path: new Uint8Array(n),
    emit: wide(),
    forward: wide(),
    backward: wide(),
    norm: new Float64Array(n),
  };
}

/** Finds the labels to be followed and their emissions less the position's best. */
function narrow(
  { labels, allowedAt, length, columns }: State,
  emissions: Float32Array,
  at: number,
  margin: number,
): void {
  const { open, emit } = columns;
  for (let i = 0; i < length; i++) {
    const here = i * labels;
    const from = at + here;
    const allowed = allowedAt[(i === 0 ? 1 : 0) | (i === length - 1 ? 2 : 0)]!;
    let top = -Infinity;
    for (let k = 0; k < allowed.length; k++) {
      const score = emissions[from + allowed[k]!]!;
      if (score > top) top = score;
    }
    let set = 0;
    for (let k = 0; k < allowed.length; k++) {
      const label = allowed[k]!;
      const score = emissions[from + label]!;
      if (score < top - margin) continue;
      emit[here + label] = score - top;
      set |= 1 << label;
    }
    open[i] = set;
  }
}

/** Viterbi; false where no path is allowed through the open labels. */
function findBest(state: State): boolean {
  const { labels, length } = state;
  const { open, emit, best, back, path } = state.columns;
  for (let label = 0; label < labels; label++) best[label] = emit[label]!;
  for (let i = 1; i < length; i++) advance(state, i);
  const end = (length - 1) * labels;
  let label = lowest(open[length - 1]!);
  for (let rest = open[length - 1]!; rest !== 0; rest &= rest - 1)
    if (best[end + lowest(rest)]! > best[end + label]!) label = lowest(rest);
  if (best[end + label] === -Infinity) return false;
  for (let i = length - 1; i >= 0; i--) {
    path[i] = label;
    label = back[i * labels + label]!;
  }
  return true;
}

function advance({ labels, sources, steps, columns }: State, i: number): void {
  const { open, emit, best, back } = columns;
  const here = i * labels;
  const before = here - labels;
  for (let rest = open[i]!; rest !== 0; rest &= rest - 1) {
    const to = lowest(rest);
    const into = to * labels;
    let top = -Infinity;
    let source = 0;
    for (let left = open[i - 1]! & sources[to]!; left !== 0; left &= left - 1) {
      const from = lowest(left);
      const score = best[before + from]! + steps[into + from]!;
      if (score <= top) continue;
      top = score;
      source = from;
    }
    best[here + to] = top + emit[here + to]!;
    back[here + to] = source;
  }
}

/** Forward-backward; every position's `forward` sums to one, and `norm` holds what it was divided by. */
function sum(state: State): void {
  const { labels, length } = state;
  const { backward } = state.columns;
  for (let i = 0; i < length; i++) goForward(state, i);
  backward.fill(1, (length - 1) * labels, length * labels);
  for (let i = length - 1; i > 0; i--) goBackward(state, i);
  state.summed = true;
}

function goForward({ labels, sources, weights, columns }: State, i: number): void {
  const { open, emit, forward, norm } = columns;
  const here = i * labels;
  const before = here - labels;
  let total = 0;
  for (let rest = open[i]!; rest !== 0; rest &= rest - 1) {
    const to = lowest(rest);
    const into = to * labels;
    let mass = i === 0 ? 1 : 0;
    for (let left = i === 0 ? 0 : open[i - 1]! & sources[to]!; left !== 0; left &= left - 1) {
      const from = lowest(left);
      mass += forward[before + from]! * weights[into + from]!;
    }
    emit[here + to] = Math.exp(emit[here + to]!);
    forward[here + to] = mass * emit[here + to]!;
    total += forward[here + to]!;
  }
  norm[i] = total;
  for (let rest = open[i]!; rest !== 0; rest &= rest - 1) forward[here + lowest(rest)]! /= total;
}

/** From position i to the one before it. */
function goBackward({ labels, sources, weights, columns }: State, i: number): void {
  const { open, emit, backward, norm } = columns;
  const here = i * labels;
  const before = here - labels;
  backward.fill(0, before, here);
  for (let rest = open[i]!; rest !== 0; rest &= rest - 1) {
    const to = lowest(rest);
    const into = to * labels;
    for (let left = open[i - 1]! & sources[to]!; left !== 0; left &= left - 1) {
      const from = lowest(left);
      backward[before + from]! += weights[into + from]! * emit[here + to]! * backward[here + to]!;
    }
  }
  for (let k = before; k < here; k++) backward[k]! /= norm[i]!;
}

function pathProbability({ labels, weights, columns }: State, start: number, end: number): number {
  const { path, emit, forward, backward, norm } = columns;
  let p = forward[start * labels + path[start]!]!;
  for (let i = start + 1; i < end; i++) {
    const step = weights[path[i]! * labels + path[i - 1]!]!;
    p *= (step * emit[i * labels + path[i]!]!) / norm[i]!;
  }
  return p * backward[(end - 1) * labels + path[end - 1]!]!;
}
