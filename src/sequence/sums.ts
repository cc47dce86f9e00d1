/**
 * Sums of the weights of hashed features, on the WebAssembly kernel of sums.wat: the same numbers as a LinearModel
 * gives, with the first label's score taken off each, so that sixteen labels beside it fill two vectors. Features come
 * singly or in groups; the sums of the groups seen last are kept.
 */
import type { LinearModel } from './linear.js';

/** Labels beside the first, whose score is always 0. */
export const SUM_WIDTH = 16;
/** Numbers that say which group it is: kind, a, b. */
export const GROUP_SIZE = 3;

/** Writes the hashes of the features of a group to `out` and returns how many; the same group has the same features. */
export type GroupFeatures = (kind: number, a: number, b: number, out: Int32Array) => number;

export interface FeatureSums {
  /** Where the caller writes its groups, [kind, a, b] one after another, and the hashes of its single features. */
  readonly groups: Int32Array;
  readonly singles: Int32Array;
  /** The sum of the weights, in units of `scale`, of the first label's successors. */
  readonly sums: Int16Array;
  readonly scale: number;
  /** Sets `sums` to the sum over the first groups and single features. */
  add(groupCount: number, singleCount: number): void;
  /** Forgets the sums that are kept: the numbers of groups mean something else from now on. */
  forget(): void;
}

interface SumsKernel {
  addRows(hashes: number, count: number, out: number, buckets: number, rows: number, shift: number): void; // prettier-ignore
  addKept(group: number, end: number, out: number, table: number, mask: number): number;
  entry(group: number, table: number, mask: number): number;
}

/** Room for groups, single features, and the features of one group. */
const MOST_GROUPS = 64;
const MOST_SINGLES = 128;
const MOST_GROUP_FEATURES = 256;
/** An entry of the kept sums holds its group and, from SUM_OFFSET on, its sum. */
const ENTRY_BYTES = 64;
const SUM_OFFSET = 16;
/** 32-bit numbers that a sum takes. */
const WORDS_OF_SUM = SUM_WIDTH / 2;
const PAGE = 65536;

/**
 * @param keptBits the sums of 2^keptBits groups are kept; each group has one place, the newer drives out the older
 * @param wasm data/models/sums.wasm
 */
export function featureSums(
  model: LinearModel,
  features: GroupFeatures,
  keptBits: number,
  wasm: WebAssembly.Module,
): FeatureSums {
  const { at, numbers, kernel } = place(model, keptBits, wasm);
  const hashes = new Int32Array(numbers.buffer, at.hashes, MOST_GROUP_FEATURES);
  const sums = new Int16Array(numbers.buffer, at.sums, SUM_WIDTH);
  const sumsFrom = at.sums >> 2;
  const mask = (1 << keptBits) - 1;
  const shift = 32 - model.bits;

  function addRows(from: number, count: number, to: number): void {
    kernel.addRows(from, count, to, at.buckets, at.rows, shift);
  }

  /** Sums up the group at an address and keeps the sum. */
  function keep(group: number): void {
    const entry = kernel.entry(group, at.table, mask);
    const from = group >> 2;
    const to = entry >> 2;
    for (let k = 0; k < GROUP_SIZE; k++) numbers[to + k] = numbers[from + k] as number;
    numbers.fill(0, (entry + SUM_OFFSET) >> 2, (entry + ENTRY_BYTES) >> 2);
    const count = features(
      numbers[to] as number,
      numbers[to + 1] as number,
      numbers[to + 2] as number,
      hashes,
    );
    addRows(at.hashes, count, entry + SUM_OFFSET);
  }

  return {
    groups: new Int32Array(numbers.buffer, at.groups, GROUP_SIZE * MOST_GROUPS),
    singles: new Int32Array(numbers.buffer, at.singles, MOST_SINGLES),
    sums,
    scale: model.scale,
    add(groupCount, singleCount) {
      for (let k = 0; k < WORDS_OF_SUM; k++) numbers[sumsFrom + k] = 0;
      const end = at.groups + 4 * GROUP_SIZE * groupCount;
      let next = kernel.addKept(at.groups, end, at.sums, at.table, mask);
      while (next < end) {
        keep(next);
        next = kernel.addKept(next, end, at.sums, at.table, mask);
      }
      if (singleCount > 0) addRows(at.singles, singleCount, at.sums);
    },
    forget: () => void numbers.fill(-1, at.table >> 2, (at.table + (ENTRY_BYTES << keptBits)) >> 2),
  };
}

/** Puts the model into a memory of its own, beside room for what is summed up. */
function place(model: LinearModel, keptBits: number, wasm: WebAssembly.Module) {
  const { present, before } = model;
  const rows = rowsBeside(model);
  const at = placesOf({
    groups: 4 * GROUP_SIZE * MOST_GROUPS,
    singles: 4 * MOST_SINGLES,
    hashes: 4 * MOST_GROUP_FEATURES,
    sums: 2 * SUM_WIDTH,
    buckets: 2 * present.byteLength,
    rows: rows.byteLength,
    table: ENTRY_BYTES << keptBits,
  });
  const memory = new WebAssembly.Memory({ initial: Math.ceil(at.end / PAGE) });
  const kernel = new WebAssembly.Instance(wasm, { sums: { memory } }).exports as unknown as SumsKernel;
  const numbers = new Int32Array(memory.buffer);
  for (let from = 0, to = at.buckets >> 2; from < present.length; from++, to += 2) {
    numbers[to] = present[from]!;
    numbers[to + 1] = before[from]!;
  }
  new Int16Array(memory.buffer, at.rows, rows.length).set(rows);
  numbers.fill(-1, at.table >> 2, (at.table + (ENTRY_BYTES << keptBits)) >> 2);
  return { at, numbers, kernel };
}

/** An address for each part, a multiple of 64, and the first address behind them all. */
function placesOf<Name extends string>(bytes: Record<Name, number>): Record<Name | 'end', number> {
  let end = 64;
  const places = Object.entries<number>(bytes).map(([name, size]) => {
    const place = end;
    end += (size + 63) & ~63;
    return [name, place];
  });
  return Object.fromEntries([...places, ['end', end]]) as Record<Name | 'end', number>;
}

/** Rows of SUM_WIDTH weights, each less the first label's. */
function rowsBeside({ values, labels }: LinearModel): Int16Array {
  const rows = new Int16Array((values.length / labels) * SUM_WIDTH);
  for (let from = 0, to = 0; from < values.length; from += labels, to += SUM_WIDTH) {
    for (let l = 1; l < labels; l++)
      rows[to + l - 1] = (values[from + l] as number) - (values[from] as number);
  }
  return rows;
}
