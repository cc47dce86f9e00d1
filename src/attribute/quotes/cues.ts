/**
 * How likely a word is to report something: shares counted on the training articles, in nine buckets, kept by hash.
 * They are features and find candidate cues; they decide nothing.
 */
import { hash2, hash3 } from '../../sequence/hash.js';

/** Buckets from 0 (hardly ever) to 8 (nearly always). Lemmas are hashes of their text, `next` a token's outline. */
export interface CueLexicon {
  /** Is the head of a cue. */
  head(lemma: number, pos: number): number;
  /** Is the head of a cue, given the outline of the token that follows; `head` is what it is without that. */
  headBefore(lemma: number, pos: number, next: number, head: number): number;
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
  const find = bucketTable(keys, buckets);
  return {
    head: (lemma, pos) => find(cueKeys.head(lemma, pos), find(cueKeys.headOfPos(pos), 0)),
    headBefore: (lemma, pos, next, head) => find(cueKeys.headBefore(lemma, pos, next), head),
    inside: (lemma, pos) => find(cueKeys.inside(lemma, pos), UNSEEN_INSIDE),
    source: (lemma, pos) => find(cueKeys.source(lemma, pos), UNSEEN_SOURCE),
  };
}

/** Finds a key's bucket, or what is given for a missing one. The table is open-addressed and at most half full. */
function bucketTable(keys: Int32Array, buckets: Uint8Array): (key: number, missing: number) => number {
  const size = 2 ** Math.ceil(Math.log2(2 * keys.length + 2));
  const mask = size - 1;
  const slots = new Int32Array(size);
  // One more than the bucket: 0 is a free slot.
  const values = new Uint8Array(size);
  keys.forEach((key, i) => {
    let slot = key & mask;
    while (values[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = key;
    values[slot] = buckets[i]! + 1;
  });
  return (key, missing) => {
    let slot = key & mask;
    while (values[slot] !== 0) {
      if (slots[slot] === key) return values[slot]! - 1;
      slot = (slot + 1) & mask;
    }
    return missing;
  };
}

/** What a word never seen is given: the priors of the counts. */
export const INSIDE_PRIOR = 0.03;
export const SOURCE_PRIOR = 0.08;
const UNSEEN_INSIDE = rateBucket(INSIDE_PRIOR);
const UNSEEN_SOURCE = rateBucket(SOURCE_PRIOR);
