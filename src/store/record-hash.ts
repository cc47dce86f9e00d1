import { createHash } from 'node:crypto';

/** A hash (128 bits, hex) of a record as JSON: the same hash means the same record. */
export function recordHash(json: string): string {
  return createHash('sha256').update(json).digest('hex').slice(0, 32);
}
