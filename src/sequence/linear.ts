/**
 * A hashed linear model: a table of 2^bits rows without keys, one int8 weight a label, of which only rows that kept a
 * weight after pruning are stored. A bit for each bucket says whether it has a row, so that most look-ups of absent
 * features touch only a small bitmap; a running count of the bits finds the row.
 */
import { OnrecordError } from '../errors.js';
import type { Section, Weights } from './weights.js';

export interface LinearModel {
  readonly labels: number;
  /** Rows are addressed by `bucket(hash, bits)`. */
  readonly bits: number;
  /** What one unit of a weight is worth. */
  readonly scale: number;
  /** Numbers that a sum over all labels takes: two labels share one. */
  readonly width: number;
  /**
   * Adds the weights of the first `count` features of `hashes` to the packed sums at `sums[at .. at + width)`. A sum may
   * hold 256 features at most; packed sums may themselves be added up.
   */
  addRows(hashes: Int32Array, count: number, sums: Int32Array, at: number): void;
  /** Adds packed sums, times the scale, to `scores[to .. to + labels)`. */
  addScores(sums: Int32Array, at: number, scores: Float32Array, to: number): void;
}

/** As many as a packed sum may hold. */
const MOST_FEATURES = 256;

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
  const rowCount = before[present.length] as number;
  if (!Number.isInteger(bits) || rowCount * labels !== values.length) throw misfit(name, labels);
  const width = (labels + 1) >> 1;
  const pairs = packPairs(values, labels, width);
  const finder = rowFinder(present, before, 32 - bits);
  return {
    labels,
    bits,
    scale,
    width,
    addRows(hashes, count, sums, at) {
      const found = finder.find(hashes, count);
      const { rows } = finder;
      for (let p = 0; p < width; p++) {
        let sum = 0;
        for (let k = 0; k < found; k++) sum = (sum + (pairs[(rows[k] as number) * width + p] as number)) | 0;
        sums[at + p] = ((sums[at + p] as number) + sum) | 0;
      }
    },
    addScores(sums, at, scores, to) {
      for (let p = 0, l = to; p < width; p++, l += 2) {
        const sum = sums[at + p] as number;
        const low = (sum << 16) >> 16;
        scores[l] = (scores[l] as number) + low * scale;
        if (2 * p + 1 < labels) scores[l + 1] = (scores[l + 1] as number) + ((sum - low) >> 16) * scale;
      }
    },
  };
}

interface RowFinder {
  /** Puts the numbers of the rows that the features have into `rows`; returns how many. */
  find(hashes: Int32Array, count: number): number;
  readonly rows: Int32Array;
}

function rowFinder(present: Int32Array, before: Int32Array, shift: number): RowFinder {
  const rows = new Int32Array(MOST_FEATURES);
  return {
    rows,
    find(hashes, count) {
      let found = 0;
      for (let k = 0; k < count; k++) {
        const b = (hashes[k] as number) >>> shift;
        const word = present[b >>> 5] as number;
        const bit = b & 31;
        if (((word >>> bit) & 1) === 0) continue;
        rows[found++] = (before[b >>> 5] as number) + (bit === 0 ? 0 : countBits(word << (32 - bit)));
      }
      return found;
    },
  };
}

/** Two weights in each integer, so that one addition adds both: the even label's in the low half, signed. */
function packPairs(values: Int8Array, labels: number, width: number): Int32Array {
  const pairs = new Int32Array((values.length / labels) * width);
  for (let row = 0, at = 0; row < values.length; row += labels) {
    for (let l = 0; l < labels; l += 2) {
      const high = l + 1 < labels ? (values[row + l + 1] as number) : 0;
      pairs[at++] = high * 65536 + (values[row + l] as number);
    }
  }
  return pairs;
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
