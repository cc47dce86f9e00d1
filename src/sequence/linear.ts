/**
 * A hashed linear model: a table of 2^bits rows without keys, one int8 weight a label, of which only rows that kept a
 * weight after pruning are stored. A bit for each bucket says whether it has a row, so that most look-ups of absent
 * features touch only a small bitmap; a running count of the bits finds the row.
 */
import { OnrecordError } from '../errors.js';
import { bucket } from './hash.js';
import type { Section, Weights } from './weights.js';

export interface LinearModel {
  readonly labels: number;
  /** Rows are addressed by `bucket(hash, bits)`. */
  readonly bits: number;
  /** What one unit of a weight is worth. */
  readonly scale: number;
  /** A bit for each bucket: whether it has a row. */
  readonly present: Int32Array;
  /** For each 32 buckets, how many rows are before theirs. */
  readonly before: Int32Array;
  /** [rows * labels] */
  readonly values: Int8Array;
}

/** Float weights [2^bits * labels] pruned and quantised, as sections of a weights file. */
export interface CompactTable {
  readonly sections: Readonly<Record<string, Section>>;
  readonly bits: number;
  readonly scale: number;
  /** Rows that kept a weight. */
  readonly rows: number;
}

/**
 * Compacts a table: subtracts each row's median (a constant over all labels changes no decision), drops weights below
 * `threshold` and rounds the rest to int8 with one scale.
 */
export function compactTable(
  name: string,
  weights: Float32Array,
  labels: number,
  threshold: number,
): CompactTable {
  const buckets = weights.length / labels;
  const centred = pruneTable(weights, labels, threshold);
  let largest = 0;
  for (const weight of centred) largest = Math.max(largest, Math.abs(weight));
  const scale = largest / 127 || 1;
  const present = new Int32Array(Math.max(1, buckets >>> 5));
  const kept: number[] = [];
  for (let b = 0; b < buckets; b++) {
    const row = centred.subarray(b * labels, (b + 1) * labels);
    if (!row.some((weight) => Math.round(weight / scale) !== 0)) continue;
    present[b >>> 5] = (present[b >>> 5] as number) | (1 << (b & 31));
    kept.push(b);
  }
  const values = new Int8Array(kept.length * labels);
  kept.forEach((b, row) => {
    for (let l = 0; l < labels; l++) {
      values[row * labels + l] = Math.round((centred[b * labels + l] as number) / scale);
    }
  });
  return {
    sections: { [`${name}.present`]: present, [`${name}.values`]: values },
    bits: Math.log2(buckets),
    scale,
    rows: kept.length,
  };
}

/** Each row less its median, without the weights below the threshold. */
export function pruneTable(weights: Float32Array, labels: number, threshold: number): Float32Array {
  const centred = new Float32Array(weights.length);
  for (let at = 0; at < weights.length; at += labels) {
    const row = weights.subarray(at, at + labels);
    const median = row.slice().sort()[labels >> 1] as number;
    for (let l = 0; l < labels; l++) {
      const weight = (row[l] as number) - median;
      centred[at + l] = Math.abs(weight) < threshold ? 0 : weight;
    }
  }
  return centred;
}

function misfit(name: string, labels: number): OnrecordError {
  const message = `the table "${name}" does not fit its ${labels} labels; restore data/models.`;
  return new OnrecordError('model-invalid', message);
}

/** The model stored under `name` by `compactTable`. Throws `model-invalid` where its sections do not fit together. */
export function readLinear(file: Weights, name: string, labels: number, scale: number): LinearModel {
  const present = file.section(`${name}.present`, 'int32');
  const values = file.section(`${name}.values`, 'int8');
  const bits = Math.log2(present.length) + 5;
  const before = countBefore(present);
  const rows = before[present.length] as number;
  if (!Number.isInteger(bits) || rows * labels !== values.length) throw misfit(name, labels);
  return { labels, bits, scale, present, before, values };
}

/** The row of a feature's weights in `values`; -1 where it has none. */
export function rowOf({ bits, present, before }: LinearModel, hash: number): number {
  const b = bucket(hash, bits);
  const word = present[b >>> 5] as number;
  const bit = 1 << (b & 31);
  if ((word & bit) === 0) return -1;
  return (before[b >>> 5] as number) + countBits(word & (bit - 1));
}

function countBefore(present: Int32Array): Int32Array {
  const before = new Int32Array(present.length + 1);
  for (let i = 0; i < present.length; i++) {
    before[i + 1] = (before[i] as number) + countBits(present[i] as number);
  }
  return before;
}

/** Number of bits set in a 32-bit integer. */
function countBits(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
