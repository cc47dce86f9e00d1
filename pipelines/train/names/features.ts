/** Gathers the hashes that the feature functions write into the flat lists that the trainer reads. */
import { bucket } from '../../../src/sequence/hash.js';
import type { Features } from '../crf.js';

/** More than any token has. */
const MOST_FEATURES = 1024;
const scratch = new Int32Array(MOST_FEATURES);

/** Buckets of the features of tokens [start, end); `describe` writes a token's hashes and returns how many. */
export function collectFeatures(
  { start, end }: { readonly start: number; readonly end: number },
  bits: number,
  describe: (token: number, out: Int32Array) => number,
): Features {
  const offsets = new Int32Array(end - start + 1);
  const parts: Int32Array[] = [];
  for (let i = start; i < end; i++) {
    const count = describe(i, scratch);
    parts.push(scratch.slice(0, count).map((hash) => bucket(hash, bits)));
    offsets[i - start + 1] = (offsets[i - start] as number) + count;
  }
  const rows = new Int32Array(offsets[end - start] as number);
  parts.forEach((part, k) => rows.set(part, offsets[k] as number));
  return { rows, offsets };
}
