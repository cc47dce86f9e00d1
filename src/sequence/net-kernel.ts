/** The network of net.ts on the WebAssembly kernel (kernel.wat): the same results, many times faster. */
import { OUTPUTS, TAPS, type Net, type NetModel } from './net.js';

interface KernelExports {
  embed(base: number, hashes: number, count: number, out: number, shift: number, table: number, mask: number, width: number): void; // prettier-ignore
  layer(input: number, out: number, weights: number, bias: number, dilation: number, n: number, width: number, shift: number): void; // prettier-ignore
  score(input: number, out: number, weights: number, bias: number, n: number, width: number, labels: number, unit: number): void; // prettier-ignore
}

const PAGE = 65536;
const TYPES_AT_ONCE = 4096;
const FIRST_CAPACITY = 512;

/** Hands out addresses in a memory, each a multiple of 64, and makes it longer as needed; nothing is given back. */
function arenaOf(memory: WebAssembly.Memory) {
  let top = 64;
  return (bytes: number): number => {
    const address = top;
    top += (bytes + 63) & ~63;
    const missing = top - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    return address;
  };
}

type Allocate = ReturnType<typeof arenaOf>;
type Sequence = ReturnType<typeof reserve>;

/** @param wasm the compiled kernel: data/models/kernel.wasm */
export function kernelNet(model: NetModel, wasm: WebAssembly.Module): Net {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const kernel = new WebAssembly.Instance(wasm, { net: { memory } }).exports as unknown as KernelExports;
  const allocate = arenaOf(memory);
  const { width, labels, typeColumns, contextColumns, rowShift } = model;
  const rowBytes = 2 * width;
  const table = placeTable(model, memory, allocate);
  const parts = placeWeights(model, memory, allocate);
  const zeroRow = allocate(rowBytes);
  const hashes = allocate(4 * Math.max(typeColumns, contextColumns));
  const types = typeRows(rowBytes, allocate);
  let sequence = reserve(model, FIRST_CAPACITY, allocate);
  let n = 0;
  let view = new Int32Array(0);

  const context = (): Int32Array =>
    view.buffer === memory.buffer ? view : (view = new Int32Array(memory.buffer, hashes, contextColumns));

  return {
    addType(columns) {
      const out = types.add();
      new Int32Array(memory.buffer, hashes, typeColumns).set(columns);
      kernel.embed(zeroRow, hashes, typeColumns, out, 0, table.address, table.mask, width);
    },
    typeCount: types.count,
    begin(count) {
      n = count;
      if (n > sequence.capacity) sequence = reserve(model, 2 * n, allocate);
      clearAfter(memory, sequence, n * rowBytes);
    },
    context,
    embed(i, type) {
      const out = sequence.a + i * rowBytes;
      kernel.embed(
        types.address(type),
        hashes,
        contextColumns,
        out,
        rowShift,
        table.address,
        table.mask,
        width,
      );
    },
    run() {
      runLayers(kernel, model, parts, sequence, n);
      return new Float32Array(memory.buffer, sequence.scores, n * labels);
    },
  };
}

/** Zeros after the rows in use: a longer sequence may have left its own there. */
function clearAfter(memory: WebAssembly.Memory, { a, b, margin }: Sequence, used: number): void {
  const bytes = new Uint8Array(memory.buffer);
  for (const first of [a, b]) bytes.fill(0, first + used, first + used + margin);
}

/** Leaves the scores of n rows in the sequence's score buffer. */
function runLayers(
  kernel: KernelExports,
  { width, labels, scoreUnit }: NetModel,
  { layers, output, outputBias }: ReturnType<typeof placeWeights>,
  sequence: Sequence,
  n: number,
): void {
  let { a: from, b: to } = sequence;
  for (const { weights, bias, dilation, shift } of layers) {
    kernel.layer(from, to, weights, bias, dilation * 2 * width, n, width, shift);
    [from, to] = [to, from];
  }
  kernel.score(from, sequence.scores, output, outputBias, n, width, labels, scoreUnit);
}

/** Where the rows of the word types lie, thousands at a time. */
function typeRows(rowBytes: number, allocate: Allocate) {
  const chunks: number[] = [];
  let count = 0;
  const address = (type: number): number =>
    chunks[Math.floor(type / TYPES_AT_ONCE)]! + (type % TYPES_AT_ONCE) * rowBytes;
  return {
    address,
    count: () => count,
    /** Makes room for one more and returns its address. */
    add(): number {
      if (count % TYPES_AT_ONCE === 0) chunks.push(allocate(TYPES_AT_ONCE * rowBytes));
      return address(count++);
    },
  };
}

/** Two buffers of `capacity` rows with margins of zeros, which the layers take turns to fill, and the scores. */
function reserve({ width, labels, dilations }: NetModel, capacity: number, allocate: Allocate) {
  const margin = (Math.max(...dilations) + 2) * 2 * width;
  const bytes = capacity * 2 * width + 2 * margin;
  return {
    capacity,
    margin,
    a: allocate(bytes) + margin,
    b: allocate(bytes) + margin,
    scores: allocate(4 * (capacity * labels + OUTPUTS)),
  };
}

/** The rows, and the open-addressed table of hashes that leads to them; at most three fifths full. */
function placeTable({ keys, rows, width }: NetModel, memory: WebAssembly.Memory, allocate: Allocate) {
  const rowsAt = allocate(rows.length);
  new Int8Array(memory.buffer, rowsAt, rows.length).set(rows);
  let size = 16;
  while (size * 3 < keys.length * 5) size *= 2;
  const address = allocate(8 * size);
  const entries = new Int32Array(memory.buffer, address, 2 * size);
  const mask = size - 1;
  keys.forEach((key, i) => {
    let slot = key & mask;
    while (entries[2 * slot] !== 0) slot = (slot + 1) & mask;
    entries[2 * slot] = key;
    entries[2 * slot + 1] = rowsAt + i * width;
  });
  return { address, mask };
}

function placeWeights(model: NetModel, memory: WebAssembly.Memory, allocate: Allocate) {
  const { width, dilations, layerShifts } = model;
  const put = (data: Int16Array | Int32Array): number => {
    const address = allocate(data.byteLength);
    new Uint8Array(memory.buffer, address).set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    return address;
  };
  const size = TAPS * width * width;
  return {
    layers: dilations.map((dilation, layer) => ({
      dilation,
      shift: layerShifts[layer]!,
      weights: put(interleave(model.weights.subarray(layer * size, (layer + 1) * size), TAPS * width, width)),
      bias: put(model.bias.subarray(layer * width, (layer + 1) * width)),
    })),
    output: put(interleave(model.output, width, OUTPUTS)),
    outputBias: put(model.outputBias),
  };
}

/** [inputs][outputs] as the kernel reads it: for each 16 outputs, each pair of inputs: 16 outputs times two. */
function interleave(weights: Int16Array, inputs: number, outputs: number): Int16Array {
  const out = new Int16Array(weights.length);
  let at = 0;
  for (let block = 0; block < outputs; block += 16) {
    for (let p = 0; p < inputs; p += 2) {
      for (let k = block; k < block + 16; k++) {
        out[at++] = weights[p * outputs + k]!;
        out[at++] = weights[(p + 1) * outputs + k]!;
      }
    }
  }
  return out;
}
