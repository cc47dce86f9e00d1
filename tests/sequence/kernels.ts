/** The compiled kernels of the tagging network, as they ship. */
import { taggerKernels } from '../../src/models.js';
import { kernelModule } from '../../src/sequence/kernel.js';

export const KERNELS = taggerKernels();

/** That which this Node runs, and that for one without relaxed SIMD. */
export const KERNEL = kernelModule(KERNELS);
export const PLAIN_KERNEL = new WebAssembly.Module(KERNELS.plain);
