/** JSON Lines: one article a line. */
import { OnrecordError } from '../errors.js';
import type { ReaderSettings } from '../settings.js';
import { decodeText } from './encoding.js';
import { renameFields } from './fields.js';
import { splitLines } from './lines.js';
import type { Input, Reading } from './reader.js';
import { maxRawChars, tooLarge } from './whole.js';

export async function* readJsonl(input: Input, settings: ReaderSettings): AsyncGenerator<Reading> {
  const pieces = decodeText(input, settings.encoding);
  for await (const { number, text } of splitLines(pieces, maxRawChars(settings.maxArticleChars))) {
    if (text === null) yield { line: number, fault: tooLarge(settings.maxArticleChars) };
    else if (text.trim()) yield { line: number, ...parseJson(text, settings) };
  }
}

/** An article out of a JSON text, or why there is none. */
export function parseJson(text: string, settings: ReaderSettings): Reading {
  try {
    return { value: renameFields(JSON.parse(text), settings.columns) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { fault: new OnrecordError('input-malformed', `this is not valid JSON (${reason}); correct it`) };
  }
}

/** Whether the first line is a JSON object by itself. */
export function isJsonl(head: string): boolean {
  const start = head.trimStart();
  const newline = start.indexOf('\n');
  if (!start.startsWith('{') || newline < 0) return false;
  try {
    JSON.parse(start.slice(0, newline));
    return true;
  } catch {
    return false;
  }
}
