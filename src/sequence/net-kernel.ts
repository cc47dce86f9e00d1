/** The network of net.ts on the WebAssembly kernel (kernel.wat): the same results, many times faster. */
import type { Kernel } from './kernel.js';
import { OUTPUTS, TAPS, type Net, type NetModel } from './net.js';
import { rowTable } from './row-table.js';

const TYPES_AT_ONCE_BITS = 12;
const TYPES_AT_ONCE = 1 << TYPES_AT_ONCE_BITS;
const FIRST_CAPACITY = 512;

export function kernelNet(model: NetModel, kernel: Kernel): Net {
  const { width, labels, typeColumns, contextColumns, rowShift } = model;
  const types = typeRows(2 * width, kernel);
  const embed = embedder(model, types.blank, kernel);
  const layers = placeLayers(model, kernel);
  const output = kernel.place(interleave(model.output, width, OUTPUTS));
  const outputBias = kernel.place(model.outputBias);
  let room = reserve(model, FIRST_CAPACITY, kernel);
  let views = viewsOf(room, model, kernel);
  let n = 0;

  return {
    addType(columns) {
      const out = types.add();
      new Int32Array(kernel.bytes(), room.hashes, typeColumns).set(columns);
      new Int32Array(kernel.bytes(), room.bases, 1)[0] = types.blank;
      embed(room, typeColumns, out, 1, 0);
    },
    typeCount: types.count,
    forgetTypes: types.forget,
    begin(count) {
      n = count;
      if (n > room.capacity) room = reserve(model, 2 * n, kernel);
      if (views.room !== room || views.types.buffer !== kernel.bytes()) views = viewsOf(room, model, kernel);
      clearAfter(views.bytes, room, n * width);
      return views;
    },
    run() {
      types.locate(views.types, n);
      embed(room, contextColumns, room.a.wide, n, rowShift);
      let { a: from, b: to } = room;
      kernel.run.narrow(from.wide, from.narrow, n * width);
      for (const { weights, bias, taps, tapsEnd } of layers) {
        const { wide, narrow } = from;
        kernel.run.layer(wide, to.wide, narrow, to.narrow, weights, bias, taps, tapsEnd, n, width);
        [from, to] = [to, from];
      }
      kernel.run.score(from.wide, room.scores, output, outputBias, n, width, labels, model.scoreUnit);
      return views.scores;
    },
  };
}

/** The room for a sequence as arrays; made anew when the kernel's memory has grown, and kept between paragraphs. */
function viewsOf(room: Room, { labels, contextColumns }: NetModel, kernel: Kernel) {
  const bytes = kernel.bytes();
  return {
    room,
    bytes: new Uint8Array(bytes),
    types: new Int32Array(bytes, room.bases, room.capacity),
    context: new Int32Array(bytes, room.hashes, room.capacity * contextColumns),
    scores: new Float32Array(bytes, room.scores, room.capacity * labels),
  };
}

/**
 * Puts the table of rows in place; returns what sums the rows of n tokens with `count` features each.
 * @param blank a row of zeros
 */
function embedder(model: NetModel, blank: number, kernel: Kernel) {
  const { keysAt, rowsAt, bits, rowBytes } = placeRows(model, kernel);
  return ({ bases, hashes }: Room, count: number, out: number, n: number, shift: number): void => {
    kernel.run.find(hashes, hashes + 4 * count * n, keysAt, rowsAt, bits, rowBytes, blank);
    kernel.run.embed(bases, hashes, count, out, n, shift, model.width);
  };
}

/** A line of the processor's cache: no row lies across two where one would do. */
const LINE = 64;

function placeRows({ keys, rows, width }: NetModel, kernel: Kernel) {
  const { bits, slots } = rowTable(keys);
  const rowBytes = width > LINE / 2 && width < LINE ? LINE : width;
  const keysAt = kernel.allocate(4 * slots.length);
  const rowsAt = kernel.allocate(rowBytes * slots.length);
  const keysTo = new Int32Array(kernel.bytes(), keysAt, slots.length);
  // Four numbers at a time: a row is a multiple of 16 long.
  const from = new Int32Array(rows.buffer, rows.byteOffset, rows.length / 4);
  const to = new Int32Array(kernel.bytes(), rowsAt, (rowBytes * slots.length) / 4);
  for (let slot = 0; slot < slots.length; slot++) {
    const key = slots[slot]! - 1;
    if (key < 0) continue;
    keysTo[slot] = keys[key]!;
    for (let k = 0; k < width / 4; k++) to[(slot * rowBytes) / 4 + k] = from[(key * width) / 4 + k]!;
  }
  return { keysAt, rowsAt, bits, rowBytes };
}

/** A narrowed zero, which bytes without a sign stand for. */
const ZERO = 64;

/** Zeros after the rows in use: a longer sequence may have left its own there. */
function clearAfter(bytes: Uint8Array, { a, b, margin }: Room, used: number): void {
  for (const { narrow } of [a, b]) bytes.fill(ZERO, narrow + used, narrow + used + margin);
}

