/** The compiled kernels of the tagging network, as they ship. */
import { readFileSync } from 'node:fs';
import { kernelModule, type KernelBuilds } from '../../src/sequence/kernel.js';

export const KERNELS: KernelBuilds = {
  relaxed: readFileSync('data/models/kernel.wasm'),
  plain: readFileSync('data/models/kernel-plain.wasm'),
};

/** That which this Node runs, and that for one without relaxed SIMD. */
export const KERNEL = kernelModule(KERNELS);
export const PLAIN_KERNEL = new WebAssembly.Module(KERNELS.plain);
