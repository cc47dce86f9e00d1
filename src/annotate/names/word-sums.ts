/** Sums of the weights of a word's features, kept for the words seen last. */
import type { LinearModel } from '../../sequence/linear.js';
import type { Knowledge } from './document.js';
import { MOST_WORD_FEATURES, SLOTS, wordFeatures } from './word-features.js';

export interface WordSums {
  /** Adds the weights of a word's features in a slot to packed `sums`. */
  add(slot: number, word: number, sums: Int32Array): void;
}

/** Entries kept; each key has one place, and the newer drives out the older. */
const CAPACITY_BITS = 15;
const CAPACITY = 1 << CAPACITY_BITS;

export function wordSumsOf(model: LinearModel, knowledge: Knowledge): WordSums {
  const keys = new Int32Array(CAPACITY).fill(-1);
  const { width } = model;
  const kept = new Int32Array(CAPACITY * width);
  const features = new Int32Array(MOST_WORD_FEATURES);

  function compute(slot: number, word: number, at: number): void {
    kept.fill(0, at, at + width);
    model.addRows(features, wordFeatures(slot, word, knowledge, features), kept, at);
  }

  return {
    add(slot, word, sums) {
      const key = word * SLOTS + slot;
      const place = Math.imul(key, 0x9e3779b1) >>> (32 - CAPACITY_BITS);
      const at = place * width;
      if (keys[place] !== key) {
        compute(slot, word, at);
        keys[place] = key;
      }
      for (let p = 0; p < width; p++) sums[p] = ((sums[p] as number) + (kept[at + p] as number)) | 0;
    },
  };
}
