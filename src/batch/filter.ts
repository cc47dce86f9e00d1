/** The NDJSON filter: one article a line in, one record or refusal a line out, as JSON, in the same order. */
import { OnrecordError, type ErrorCode } from '../errors.js';
import { parseArticle } from '../read/article.js';
import { splitLines, type Line } from '../read/lines.js';
import { maxRawChars, tooLarge } from '../read/whole.js';
import type { Extractor } from './extractor.js';
import { mapInOrder } from './in-order.js';

/** Lines read ahead of what the extractor is given at once. */
const READ_AHEAD = 4;
/** Characters in flight together. */
const MAX_CHARS = 16_000_000;

/**
 * Blank lines are passed over; every other line has its answer, in order.
 * @param pieces the text, cut anywhere
 * @param maxArticleChars longer articles are refused
 */
export function extractLines(
  pieces: AsyncIterable<string>,
  extractor: Extractor<'record'>,
  maxArticleChars: number,
): AsyncGenerator<string, void, undefined> {
  const lines = withoutBlank(splitLines(pieces, maxRawChars(maxArticleChars)));
  return mapInOrder(lines, (line) => answer(line, extractor, maxArticleChars), {
    concurrency: extractor.capacity,
    inFlight: extractor.capacity + READ_AHEAD,
    weight: { of: ({ text }) => text?.length ?? 0, most: MAX_CHARS },
  });
}

async function* withoutBlank(lines: AsyncIterable<Line>): AsyncGenerator<Line, void, undefined> {
  for await (const line of lines) if (line.text === null || line.text.trim() !== '') yield line;
}

async function answer(
  { text, number }: Line,
  extractor: Extractor<'record'>,
  maxArticleChars: number,
): Promise<string> {
  let value: unknown;
  try {
    if (text === null) throw tooLarge(maxArticleChars);
    value = parseJson(text);
    const article = parseArticle(value);
    if (article.text.length > maxArticleChars) throw tooLarge(maxArticleChars);
    const extraction = await extractor.extract(article);
    return 'error' in extraction ? refusal(article.id, extraction.error) : extraction.json();
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error;
    return refusal(idOf(value), { code: error.code, message: `line ${number}: ${error.message}` });
  }
}

/** What stands in the place of a record where the line could not be used; `id` is null where the line has none. */
function refusal(
  id: string | null,
  { code, message }: { readonly code: ErrorCode; readonly message: string },
): string {
  return JSON.stringify({ id, error: { code, message } });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const message = `this is not valid JSON (${(error as Error).message}); correct it`;
    throw new OnrecordError('input-malformed', message, { cause: error });
  }
}

function idOf(value: unknown): string | null {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}
