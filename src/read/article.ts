/** The check that every article passes, whatever it was read from. */
import { z } from 'zod';
import { OnrecordError } from '../errors.js';
import { parsePublicationDate } from '../publication-date.js';
import type { Article } from '../record.js';

/** Text as it is kept: NUL and lone surrogates, which SQLite and UTF-8 cannot hold, are U+FFFD, one for one. */
const text = z.string().transform((value) => wellFormed(value));

/** A name or an address: text, an object with a name, or a list of either. Null where it is anything else. */
const words = z
  .unknown()
  .optional()
  .transform((value) => nameOf(value));

const articleSchema = z.looseObject({
  id: z
    .union([z.string(), z.number()])
    .nullish()
    .transform((value) => wellFormed(String(value ?? '').trim())),
  text,
  title: words,
  publishedAt: z
    .unknown()
    .optional()
    .transform((value) => dateOf(value)),
  url: words,
  publisher: words,
  author: words,
  extra: z.record(z.string(), z.unknown()).nullish().catch(null),
});

const OPTIONAL = ['title', 'publishedAt', 'url', 'publisher', 'author'] as const;

/**
 * An article out of a value as it was read: unknown fields go to `extra`, and so does what stands under a known name
 * but cannot be used ("publishedAt": "last week"). The text's length and offsets stay as they are.
 * @param fallbackId for an article without an id; without it an id is required
 * @throws OnrecordError 'article-invalid' or 'article-empty'
 */
export function parseArticle(value: unknown, fallbackId?: string): Article {
  const result = articleSchema.safeParse(value);
  if (!result.success) throw new OnrecordError('article-invalid', explain(value, result.error));
  const { id, text, title, publishedAt, url, publisher, author, extra, ...unknown } = result.data;
  const ownId = id || fallbackId;
  if (!ownId) throw new OnrecordError('article-invalid', 'the article has no "id"; give it one');
  if (!text.trim()) {
    throw new OnrecordError('article-empty', 'the article has no text; fill it in or leave the article out');
  }
  const read = { title, publishedAt, url, publisher, author };
  const given = value as Readonly<Record<string, unknown>>;
  const kept = OPTIONAL.filter((name) => read[name] !== null);
  const unusable = OPTIONAL.filter((name) => read[name] === null && !isNothing(given[name]));
  const aside = { ...extra, ...unknown, ...pick(given, unusable) };
  return {
    id: ownId,
    text,
    ...(pick(read, kept) as Partial<Record<(typeof OPTIONAL)[number], string>>),
    ...(Object.keys(aside).length > 0 ? { extra: aside } : {}),
  };
}

function pick(from: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, from[name]]));
}

function isNothing(value: unknown): boolean {
  return value == null || (typeof value === 'string' && !value.trim());
}

function explain(value: unknown, error: z.ZodError): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const kind = value === null ? 'null' : Array.isArray(value) ? 'an array' : `a ${typeof value}`;
    return `expected an object with "id" and "text", got ${kind}`;
  }
  const field = String(error.issues[0]?.path[0] ?? 'text');
  const found = Reflect.get(value, field) as unknown;
  if (!isNothing(found)) return `expected "${field}" to be text, got ${typeof found}`;
  const names = Object.keys(value).slice(0, 12).join(', ');
  return `the article has no "${field}" (its fields: ${names || 'none'}); name the field that holds it in "columns"`;
}

function nameOf(value: unknown): string | null {
  if (typeof value === 'string') return wellFormed(value).trim() || null;
  if (Array.isArray(value)) {
    const names = value.map(nameOf).filter((name) => name !== null);
    return names.length > 0 && names.length === value.length ? names.join(', ') : null;
  }
  return typeof value === 'object' && value !== null && 'name' in value ? nameOf(value.name) : null;
}

/** ISO 8601, from a printed date or from seconds or milliseconds since 1970. */
function dateOf(value: unknown): string | null {
  if (typeof value === 'string') return parsePublicationDate(value.trim());
  if (typeof value !== 'number' || !(value >= 1e8 && value < 1e13)) return null;
  return new Date(value < 1e11 ? value * 1000 : value).toISOString().replace('.000Z', 'Z');
}

function wellFormed(value: string): string {
  return value.toWellFormed().replaceAll('\0', '\uFFFD');
}
