/**
 * Compiles the kernels, src/sequence/*.wat, to data/models/*.wasm: `npx tsx pipelines/build-kernel.ts`. The results are
 * kept in the repository, and a test holds each equal to its source.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import wabt from 'wabt';

/**
 * kernel: the inner loops of the tagging network; kernel-plain: the same for engines without relaxed SIMD. sums: those
 * of the linear tagger.
 */
export const KERNELS = ['kernel', 'kernel-plain', 'sums'] as const;
export type KernelName = (typeof KERNELS)[number];

/** The bytes of a compiled kernel. */
export async function compileKernel(name: KernelName): Promise<Uint8Array> {
  const { parseWat } = await wabt();
  const features = { simd: true, bulk_memory: true, relaxed_simd: name === 'kernel' };
  const module = parseWat(`${name}.wat`, sourceOf(name), features);
  module.validate();
  const { buffer } = module.toBinary({});
  module.destroy();
  return buffer;
}

function sourceOf(name: KernelName): string {
  const read = (file: string): string =>
    readFileSync(new URL(`../src/sequence/${file}.wat`, import.meta.url), 'utf8');
  return name === 'kernel-plain' ? withoutRelaxed(read('kernel')) : read(name);
}

/** The dot product of weights with numbers from 0 to 127 in plain SIMD: even bytes, odd bytes, and their sum. */
function withoutRelaxed(source: string): string {
  return source.replace(
    /\(i16x8\.relaxed_dot_i8x16_i7x16_s (\(local\.get [$\w]+\)) (\(local\.get [$\w]+\))\)/g,
    (_, weights: string, numbers: string) => `
      (i16x8.add
        (i16x8.mul
          (i16x8.shr_s (i16x8.shl ${weights} (i32.const 8)) (i32.const 8))
          (v128.and ${numbers} (v128.const i16x8 255 255 255 255 255 255 255 255)))
        (i16x8.mul (i16x8.shr_s ${weights} (i32.const 8)) (i16x8.shr_u ${numbers} (i32.const 8))))`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of KERNELS) {
    writeFileSync(new URL(`../data/models/${name}.wasm`, import.meta.url), await compileKernel(name));
  }
}
