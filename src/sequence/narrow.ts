/**
 * Decoding with few labels at each position: those whose emission is within a margin of the position's best. Where most
 * positions leave one or two labels open, best paths and probabilities cost a fraction of what all arcs cost.
 */
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

/** The sequence in hand. Columns hold `labels` places a position, of which the first `counts[i]` are used. */
interface Columns {
  readonly open: Uint8Array;
  readonly counts: Uint8Array;
  readonly best: Float64Array;
  readonly back: Uint8Array;
  readonly emit: Float64Array;
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  readonly norm: Float64Array;
}

interface State {
  readonly labels: number;
  /** Transition scores by `from * labels + to`, and their exponentials. */
  readonly steps: Float64Array;
  readonly weights: Float64Array;
  /** Labels that may stand within a sequence (0), first (1), last (2), or alone (3). */
  readonly allowedAt: readonly Uint8Array[];
  columns: Columns;
  length: number;
  /** Places of the best path's labels in the columns. */
  places: Int32Array;
  /** Whether `forward` and `backward` are those of the sequence in hand. */
  summed: boolean;
}

/**
 * @param transitions one score an arc
 * @param margin in units of the scores
 */
export function narrowDecoder(chain: Chain, transitions: Float32Array, margin: number): NarrowDecoder {
  const state = newState(chain, transitions);
  return {
    decode(n, emissions, at, path, start = 0) {
      if (state.columns.counts.length < n) reserve(state, 2 * n);
      state.length = n;
      state.summed = false;
      narrow(state, emissions, at, margin);
      if (!findBest(state)) {
        narrow(state, emissions, at, Infinity);
        findBest(state);
      }
      for (let i = 0; i < n; i++) path[start + i] = state.columns.open[state.places[i] as number] as number;
    },
    probability(start, end) {
      if (!state.summed) sum(state);
      return pathProbability(state, start, end);
    },
  };
}

function newState(chain: Chain, transitions: Float32Array): State {
  const { labels, first, last } = chain;
  const steps = new Float64Array(labels * labels).fill(-Infinity);
  for (let arc = 0; arc < chain.arcs; arc++) {
    steps[(chain.from[arc] as number) * labels + (chain.to[arc] as number)] = transitions[arc] as number;
  }
  const all = Array.from({ length: labels }, (_, label) => label);
  const allowed = (place: number): Uint8Array =>
    Uint8Array.from(all.filter((l) => ((place & 1) === 0 || first[l]) && ((place & 2) === 0 || last[l])));
  const state = {
    labels,
    steps,
    weights: steps.map(Math.exp),
    allowedAt: [0, 1, 2, 3].map(allowed),
    columns: newColumns(0, labels),
    places: new Int32Array(0),
    length: 0,
    summed: false,
  };
  reserve(state, 64);
  return state;
}

function reserve(state: State, n: number): void {
  state.columns = newColumns(n, state.labels);
  state.places = new Int32Array(n);
}

function newColumns(n: number, labels: number): Columns {
  const wide = (): Float64Array => new Float64Array(n * labels);
  return {
    open: new Uint8Array(n * labels),
    counts: new Uint8Array(n),
    best: wide(),
    back: new Uint8Array(n * labels),
    emit: wide(),
    forward: wide(),
    backward: wide(),
    norm: new Float64Array(n),
  };
}

/** Finds the labels to be followed and their emissions less the position's best. */
function narrow(state: State, emissions: Float32Array, at: number, margin: number): void {
  const { labels, allowedAt, length } = state;
  const { open, counts, emit } = state.columns;
  for (let i = 0; i < length; i++) {
    const here = i * labels;
    const from = at + here;
    const allowed = allowedAt[(i === 0 ? 1 : 0) | (i === length - 1 ? 2 : 0)] as Uint8Array;
    let top = -Infinity;
    for (let k = 0; k < allowed.length; k++) {
      const score = emissions[from + (allowed[k] as number)] as number;
      if (score > top) top = score;
    }
    let next = here;
    for (let k = 0; k < allowed.length; k++) {
      const score = emissions[from + (allowed[k] as number)] as number;
      if (score < top - margin) continue;
      emit[next] = score - top;
      open[next++] = allowed[k] as number;
    }
    counts[i] = next - here;
  }
}

