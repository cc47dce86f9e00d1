/**
 * Linear-chain decoding: the best path (Viterbi) and the sum over all paths (forward-backward) of a label set in which
 * only some transitions, the "arcs", are allowed.
 *
 * Scores are log weights. Emissions are Float32Array [n * labels]. Transitions hold one score an arc, either shared by
 * all positions [arcs] or one row a position [n * arcs], where row i scores the arcs from position i - 1 into i (row 0
 * is not read). Buffers grow and are never given back, so that decoding allocates nothing.
 */

/** A label set with its allowed transitions. Arcs are listed by the label that they lead to. */
export interface Chain {
  readonly labels: number;
  /** Number of allowed transitions. */
  readonly arcs: number;
  readonly from: Uint8Array;
  readonly to: Uint8Array;
  /** The arcs into label b are those from entering[b] to entering[b + 1]. */
  readonly entering: Uint16Array;
  /** 1 where a label may be the first, or the last, of a sequence. */
  readonly first: Uint8Array;
  readonly last: Uint8Array;
}

export interface ChainRules {
  allowed(from: number, to: number): boolean;
  mayBeFirst(label: number): boolean;
  mayBeLast(label: number): boolean;
}

/** @param labels number of labels, at most 255 */
export function chainOf(labels: number, rules: ChainRules): Chain {
  const from: number[] = [];
  const to: number[] = [];
  for (let b = 0; b < labels; b++) {
    for (let a = 0; a < labels; a++) {
      if (!rules.allowed(a, b)) continue;
      from.push(a);
      to.push(b);
    }
  }
  const flags = (test: (label: number) => boolean) =>
    Uint8Array.from({ length: labels }, (_, label) => (test(label) ? 1 : 0));
  return {
    labels,
    arcs: from.length,
    from: Uint8Array.from(from),
    to: Uint8Array.from(to),
    entering: Uint16Array.from({ length: labels + 1 }, (_, label) => to.filter((b) => b < label).length),
    first: flags(rules.mayBeFirst),
    last: flags(rules.mayBeLast),
  };
}

/** The number of each arc by `from * labels + to`; -1 where the transition is not allowed. */
export function arcNumbers(chain: Chain): Int16Array {
  const numbers = new Int16Array(chain.labels * chain.labels).fill(-1);
  for (let arc = 0; arc < chain.arcs; arc++) {
    numbers[(chain.from[arc] as number) * chain.labels + (chain.to[arc] as number)] = arc;
  }
  return numbers;
}

export interface PathFinder {
  /** Writes the best path of n labels into `path` and returns its score; -Infinity where no path is allowed. */
  viterbi(n: number, emissions: Float32Array, transitions: Float32Array, path: Uint8Array): number;
}

export function pathFinder(chain: Chain): PathFinder {
  const { labels, arcs, from, entering, first, last } = chain;
  let scores = new Float64Array(0);
  let back = new Uint8Array(0);

  function advance(i: number, emissions: Float32Array, transitions: Float32Array, row: number): void {
    const here = i * labels;
    const before = here - labels;
    for (let label = 0; label < labels; label++) {
      let best = -Infinity;
      let source = 0;
      const end = entering[label + 1] as number;
      for (let arc = entering[label] as number; arc < end; arc++) {
        const score = (scores[before + (from[arc] as number)] as number) + (transitions[row + arc] as number);
        if (score <= best) continue;
        best = score;
        source = from[arc] as number;
      }
      scores[here + label] = best + (emissions[here + label] as number);
      back[here + label] = source;
    }
  }

  return {
    viterbi(n, emissions, transitions, path) {
      if (n === 0) return 0;
      if (scores.length < n * labels) {
        scores = new Float64Array(2 * n * labels);
        back = new Uint8Array(2 * n * labels);
      }
      for (let b = 0; b < labels; b++) scores[b] = first[b] ? (emissions[b] as number) : -Infinity;
      const stride = transitions.length > arcs ? arcs : 0;
      for (let i = 1; i < n; i++) advance(i, emissions, transitions, i * stride);
      const end = (n - 1) * labels;
      let label = 0;
      let best = -Infinity;
      for (let b = 0; b < labels; b++) {
        if (!last[b] || (scores[end + b] as number) <= best) continue;
        best = scores[end + b] as number;
        label = b;
      }
      for (let i = n - 1; i >= 0; i--) {
        path[i] = label;
        label = back[i * labels + label] as number;
      }
      return best;
    },
  };
}
