/**
 * Word vectors for the trainer: those of the commonest lower-case words, at length VECTOR_LENGTH. File: count and
 * dimensions, then the hash of each word's feature, then float32 rows.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { vectorFeature } from '../../../src/attribute/quotes/word-types.js';

const WORDS = 40000;
const DIMENSIONS = 100;
const VECTOR_LENGTH = 3;

interface Embeddings {
  /** By falling frequency. */
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

export function writeVectors(embeddingsPath: string, out: string): void {
  const { words, vectors } = JSON.parse(readFileSync(embeddingsPath, 'utf8')) as Embeddings;
  const chosen = words.filter((word) => /^[a-z][a-z'-]*$/.test(word)).slice(0, WORDS);
  const values = chosen.flatMap((word) => {
    const vector = vectors[word]!.slice(0, DIMENSIONS);
    const scale = VECTOR_LENGTH / Math.hypot(...vector);
    return vector.map((value) => value * scale);
  });
  const head = Int32Array.from([chosen.length, DIMENSIONS, ...chosen.map(vectorFeature)]);
  writeFileSync(
    out,
    Buffer.concat([Buffer.from(head.buffer), Buffer.from(Float32Array.from(values).buffer)]),
  );
}
