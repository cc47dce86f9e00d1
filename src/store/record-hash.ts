import { createHash } from 'node:crypto';

/**
 * A hash (128 bits, hex) of the JSON of RecordRows: the same hash means the same record. Databases of before version 4
 * have it of the record's own JSON: such an article is written once more when it is extracted again.
 */
export function recordHash(json: string): string {
  return createHash('sha256').update(json).digest('hex').slice(0, 32);
}
