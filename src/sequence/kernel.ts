/** kernel.wat at work: its functions, its memory, and who has which part of it. */
import { setFlagsFromString } from 'node:v8';

interface KernelExports {
  find(hashes: number, end: number, keys: number, rows: number, bits: number, rowBytes: number, blank: number): void; // prettier-ignore
  embed(bases: number, found: number, count: number, out: number, n: number, shift: number, width: number): void; // prettier-ignore
  narrow(input: number, out: number, count: number): void;
  layer(input: number, out: number, q: number, outQ: number, weights: number, bias: number, taps: number, tapsEnd: number, n: number, width: number): void; // prettier-ignore
  score(input: number, out: number, weights: number, bias: number, n: number, width: number, labels: number, unit: number): void; // prettier-ignore
  viterbi(scores: number, stride: number, n: number, labels: number, matrix: number, turned: number, lasts: number, best: number, path: number): void; // prettier-ignore
  sums(scores: number, stride: number, n: number, labels: number, weights: number, turned: number, p: number, back: number, emit: number): void; // prettier-ignore
}

type Numbers = Int8Array | Int16Array | Int32Array | Float32Array | Float64Array;

export interface Kernel {
  readonly run: KernelExports;
  /** Its memory as it is now: views of it are of no use once `allocate` has made it longer. */
  bytes(): ArrayBuffer;
  /** An address, a multiple of 64, from which on so many bytes are the caller's for good; they are zeros. */
  allocate(bytes: number): number;
  /** Allocates room for numbers and puts them there. */
  place(data: Numbers): number;
}

const PAGE = 65536;
const ALIGNMENT = 64;

/** The kernel compiled: data/models/kernel.wasm, and kernel-plain.wasm, which needs no relaxed SIMD. */
export interface KernelBuilds {
  readonly relaxed: Uint8Array;
  readonly plain: Uint8Array;
}

/**
 * The faster of those that this Node can run; both give the same numbers. Node 20 has relaxed SIMD behind a flag, later
 * versions have it without.
 */
export function kernelModule({ relaxed, plain }: KernelBuilds): WebAssembly.Module {
  if (!WebAssembly.validate(relaxed)) setFlagsFromString('--experimental-wasm-relaxed-simd');
  return new WebAssembly.Module(WebAssembly.validate(relaxed) ? relaxed : plain);
}

/** @param wasm one of its builds */
export function openKernel(wasm: WebAssembly.Module): Kernel {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(wasm, { net: { memory } });
  let top = ALIGNMENT;
  const allocate = (bytes: number): number => {
    const address = top;
    top += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    const missing = top - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    return address;
  };
  return {
    run: exports as unknown as KernelExports,
    bytes: () => memory.buffer,
    allocate,
    place(data) {
      const address = allocate(data.byteLength);
      new Uint8Array(memory.buffer, address).set(
        new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
      );
      return address;
    },
  };
}
