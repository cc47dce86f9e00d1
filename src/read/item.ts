/** What the readers give: an article, or why there is none, each with its place in the inputs. */
import { OnrecordError } from '../errors.js';
import type { Failure, Origin } from '../origin.js';
import type { Article } from '../record.js';
import { parseArticle } from './article.js';
import type { Format } from './formats.js';
import type { Input, PageReading, Reading } from './reader.js';
import { tooLarge } from './whole.js';

export type Item =
  | { readonly kind: 'article'; readonly article: Article; readonly origin: Origin }
  | { readonly kind: 'failure'; readonly failure: Failure };

/** Where one article stands, how long it may be, and what its id is made of where it has none. */
export interface Place extends Pick<Input, 'path' | 'stem'>, Pick<Format, 'unit'> {
  readonly line: number | undefined;
  readonly maxArticleChars: number;
}

/** A page still to be parsed (parsePageItem): plain data, so that another thread may do that. */
export interface PageItem extends Omit<PageReading, 'line'> {
  readonly kind: 'page';
  readonly place: Place;
}

/** An article that cannot be used becomes a failure. */
export function toItem(reading: Reading, place: Place): Item {
  const { line, maxArticleChars } = place;
  try {
    if ('fault' in reading) throw reading.fault;
    const { stem } = place;
    const article = parseArticle(reading.value, line === undefined ? stem : `${stem}#${line}`);
    if (article.text.length > maxArticleChars) throw tooLarge(maxArticleChars);
    return { kind: 'article', article, origin: originOf(place) };
  } catch (error) {
    return failure(asFault(error), place, ownId(reading));
  }
}

export function failure(
  { code, message }: Pick<OnrecordError, 'code' | 'message'>,
  place: Pick<Place, 'path'> & Partial<Place>,
  articleId: string | null = null,
): Item {
  const { path, line, unit } = place;
  const where = line === undefined ? path : `${path}, ${unit} ${line}`;
  return {
    kind: 'failure',
    failure: {
      origin: originOf(place),
      articleId,
      stage: 'read',
      code,
      message: `${where}: ${message}`,
    },
  };
}

export function originOf({ path, line }: Pick<Place, 'path'> & Partial<Place>): Origin {
  return line === undefined ? { path } : { path, line };
}

/** The id that a value gives itself, where it got so far. */
function ownId(reading: Reading): string | null {
  if ('fault' in reading || typeof reading.value !== 'object' || reading.value === null) return null;
  const id = (reading.value as { readonly id?: unknown }).id;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}

export function asFault(error: unknown): OnrecordError {
  if (error instanceof OnrecordError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new OnrecordError('internal', `reading it failed (${reason}); please report this`, { cause: error });
}
