/**
 * The table that leads the kernel from a feature's hash to its row: each key stands in one of two buckets of four, that
 * of its low bits or that of its high bits (cuckoo hashing, Pagh and Rodler 2004), so that a look is two loads and no
 * search. Row s belongs to the key in slot s. See $embed in kernel.wat.
 */

export interface RowTable {
  /** Buckets are numbered with this many bits. */
  readonly bits: number;
  /** [slots] 0 where a slot is in no use. */
  readonly keys: Int32Array;
  /** What a row takes: no row lies across two lines of the processor's cache where one would do. */
  readonly rowBytes: number;
  /** [slots * rowBytes] zeros where a slot is in no use. */
  readonly rows: Int8Array;
}

const BUCKET = 4;
const LINE = 64;
/** At most this share of the slots is used at first. */
const FULLNESS = 0.9;
/** So many keys may have to make way for one; more, and the table is made wider. */
const MOST_MOVES = 500;

/**
 * @param keys no key twice, none 0
 * @param rows [keys * width]
 */
export function rowTable(keys: Int32Array, rows: Int8Array, width: number): RowTable {
  let bits = 1;
  while (BUCKET * 2 ** bits * FULLNESS < keys.length) bits++;
  let slots = fillSlots(keys, bits);
  while (!slots) slots = fillSlots(keys, ++bits);
  const rowBytes = width > LINE / 2 && width < LINE ? LINE : width;
  const table = {
    bits,
    keys: new Int32Array(slots.length),
    rowBytes,
    rows: new Int8Array(slots.length * rowBytes),
  };
  slots.forEach((key, slot) => {
    if (key < 0) return;
    table.keys[slot] = keys[key]!;
    for (let k = 0; k < width; k++) table.rows[slot * rowBytes + k] = rows[key * width + k]!;
  });
  return table;
}

/** Which key each slot holds, by its index, -1 for none; null where the keys do not find room. */
function fillSlots(keys: Int32Array, bits: number): Int32Array | null {
  const slots = new Int32Array(BUCKET * 2 ** bits).fill(-1);
  for (let key = 0; key < keys.length; key++) if (!insert(keys, bits, slots, key)) return null;
  return slots;
}

function insert(keys: Int32Array, bits: number, slots: Int32Array, key: number): boolean {
  let homeless = key;
  let bucket = lowBucket(keys[key]!, bits);
  for (let move = 0; move < MOST_MOVES; move++) {
    const hash = keys[homeless]!;
    for (const choice of [bucket, lowBucket(hash, bits) + highBucket(hash, bits) - bucket]) {
      for (let slot = choice * BUCKET; slot < (choice + 1) * BUCKET; slot++) {
        if (slots[slot] !== -1) continue;
        slots[slot] = homeless;
        return true;
      }
    }
    // Both are full: take the place of another, which goes to its other bucket.
    const place = bucket * BUCKET + (move % BUCKET);
    [slots[place], homeless] = [homeless, slots[place]!];
    const evicted = keys[homeless]!;
    bucket = lowBucket(evicted, bits) + highBucket(evicted, bits) - bucket;
  }
  return false;
}

function lowBucket(hash: number, bits: number): number {
  return hash & ((1 << bits) - 1);
}

function highBucket(hash: number, bits: number): number {
  return hash >>> (32 - bits);
}
