/**
 * Feature hashing: a template number and up to three integers become one 32-bit hash, and a bucket of it a row of a
 * weight table. Training and inference call the same functions, so a table needs no keys.
 */

/** Spreads every input bit over all 32 output bits (the finisher of MurmurHash3). */
function mix(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}

/** A hash of a string's UTF-16 units, the same in every process (unlike word ids). */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h);
}

export function hash1(template: number, a: number): number {
  return mix(Math.imul(template, 0x9e3779b1) ^ a);
}

export function hash2(template: number, a: number, b: number): number {
  return mix(Math.imul(template, 0x9e3779b1) ^ a ^ Math.imul(b ^ (b >>> 15), 0x27d4eb2f));
}

export function hash3(template: number, a: number, b: number, c: number): number {
  return hash2(template, a, pairHash(b, c));
}

function pairHash(b: number, c: number): number {
  return mix(Math.imul(b, 0x2545f491) ^ c);
}

const SMALL_B = 128;
const SMALL_C = 256;
const smallPairs = Int32Array.from({ length: SMALL_B * SMALL_C }, (_, i) =>
  pairHash(Math.floor(i / SMALL_C), i % SMALL_C),
);

/** `hash3` for 0 <= b < 128 and 0 <= c < 256, in half the time. */
export function smallHash3(template: number, a: number, b: number, c: number): number {
  const pair = smallPairs[b * SMALL_C + c]!;
  let h = Math.imul(template, 0x9e3779b1) ^ a ^ Math.imul(pair ^ (pair >>> 15), 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** The bucket of a hash in a table of 2^bits rows, 1 <= bits <= 31. */
export function bucket(hash: number, bits: number): number {
  return hash >>> (32 - bits);
}
