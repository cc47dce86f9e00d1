/** The trainer's network of floats (see save() in native/train-net.cpp) as the integers of src/sequence/net.ts. */
import { readFileSync } from 'node:fs';
import { LAYER_SHIFT, NARROWING, OUTPUTS, TAPS, type NetModel } from '../../../src/sequence/net.js';

export interface FloatNet {
  readonly width: number;
  readonly dilations: readonly number[];
  readonly labels: number;
  /** Row i + 1 belongs to hashes[i]; row 0 is zero. */
  readonly hashes: Int32Array;
  readonly embeddings: Float32Array;
  readonly projection: Float32Array;
  readonly vectorDimensions: number;
  readonly layers: readonly { readonly weights: Float32Array; readonly bias: Float32Array }[];
  /** [label][width] */
  readonly output: Float32Array;
  readonly outputBias: Float32Array;
  /** [from][to] */
  readonly transitions: Float32Array;
  readonly allowed: Int32Array;
  readonly first: Int32Array;
}

export function readFloatNet(path: string, labels: number): FloatNet {
  const file = readFileSync(path);
  const bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
  let at = 0;
  const ints = (length: number): Int32Array => new Int32Array(bytes, (at += 4 * length) - 4 * length, length);
  const floats = (length: number): Float32Array =>
    new Float32Array(bytes, (at += 4 * length) - 4 * length, length);
  const [width, layers, rows, , , vectorDimensions] = ints(6) as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return {
    width,
    labels,
    vectorDimensions,
    dilations: [...ints(layers)],
    hashes: ints(rows),
    allowed: ints(labels * labels),
    first: ints(labels),
    embeddings: floats((rows + 1) * width),
    projection: floats(vectorDimensions * width),
    layers: Array.from({ length: layers }, () => ({
      weights: floats(TAPS * width * width),
      bias: floats(width),
    })),
    output: floats(width * labels),
    outputBias: floats(labels),
    transitions: floats(labels * labels),
  };
}

export interface VectorRows {
  readonly hashes: Int32Array;
  /** [hashes * dimensions] */
  readonly values: Float32Array;
}

export interface QuantizeOptions {
  readonly typeColumns: number;
  readonly contextColumns: number;
  /** Rows whose numbers are all below this are left out. */
  readonly smallest: number;
}

/** Rows are in units of 1/64, activations in units of 1/256. */
const ROW_UNIT = 64;
const ROW_SHIFT = 2;
const ACTIVATION_UNIT = ROW_UNIT << ROW_SHIFT;
/** No activation is expected beyond this: sums of products of it stay within 32 bits. */
const LARGEST_ACTIVATION = 32 * ACTIVATION_UNIT;
/** Sums of products are shifted back to units of activations: weights are in units of 1/64. */
const PRODUCT_UNIT = ACTIVATION_UNIT << LAYER_SHIFT;
const WEIGHT_UNIT = PRODUCT_UNIT / (ACTIVATION_UNIT >> NARROWING);

export function quantize(net: FloatNet, vectors: VectorRows, options: QuantizeOptions): NetModel {
  const { width, labels } = net;
  const { keys, rows } = quantizeRows(net, vectors, options.smallest);
  const weights = new Int8Array(net.layers.length * TAPS * width * width);
  const bias = new Int16Array(net.layers.length * width);
  net.layers.forEach((layer, l) => {
    layer.weights.forEach((w, k) => (weights[l * TAPS * width * width + k] = toInt8(w * WEIGHT_UNIT)));
    const half = 2 ** (LAYER_SHIFT - 1);
    layer.bias.forEach((b, k) => (bias[l * width + k] = Math.round(b * PRODUCT_UNIT) + half));
  });
  const byInput = Float32Array.from(
    net.output,
    (_, k) => net.output[(k % labels) * width + Math.floor(k / labels)]!,
  );
  const outputScale = 2 ** weightBits(byInput, width, labels);
  const output = new Int16Array(width * OUTPUTS);
  byInput.forEach(
    (w, k) => (output[Math.floor(k / labels) * OUTPUTS + (k % labels)] = Math.round(w * outputScale)),
  );
  const outputBias = new Int32Array(OUTPUTS);
  net.outputBias.forEach((b, k) => (outputBias[k] = Math.round(b * outputScale * ACTIVATION_UNIT)));
  const { typeColumns, contextColumns } = options;
  const scoreUnit = 1 / (outputScale * ACTIVATION_UNIT);
  const shape = {
    width,
    labels,
    dilations: net.dilations,
    typeColumns,
    contextColumns,
    rowShift: ROW_SHIFT,
    scoreUnit,
  };
  return { ...shape, keys, rows, weights, bias, output, outputBias };
}

/** The most fraction bits with which weights fit 16 bits and no output's sum leaves 32. */
function weightBits(weights: Float32Array, inputs: number, outputs: number): number {
  let largest = 0;
  const sums = new Float64Array(outputs);
  for (let p = 0; p < inputs; p++) {
    for (let k = 0; k < outputs; k++) {
      const size = Math.abs(weights[p * outputs + k]!);
      largest = Math.max(largest, size);
      sums[k]! += size;
    }
  }
  const bySum = Math.log2(2 ** 30 / (LARGEST_ACTIVATION * Math.max(...sums)));
  return Math.floor(Math.min(14, Math.log2(32000 / largest), bySum));
}

const toInt8 = (value: number): number => Math.max(-127, Math.min(127, Math.round(value)));

function quantizeRows(
  net: FloatNet,
  vectors: VectorRows,
  smallest: number,
): { keys: Int32Array; rows: Int8Array } {
  const { width, projection, vectorDimensions } = net;
  const found = new Map<number, Float32Array>();
  const keep = (hash: number, row: Float32Array): void => {
    if (hash !== 0 && row.some((value) => Math.abs(value) >= smallest)) found.set(hash, row);
  };
  net.hashes.forEach((hash, i) => keep(hash, net.embeddings.subarray((i + 1) * width, (i + 2) * width)));
  if (vectorDimensions > 0) {
    vectors.hashes.forEach((hash, i) => {
      const row = new Float32Array(width);
      for (let d = 0; d < vectorDimensions; d++) {
        const value = vectors.values[i * vectorDimensions + d]!;
        for (let k = 0; k < width; k++) row[k]! += value * projection[d * width + k]!;
      }
      keep(hash, row);
    });
  }
  const keys = Int32Array.from(found.keys()).sort();
  const rows = new Int8Array(keys.length * width);
  keys.forEach((key, i) => {
    const row = found.get(key)!;
    for (let k = 0; k < width; k++) rows[i * width + k] = toInt8(row[k]! * ROW_UNIT);
  });
  return { keys, rows };
}

export function readVectorRows(path: string): VectorRows {
  const file = readFileSync(path);
  const words = new Int32Array(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
  const count = words[0]!;
  return { hashes: words.slice(2, 2 + count), values: new Float32Array(words.buffer, 4 * (2 + count)) };
}