/** Viterbi; false where no path is allowed through the open labels. */
function findBest(state: State): boolean {
  const { labels, length, places } = state;
  const { counts, emit, best, back } = state.columns;
  for (let k = 0; k < (counts[0] as number); k++) best[k] = emit[k] as number;
  for (let i = 1; i < length; i++) advance(state, i);
  const end = (length - 1) * labels;
  let place = end;
  for (let k = end; k < end + (counts[length - 1] as number); k++)
    if ((best[k] as number) > (best[place] as number)) place = k;
  if (best[place] === -Infinity) return false;
  for (let i = length - 1; i >= 0; i--) {
    places[i] = place;
    place = (i - 1) * labels + (back[place] as number);
  }
  return true;
}

function advance({ labels, steps, columns }: State, i: number): void {
  const { open, counts, emit, best, back } = columns;
  const here = i * labels;
  const before = here - labels;
  const end = here + (counts[i] as number);
  const endBefore = before + (counts[i - 1] as number);
  for (let k = here; k < end; k++) {
    const to = open[k] as number;
    let top = -Infinity;
    let source = before;
    for (let q = before; q < endBefore; q++) {
      const score = (best[q] as number) + (steps[(open[q] as number) * labels + to] as number);
      if (score <= top) continue;
      top = score;
      source = q;
    }
    best[k] = top + (emit[k] as number);
    back[k] = source - before;
  }
}

/** Forward-backward; every position's `forward` sums to one, and `norm` holds what it was divided by. */
function sum(state: State): void {
  const { labels, length } = state;
  const { counts, backward } = state.columns;
  const end = (length - 1) * labels;
  for (let i = 0; i < length; i++) goForward(state, i);
  for (let k = end; k < end + (counts[length - 1] as number); k++) backward[k] = 1;
  for (let i = length - 1; i > 0; i--) goBackward(state, i);
  state.summed = true;
}

function goForward({ labels, weights, columns }: State, i: number): void {
  const { open, counts, emit, forward, norm } = columns;
  const here = i * labels;
  const end = here + (counts[i] as number);
  const before = here - labels;
  const endBefore = i === 0 ? before : before + (counts[i - 1] as number);
  let total = 0;
  for (let k = here; k < end; k++) {
    const to = open[k] as number;
    let mass = i === 0 ? 1 : 0;
    for (let q = before; q < endBefore; q++)
      mass += (forward[q] as number) * (weights[(open[q] as number) * labels + to] as number);
    emit[k] = Math.exp(emit[k] as number);
    forward[k] = mass * (emit[k] as number);
    total += forward[k] as number;
  }
  norm[i] = total;
  for (let k = here; k < end; k++) forward[k] = (forward[k] as number) / total;
}

/** From position i to the one before it. */
function goBackward({ labels, weights, columns }: State, i: number): void {
  const { open, counts, emit, backward, norm } = columns;
  const here = i * labels;
  const end = here + (counts[i] as number);
  const before = here - labels;
  const total = norm[i] as number;
  for (let q = before; q < before + (counts[i - 1] as number); q++) {
    const row = (open[q] as number) * labels;
    let mass = 0;
    for (let k = here; k < end; k++)
      mass += (weights[row + (open[k] as number)] as number) * (emit[k] as number) * (backward[k] as number);
    backward[q] = mass / total;
  }
}

function pathProbability({ labels, weights, columns, places }: State, start: number, end: number): number {
  const { open, emit, forward, backward, norm } = columns;
  let p = forward[places[start] as number] as number;
  for (let i = start + 1; i < end; i++) {
    const from = open[places[i - 1] as number] as number;
    const to = open[places[i] as number] as number;
    const step = weights[from * labels + to] as number;
    p *= (step * (emit[places[i] as number] as number)) / (norm[i] as number);
  }
  return p * (backward[places[end - 1] as number] as number);
}
