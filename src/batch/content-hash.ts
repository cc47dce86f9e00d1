import { createHash } from 'node:crypto';
import type { Article } from '../record.js';

/**
 * A hash (128 bits, hex) of everything that an article says, its id aside. The order of keys does not count, so the
 * same article written out by another program keeps its hash.
 */
export function contentHash(article: Article): string {
  const content = { ...article, id: undefined };
  return createHash('sha256').update(JSON.stringify(content, withSortedKeys)).digest('hex').slice(0, 32);
}

function withSortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
