import { createHash } from 'node:crypto';
import type { PageItem } from '../read/item.js';
import type { Article } from '../record.js';

/**
 * A hash (128 bits, hex) of everything that an article says, its id aside. The order of keys does not count, so the
 * same article written out by another program keeps its hash.
 */
export function contentHash(article: Article): string {
  const fields = Object.entries(article).filter(([name]) => name !== 'id');
  // Text needs no looking into: most articles have nothing else.
  const flat = fields.every(([, value]) => typeof value === 'string');
  const content = Object.fromEntries(fields.sort(byName));
  return digest(flat ? JSON.stringify(content) : JSON.stringify(content, withSortedKeys));
}

/** The same of a page that is yet to be parsed: of all that parsing starts from. */
export function pageHash({ html, given }: PageItem): string {
  return digest(JSON.stringify([html, given]));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function withSortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(byName));
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
