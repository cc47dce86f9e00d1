/** Forward-backward over a chain: marginal probabilities of labels, arcs and labelled stretches. */
import type { Chain } from './lattice.js';

export interface Marginals {
  /**
   * Sums over all paths. `arcWeights` are the exponentials of the transition scores, shared [arcs] or one row a
   * position [n * arcs]. Returns the log of the sum. The results below hold until the next call.
   */
  run(n: number, emissions: Float32Array, arcWeights: Float64Array): number;
  /** P(label at position i). */
  label(i: number, label: number): number;
  /** P(a label at position i and another at the next). */
  pair(i: number, label: number, next: number): number;
  /** Writes P(arc into position i) for every arc, i >= 1. */
  arcsInto(i: number, out: Float64Array): void;
  /** P(the labels path[start..end) at those positions together): the confidence in a labelled stretch. */
  stretch(path: Uint8Array, start: number, end: number): number;
}

/** Exponentials of transition scores, as `run` wants them. */
export function arcWeights(
  transitions: Float32Array,
  out = new Float64Array(transitions.length),
): Float64Array {
  for (let i = 0; i < transitions.length; i++) out[i] = Math.exp(transitions[i] as number);
  return out;
}

/** What one run leaves behind; every position's `forward` sums to one, and `norm` holds what it was divided by. */
interface Sums {
  n: number;
  weights: Float64Array;
  /** 0 where the arc weights are shared, else the number of arcs. */
  stride: number;
  emit: Float64Array;
  forward: Float64Array;
  backward: Float64Array;
  norm: Float64Array;
}

export function marginalsOf(chain: Chain): Marginals {
  const { labels, arcs } = chain;
  const none = new Float64Array(0);
  const sums: Sums = {
    n: 0,
    weights: none,
    stride: 0,
    emit: none,
    forward: none,
    backward: none,
    norm: none,
  };

  return {
    run(n, emissions, weights) {
      if (n === 0) return 0;
      reserve(sums, n, labels);
      Object.assign(sums, { n, weights, stride: weights.length > arcs ? arcs : 0 });
      const logSum = exponentiate(sums, emissions, labels) + goForward(chain, sums);
      goBackward(chain, sums);
      return logSum;
    },
    label: (i, label) =>
      (sums.forward[i * labels + label] as number) * (sums.backward[i * labels + label] as number),
    pair(i, label, next) {
      const arc = findArc(chain, label, next);
      return arc < 0 ? 0 : throughArc(chain, sums, i + 1, arc);
    },
    arcsInto(i, out) {
      for (let arc = 0; arc < arcs; arc++) out[arc] = throughArc(chain, sums, i, arc);
    },
    stretch(path, start, end) {
      let p = sums.forward[start * labels + (path[start] as number)] as number;
      for (let i = start + 1; i < end; i++) {
        const arc = findArc(chain, path[i - 1] as number, path[i] as number);
        if (arc < 0) return 0;
        p *=
          ((sums.weights[i * sums.stride + arc] as number) *
            (sums.emit[i * labels + (path[i] as number)] as number)) /
          (sums.norm[i] as number);
      }
      return p * (sums.backward[(end - 1) * labels + (path[end - 1] as number)] as number);
    },
  };
}

/** P(arc into position i). */
function throughArc({ labels, from, to }: Chain, sums: Sums, i: number, arc: number): number {
  const here = i * labels + (to[arc] as number);
  return (
    ((sums.forward[(i - 1) * labels + (from[arc] as number)] as number) *
      (sums.weights[i * sums.stride + arc] as number) *
      (sums.emit[here] as number) *
      (sums.backward[here] as number)) /
    (sums.norm[i] as number)
  );
}

function reserve(sums: Sums, n: number, labels: number): void {
  if (sums.emit.length >= n * labels) return;
  const size = 2 * n * labels;
  sums.emit = new Float64Array(size);
  sums.forward = new Float64Array(size);
  sums.backward = new Float64Array(size);
  sums.norm = new Float64Array(2 * n);
}

/** exp(emission - the position's largest); returns the sum of what was taken off. */
function exponentiate({ n, emit }: Sums, emissions: Float32Array, labels: number): number {
  let taken = 0;
  for (let here = 0; here < n * labels; here += labels) {
    let top = -Infinity;
    for (let b = here; b < here + labels; b++)
      if ((emissions[b] as number) > top) top = emissions[b] as number;
    for (let b = here; b < here + labels; b++) emit[b] = Math.exp((emissions[b] as number) - top);
    taken += top;
  }
  return taken;
}

function goForward(chain: Chain, sums: Sums): number {
  const { labels, from, entering, first, last } = chain;
  const { n, emit, forward, norm, weights, stride } = sums;
  let logSum = 0;
  for (let i = 0; i < n; i++) {
    const here = i * labels;
    if (i === 0) for (let b = 0; b < labels; b++) forward[b] = first[b] as number;
    else {
      for (let b = 0; b < labels; b++) {
        let mass = 0;
        const end = entering[b + 1] as number;
        for (let arc = entering[b] as number; arc < end; arc++) {
          mass +=
            (forward[here - labels + (from[arc] as number)] as number) *
            (weights[i * stride + arc] as number);
        }
        forward[here + b] = mass;
      }
    }
    let sum = 0;
    for (let b = 0; b < labels; b++) {
      const at = here + b;
      forward[at] = i === n - 1 && !last[b] ? 0 : (forward[at] as number) * (emit[at] as number);
      sum += forward[at] as number;
    }
    norm[i] = sum;
    logSum += Math.log(sum);
    for (let at = here; at < here + labels; at++) forward[at] = (forward[at] as number) / sum;
  }
  return logSum;
}

function goBackward(chain: Chain, sums: Sums): void {
  const { labels, from, entering, last } = chain;
  const { n, emit, backward, norm, weights, stride } = sums;
  for (let b = 0; b < labels; b++) backward[(n - 1) * labels + b] = last[b] as number;
  for (let i = n - 1; i > 0; i--) {
    const here = i * labels;
    const before = here - labels;
    const scale = 1 / (norm[i] as number);
    backward.fill(0, before, here);
    for (let b = 0; b < labels; b++) {
      const ahead = (emit[here + b] as number) * (backward[here + b] as number) * scale;
      if (ahead === 0) continue;
      const end = entering[b + 1] as number;
      for (let arc = entering[b] as number; arc < end; arc++) {
        const a = before + (from[arc] as number);
        backward[a] = (backward[a] as number) + (weights[i * stride + arc] as number) * ahead;
      }
    }
  }
}

function findArc({ arcs, from, to }: Chain, a: number, b: number): number {
  for (let arc = 0; arc < arcs; arc++) if (from[arc] === a && to[arc] === b) return arc;
  return -1;
}
