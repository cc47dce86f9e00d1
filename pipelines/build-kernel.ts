/**
 * Compiles the kernels, src/sequence/*.wat, to data/models/*.wasm: `npx tsx pipelines/build-kernel.ts`. The results are
 * kept in the repository, and a test holds each equal to its source.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import wabt from 'wabt';

/** kernel: the inner loops of the tagging network. sums: those of the linear tagger. */
export const KERNELS = ['kernel', 'sums'] as const;

/** The bytes of a compiled kernel. */
export async function compileKernel(name: (typeof KERNELS)[number] = 'kernel'): Promise<Uint8Array> {
  const { parseWat } = await wabt();
  const source = readFileSync(new URL(`../src/sequence/${name}.wat`, import.meta.url), 'utf8');
  const module = parseWat(`${name}.wat`, source, { simd: true, bulk_memory: true });
  module.validate();
  const { buffer } = module.toBinary({});
  module.destroy();
  return buffer;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of KERNELS) {
    writeFileSync(new URL(`../data/models/${name}.wasm`, import.meta.url), await compileKernel(name));
  }
}
