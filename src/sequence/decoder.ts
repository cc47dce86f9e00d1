/** What a network's scores say of a sequence as a whole: its best path of labels, and how sure of each label they are. */
import { pathFinder, type Chain } from './lattice.js';
import { arcWeights, marginalsOf } from './marginals.js';

/** Decodes one sequence after another. Scores are [n * labels] and whatever follows, as log weights. */
export interface Decoder {
  /** The best path, [n] labels and whatever follows, valid until the next call; of equals that with the lowest labels from the end on. */
  path(scores: Float32Array, n: number): Uint8Array;
  /** Sums over all paths of the sequence that `path` was given last. */
  sums(): void;
  /** P(one of the labels), summed over the positions [first, end), after `sums`. */
  probability(labels: readonly number[], first: number, end: number): number;
  /** P(the label at i), after `sums`. */
  label(i: number, label: number): number;
  /** P(a label at i + 1, given another at i), after `sums`; 0 at the end, and where the other cannot be. */
  follows(i: number, label: number, next: number): number;
}

/**
 * In plain TypeScript: what the kernel's decoder is held to.
 * @param transitions one score an arc of the chain
 */
export function plainDecoder(chain: Chain, transitions: Float32Array): Decoder {
  const paths = pathFinder(chain);
  const marginals = marginalsOf(chain);
  const weights = arcWeights(transitions);
  let scores: Float32Array = new Float32Array(0);
  let n = 0;
  return {
    path(given, length) {
      [scores, n] = [given, length];
      const path = new Uint8Array(n);
      paths.viterbi(n, scores, transitions, path);
      return path;
    },
    sums: () => void marginals.run(n, scores, weights),
    probability(labels, first, end) {
      let sum = 0;
      for (let i = first; i < end; i++) for (const label of labels) sum += marginals.label(i, label);
      return sum;
    },
    label: marginals.label,
    follows(i, label, next) {
      const here = i + 1 < n ? marginals.label(i, label) : 0;
      return here > 0 ? marginals.pair(i, label, next) / here : 0;
    },
  };
}