/** Where the rows of the word types lie, thousands at a time. */
function typeRows(rowBytes: number, kernel: Kernel) {
  const chunks: number[] = [];
  let count = 0;
  const address = (type: number): number =>
    chunks[type >> TYPES_AT_ONCE_BITS]! + (type & (TYPES_AT_ONCE - 1)) * rowBytes;
  return {
    /** Puts the addresses of their rows in the place of the first n types. */
    locate(numbers: Int32Array, n: number): void {
      for (let i = 0; i < n; i++) numbers[i] = address(numbers[i]!);
    },
    count: () => count,
    forget: () => void (count = 0),
    /** A row of zeros. */
    blank: kernel.allocate(rowBytes),
    /** Makes room for one more and returns its address. */
    add(): number {
      if (count === chunks.length * TYPES_AT_ONCE) chunks.push(kernel.allocate(TYPES_AT_ONCE * rowBytes));
      return address(count++);
    },
  };
}

type Room = ReturnType<typeof reserve>;

/** Room for a sequence: two buffers of rows, which the layers take turns to fill, and the rest. */
function reserve(
  { width, labels, dilations, typeColumns, contextColumns }: NetModel,
  capacity: number,
  kernel: Kernel,
) {
  const margin = (Math.max(...dilations) + 2) * width;
  const buffer = () => {
    const bytes = capacity * width + 2 * margin;
    const narrow = kernel.allocate(bytes);
    new Uint8Array(kernel.bytes(), narrow, bytes).fill(ZERO);
    return { wide: kernel.allocate(2 * (capacity + 1) * width), narrow: narrow + margin };
  };
  return {
    capacity,
    /** Bytes of zeros on either side of the narrowed rows. */
    margin,
    a: buffer(),
    b: buffer(),
    bases: kernel.allocate(4 * capacity),
    hashes: kernel.allocate(4 * Math.max(typeColumns, capacity * contextColumns)),
    scores: kernel.allocate(4 * (capacity * labels + OUTPUTS)),
  };
}

/** Outputs that the kernel computes at a time, and inputs whose products it adds at once. */
const BLOCK = 16;
const QUAD = 4;

function placeLayers(model: NetModel, kernel: Kernel) {
  const { width, dilations } = model;
  const size = TAPS * width * width;
  return dilations.map((dilation, layer) => {
    const weights = model.weights.subarray(layer * size, (layer + 1) * size);
    const slices = Array.from({ length: TAPS }, (_, tap) => sliceOf(weights, tap, width));
    const used = slices.filter(({ from, to }) => from < to);
    const taps = used.flatMap(({ tap, from, to }) => {
      const row = (tap - 1) * dilation * width;
      return [row + from, row + to];
    });
    const address = kernel.place(Int32Array.from(taps));
    return {
      ...placeWeights(weights, model.bias.subarray(layer * width, (layer + 1) * width), used, kernel),
      taps: address,
      tapsEnd: address + 4 * taps.length,
    };
  });
}

/** The inputs that a tap reads, in whole quads; the centre always reads one, so that there is a tap. */
interface Slice {
  readonly tap: number;
  readonly from: number;
  readonly to: number;
}

function sliceOf(weights: Int8Array, tap: number, width: number): Slice {
  const reads = (input: number): boolean => {
    const at = (tap * width + input) * width;
    return weights.subarray(at, at + width).some((weight) => weight !== 0);
  };
  let from = 0;
  while (from < width && !reads(from)) from++;
  if (from === width) return { tap, from: 0, to: tap === 1 ? QUAD : 0 };
  let to = width;
  while (!reads(to - 1)) to--;
  return { tap, from: from - (from % QUAD), to: to + ((QUAD - (to % QUAD)) % QUAD) };
}

/**
 * A layer's weights and bias as the kernel reads them. Narrowed numbers are ZERO too large there: that times the weights
 * is taken off the bias, and added again where a tap is left out.
 */
function placeWeights(weights: Int8Array, bias: Int16Array, slices: readonly Slice[], kernel: Kernel) {
  const width = bias.length;
  const starts = new Int16Array(2 * width);
  bias.forEach((value, k) => (starts[2 * k] = value));
  const bytes: number[] = [];
  for (let block = 0; block < width; block += BLOCK) {
    for (const { tap, from, to } of slices) {
      const absent = new Int16Array(2 * BLOCK);
      for (let quad = from; quad < to; quad += QUAD) {
        for (let k = 0; k < BLOCK; k++) {
          for (let p = 0; p < QUAD; p++) {
            const weight = weights[(tap * width + quad + p) * width + block + k]!;
            bytes.push(weight);
            absent[2 * k + (p >> 1)]! += ZERO * weight;
          }
        }
      }
      absent.forEach((value, lane) => (starts[2 * block + lane]! -= value));
      bytes.push(...new Int8Array(absent.buffer));
    }
  }
  return { weights: kernel.place(Int8Array.from(bytes)), bias: kernel.place(starts) };
}

/** [inputs][outputs] as the kernel reads it: for each 16 outputs, each pair of inputs: 16 outputs times two. */
function interleave(weights: Int16Array, inputs: number, outputs: number): Int16Array {
  const out = new Int16Array(inputs * outputs);
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
