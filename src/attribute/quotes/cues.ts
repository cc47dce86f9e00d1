/**
 * How likely a word is to report something: shares counted on the training articles, in nine buckets, kept by hash.
 * They are features and find candidate cues; they decide nothing.
 */
import { hash2, hash3 } from '../../sequence/hash.js';

/** Buckets from 0 (hardly ever) to 8 (nearly always). Lemmas are hashes of their text, `next` a token's outline. */
export interface CueLexicon {
  /** Is the head of a cue. */
  head(lemma: number, pos: number): number;
  /** Is the head of a cue, given the outline of the token that follows. */
  headBefore(lemma: number, pos: number, next: number): number;
  /** Stands within a cue. */
  inside(lemma: number, pos: number): number;
  /** Stands within a source. */
  source(lemma: number, pos: number): number;
}

const UPPER_BOUNDS = [0.01, 0.03, 0.08, 0.15, 0.3, 0.5, 0.7, 0.85];

export function rateBucket(rate: number): number {
  let bucket = 0;
  while (bucket < UPPER_BOUNDS.length && rate >= UPPER_BOUNDS[bucket]!) bucket++;
  return bucket;
}

export const cueKeys = {
  head: (lemma: number, pos: number): number => hash2(201, lemma, pos),
  headBefore: (lemma: number, pos: number, next: number): number => hash3(202, lemma, pos, next),
  inside: (lemma: number, pos: number): number => hash2(203, lemma, pos),
  source: (lemma: number, pos: number): number => hash2(204, lemma, pos),
  headOfPos: (pos: number): number => hash2(205, pos, 0),
};

/** The lexicon of a model: `keys[i]` (see cueKeys) has bucket `buckets[i]`; a missing key falls back to a wider one. */
export function cueLexicon(keys: Int32Array, buckets: Uint8Array): CueLexicon {
  const table = new Map<number, number>();
  keys.forEach((key, i) => table.set(key, buckets[i]!));
  const head = (lemma: number, pos: number): number =>
    table.get(cueKeys.head(lemma, pos)) ?? table.get(cueKeys.headOfPos(pos)) ?? 0;
  return {
    head,
    headBefore: (lemma, pos, next) => table.get(cueKeys.headBefore(lemma, pos, next)) ?? head(lemma, pos),
    inside: (lemma, pos) => table.get(cueKeys.inside(lemma, pos)) ?? UNSEEN_INSIDE,
    source: (lemma, pos) => table.get(cueKeys.source(lemma, pos)) ?? UNSEEN_SOURCE,
  };
}

/** What a word never seen is given: the priors of the counts. */
export const INSIDE_PRIOR = 0.03;
export const SOURCE_PRIOR = 0.08;
const UNSEEN_INSIDE = rateBucket(INSIDE_PRIOR);
const UNSEEN_SOURCE = rateBucket(SOURCE_PRIOR);
