/**
 * A small convolutional tagging network. A token enters as the sum of the rows of its hashed features; residual layers
 * of dilated convolutions of width 3 mix it with its neighbours; then each label gets a score:
 *
 *   x0 = rows of the word type + rows of the context features
 *   xl = xl-1 + max(0, bias + sum over taps t of narrow(xl-1[i + (t - 1) * dilation]) * weights[t])
 *   score = bias + xL * output
 *
 * Everything is an integer: rows and weights int8, activations int16, so that the WebAssembly kernel (kernel.wat) and
 * the plain TypeScript below agree to the bit. What a layer multiplies is narrowed to 7 bits, so that a processor takes
 * 16 products at a time. Scores become float32 at the very end.
 */
import { OnrecordError } from '../errors.js';
import type { Weights } from './weights.js';

/** Scores are computed for this many labels; those beyond the model's own are dropped. */
export const OUTPUTS = 16;
export const TAPS = 3;
/** Activations are shifted right by this many bits, rounded, to be multiplied; sums by that many. */
export const NARROWING = 5;
export const LAYER_SHIFT = 1;

/** What the weights file says of the network. */
export interface NetShape {
  /** Numbers a row; a multiple of 16. */
  readonly width: number;
  readonly labels: number;
  /** One dilation a layer, in tokens. */
  readonly dilations: readonly number[];
  /** Features of a word type, and of a token's context. */
  readonly typeColumns: number;
  readonly contextColumns: number;
  /** Activations are sums of rows shifted left by this many bits. */
  readonly rowShift: number;
  /** What one unit of an output sum is worth. */
  readonly scoreUnit: number;
}

export interface NetModel extends NetShape {
  /** Hashes of the features that have a row; never 0. */
  readonly keys: Int32Array;
  /** [keys * width], beginning at a multiple of 4 in its buffer */
  readonly rows: Int8Array;
  /** [layers * TAPS * width in * width out] */
  readonly weights: Int8Array;
  /** [layers * width] */
  readonly bias: Int16Array;
  /** [width * OUTPUTS] */
  readonly output: Int16Array;
  /** [OUTPUTS] */
  readonly outputBias: Int32Array;
}

/** What a network is told of a sequence: to be written between `begin` and `run`. There may be room for more. */
export interface Sequence {
  /** [n] the number of each token's word type. */
  readonly types: Int32Array;
  /** [n * contextColumns] the features of each token's context. */
  readonly context: Int32Array;
}

/** A network at work on one sequence after another. */
export interface Net {
  /** Adds a word type by its hashed features; types are numbered 0, 1, ... in the order of adding. */
  addType(hashes: Int32Array): void;
  typeCount(): number;
  /** Forgets all types: the next one is the first. */
  forgetTypes(): void;
  /** Starts a sequence of n tokens. Types are added before. */
  begin(n: number): Sequence;
  /** Scores of all labels, [n * labels] and whatever follows, valid until the next `begin`. */
  run(): Float32Array;
}

/** The network in a weights file. Throws `model-invalid` where its parts do not fit together. */
export function readNet(weights: Weights): NetModel {
  const shape = weights.header['net'] as NetShape;
  const model: NetModel = {
    ...shape,
    keys: weights.section('net.keys', 'int32'),
    rows: weights.section('net.rows', 'int8'),
    weights: weights.section('net.weights', 'int8'),
    bias: weights.section('net.bias', 'int16'),
    output: weights.section('net.output', 'int16'),
    outputBias: weights.section('net.outputBias', 'int32'),
  };
  const { width, dilations } = shape;
  const fits =
    width % 16 === 0 &&
    model.rows.length === model.keys.length * width &&
    model.weights.length === dilations.length * TAPS * width * width &&
    model.bias.length === dilations.length * width &&
    model.output.length === width * OUTPUTS;
  if (!fits)
    throw new OnrecordError(
      'model-invalid',
      'the network in the weights file is not whole. Restore data/models.',
    );
  return model;
}

/** The network in plain TypeScript: what the kernel is held to. */
export function plainNet(model: NetModel): Net {
  const { width, keys, rows } = model;
  const rowOf = new Map<number, number>();
  keys.forEach((key, i) => rowOf.set(key, i * width));
  const types: Int16Array[] = [];
  const { contextColumns } = model;
  let told: Sequence = { types: new Int32Array(0), context: new Int32Array(0) };

  function sum(base: Int16Array, hashes: Int32Array): Int16Array {
    const total = base.slice();
    for (const hash of hashes) {
      const row = hash === 0 ? undefined : rowOf.get(hash);
      if (row === undefined) continue;
      for (let k = 0; k < width; k++) total[k]! += rows[row + k]!;
    }
    return total;
  }

  return {
    addType: (hashes) => types.push(sum(new Int16Array(width), hashes)),
    typeCount: () => types.length,
    forgetTypes: () => void (types.length = 0),
    begin: (n) => (told = { types: new Int32Array(n), context: new Int32Array(n * contextColumns) }),
    run() {
      let sequence: Int16Array[] = Array.from(told.types, (type, i) => {
        const features = told.context.subarray(i * contextColumns, (i + 1) * contextColumns);
        return sum(types[type]!, features).map((value) => value << model.rowShift);
      });
      for (let layer = 0; layer < model.dilations.length; layer++)
        sequence = runLayer(model, layer, sequence);
      return scores(model, sequence);
    },
  };
}

const saturate = (value: number): number => (value > 32767 ? 32767 : value < -32768 ? -32768 : value);

function runLayer(model: NetModel, layer: number, sequence: readonly Int16Array[]): Int16Array[] {
  const { width, weights } = model;
  const dilation = model.dilations[layer]!;
  const narrowed = sequence.map(narrow);
  return sequence.map((row, i) => {
    const lanes = new Int16Array(2 * width);
    for (let k = 0; k < width; k++) lanes[2 * k] = model.bias[layer * width + k]!;
    for (let tap = 0; tap < TAPS; tap++) {
      const input = narrowed[i + (tap - 1) * dilation];
      if (input) addProducts(lanes, input, weights, (layer * TAPS + tap) * width * width);
    }
    return row.map((value, k) =>
      saturate(value + Math.max(0, (lanes[2 * k]! + lanes[2 * k + 1]!) >> LAYER_SHIFT)),
    );
  });
}

/** From -64 to 63. */
function narrow(row: Int16Array): Int8Array {
  const half = 1 << (NARROWING - 1);
  return Int8Array.from(row, (value) => Math.max(-64, Math.min(63, (value + half) >> NARROWING)));
}

/** Each output has two int16 lanes, which wrap: one for two inputs of four, one for the other two. */
function addProducts(lanes: Int16Array, input: Int8Array, weights: Int8Array, at: number): void {
  const width = input.length;
  for (let p = 0; p < width; p++) {
    const lane = (p >> 1) & 1;
    for (let k = 0; k < width; k++) lanes[2 * k + lane]! += input[p]! * weights[at + p * width + k]!;
  }
}

function scores(model: NetModel, sequence: readonly Int16Array[]): Float32Array {
  const { labels, output, outputBias } = model;
  const out = new Float32Array(sequence.length * labels);
  const unit = Math.fround(model.scoreUnit);
  sequence.forEach((row, i) => {
    const sums = outputBias.slice();
    for (let p = 0; p < row.length; p++)
      for (let k = 0; k < OUTPUTS; k++) sums[k]! += Math.imul(row[p]!, output[p * OUTPUTS + k]!);
    for (let b = 0; b < labels; b++) out[i * labels + b] = Math.fround(sums[b]!) * unit;
  });
  return out;
}
