/**
 * The table that leads the kernel from a feature's hash to its row: each key stands in one of two buckets of four, that
 * of its low bits or that of its high bits (cuckoo hashing, Pagh and Rodler 2004), so that a look is two loads and no
 * search. Row s belongs to the key in slot s. See $embed in kernel.wat.
 */

export interface RowTable {
  /** Buckets are numbered with this many bits. */
  readonly bits: number;
  /** Which key each slot holds: one more than its index, 0 where the slot is in no use. */
  readonly slots: Int32Array;
}

const BUCKET = 4;
/** At most this share of the slots is used at first. */
const FULLNESS = 0.9;
/** So many keys may have to make way for one; more, and the table is made wider. */
const MOST_MOVES = 500;

/** @param keys no key twice, none 0 */
export function rowTable(keys: Int32Array): RowTable {
  let bits = 1;
  while (BUCKET * 2 ** bits * FULLNESS < keys.length) bits++;
  let slots = fillSlots(keys, bits);
  while (!slots) slots = fillSlots(keys, ++bits);
  return { bits, slots };
}

/** The slots; null where the keys do not find room. */
function fillSlots(keys: Int32Array, bits: number): Int32Array | null {
  const slots = new Int32Array(BUCKET * 2 ** bits);
  for (let key = 0; key < keys.length; key++) if (!insert(keys, bits, slots, key)) return null;
  return slots;
}

function insert(keys: Int32Array, bits: number, slots: Int32Array, key: number): boolean {
  let homeless = key + 1;
  let bucket = lowBucket(keys[key]!, bits);
  for (let move = 0; move < MOST_MOVES; move++) {
    const other = otherBucket(keys[homeless - 1]!, bits, bucket);
    let free = freeSlot(slots, bucket);
    if (free < 0) free = freeSlot(slots, other);
    if (free >= 0) {
      slots[free] = homeless;
      return true;
    }
    // Both are full: take the place of another, which goes to its other bucket.
    const place = bucket * BUCKET + (move % BUCKET);
    const evicted = slots[place]!;
    slots[place] = homeless;
    homeless = evicted;
    bucket = otherBucket(keys[homeless - 1]!, bits, bucket);
  }
  return false;
}

function freeSlot(slots: Int32Array, bucket: number): number {
  const first = bucket * BUCKET;
  for (let slot = first; slot < first + BUCKET; slot++) if (slots[slot] === 0) return slot;
  return -1;
}

/** A key's other bucket than the given one. */
function otherBucket(hash: number, bits: number, bucket: number): number {
  return lowBucket(hash, bits) + highBucket(hash, bits) - bucket;
}

function lowBucket(hash: number, bits: number): number {
  return hash & ((1 << bits) - 1);
}

function highBucket(hash: number, bits: number): number {
  return hash >>> (32 - bits);
}
