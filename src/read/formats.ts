/** The one table of input formats. A new one is a row here and a module beside the others. */
import { extname } from 'node:path';
import { OnrecordError } from '../errors.js';
import type { ReaderFormat } from '../settings.js';
import { readCsv, isCsv } from './csv.js';
import { decodeHead } from './encoding.js';
import { isHtml, readHtml } from './html.js';
import { isJson, readJson } from './json.js';
import { isJsonl, readJsonl } from './jsonl.js';
import type { Input, Reader } from './reader.js';
import { readText } from './text.js';

export interface Format {
  readonly name: Exclude<ReaderFormat, 'auto'>;
  /** Lower case, with the dot. */
  readonly extensions: readonly string[];
  /** Whether an input that begins so is of this format; asked in the order of the table. */
  readonly begins: (head: string) => boolean;
  readonly read: Reader;
  /** What its articles are counted by where an input holds many. */
  readonly unit: 'line' | 'row' | 'article';
}

const FORMATS: readonly Format[] = [
  { name: 'html', extensions: ['.html', '.htm', '.xhtml'], begins: isHtml, read: readHtml, unit: 'article' },
  { name: 'jsonl', extensions: ['.jsonl', '.ndjson'], begins: isJsonl, read: readJsonl, unit: 'line' },
  { name: 'json', extensions: ['.json'], begins: isJson, read: readJson, unit: 'article' },
  { name: 'csv', extensions: ['.csv', '.tsv'], begins: isCsv, read: readCsv, unit: 'row' },
  // Anything begins as plain text may: the last row.
  { name: 'text', extensions: ['.txt', '.text', '.md'], begins: () => true, read: readText, unit: 'article' },
];

const PACKED = '.gz';

/** Whether a file found in a folder is to be read. */
export function isKnownFile(path: string): boolean {
  return byExtension(path) !== undefined;
}

/** "a/story.txt.gz" -> "a/story"; a name without a known extension stays as it is. */
export function withoutExtension(path: string): string {
  const unpacked = path.toLowerCase().endsWith(PACKED) ? path.slice(0, -PACKED.length) : path;
  return byExtension(unpacked) ? unpacked.slice(0, -extname(unpacked).length) : unpacked;
}

/** The format that the settings name, or the extension, or else what the input begins with. */
export function formatOf(input: Input, format: ReaderFormat): Format {
  if (format !== 'auto') {
    const named = FORMATS.find(({ name }) => name === format);
    if (named) return named;
    const names = FORMATS.map(({ name }) => name).join(', ');
    throw new OnrecordError('option-invalid', `"${String(format)}" is no known format; use auto, ${names}`);
  }
  const known = byExtension(input.path);
  if (known) return known;
  const head = decodeHead(input.head).replace(/^\uFEFF/, '');
  return FORMATS.find(({ begins }) => begins(head))!;
}

function byExtension(path: string): Format | undefined {
  const lower = path.toLowerCase();
  const extension = extname(lower.endsWith(PACKED) ? lower.slice(0, -PACKED.length) : lower);
  return FORMATS.find(({ extensions }) => extensions.includes(extension));
}
