/**
 * Compiles src/sequence/kernel.wat to data/models/kernel.wasm: `npx tsx pipelines/build-kernel.ts`. The result is kept
 * in the repository, and a test holds it equal to its source.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import wabt from 'wabt';

const SOURCE = new URL('../src/sequence/kernel.wat', import.meta.url);
const TARGET = new URL('../data/models/kernel.wasm', import.meta.url);

/** The bytes of the compiled kernel. */
export async function compileKernel(): Promise<Uint8Array> {
  const { parseWat } = await wabt();
  const module = parseWat('kernel.wat', readFileSync(SOURCE, 'utf8'), { simd: true, bulk_memory: true });
  module.validate();
  const { buffer } = module.toBinary({});
  module.destroy();
  return buffer;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(TARGET, await compileKernel());
}
