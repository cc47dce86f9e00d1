/** The one table of input formats. A new one is a row here and a module beside the others. */
import { extname } from 'node:path';
import { OnrecordError } from '../errors.js';
import type { ReaderFormat } from '../settings.js';
import { isArchiveName } from './archives.js';
import { isHtml, isJson, isParquet, isWarc, isXml } from './beginnings.js';
import { readCsv, isCsv } from './csv.js';
import { decodeHead } from './encoding.js';
import { isJsonl, readJsonl } from './jsonl.js';
import type { Input, Reader } from './reader.js';
import { readText } from './text.js';
import { withoutPacking } from './unpack.js';

export interface Format {
  readonly name: Exclude<ReaderFormat, 'auto'>;
  /** Lower case, with the dot. */
  readonly extensions: readonly string[];
  /** Whether an input that begins so is of this format; asked in the order of the table. */
  readonly begins: (head: string) => boolean;
  /** Loads what reads it: some libraries take longer to load than many an input to read. */
  readonly reader: () => Promise<Reader>;
  /** What its articles are counted by where an input holds many. */
  readonly unit: 'line' | 'row' | 'record' | 'article';
}

const FORMATS: readonly Format[] = [
  {
    name: 'warc',
    extensions: ['.warc'],
    begins: isWarc,
    reader: async () => (await import('./warc.js')).readWarc,
    unit: 'record',
  },
  {
    name: 'parquet',
    extensions: ['.parquet'],
    begins: isParquet,
    reader: async () => (await import('./parquet.js')).readParquet,
    unit: 'row',
  },
  {
    name: 'xml',
    extensions: ['.xml', '.rss', '.atom', '.rdf', '.nitf'],
    begins: isXml,
    reader: async () => (await import('./xml.js')).readXml,
    unit: 'article',
  },
  {
    name: 'html',
    extensions: ['.html', '.htm', '.xhtml'],
    begins: isHtml,
    reader: async () => (await import('./html.js')).readHtml,
    unit: 'article',
  },
  {
    name: 'jsonl',
    extensions: ['.jsonl', '.ndjson'],
    begins: isJsonl,
    reader: async () => readJsonl,
    unit: 'line',
  },
  {
    name: 'json',
    extensions: ['.json'],
    begins: isJson,
    reader: async () => (await import('./json.js')).readJson,
    unit: 'article',
  },
  { name: 'csv', extensions: ['.csv', '.tsv'], begins: isCsv, reader: async () => readCsv, unit: 'row' },
  // Anything begins as plain text may: the last row.
  {
    name: 'text',
    extensions: ['.txt', '.text', '.md'],
    begins: () => true,
    reader: async () => readText,
    unit: 'article',
  },
];

/** Whether a file found in a folder is to be read. */
export function isKnownFile(path: string): boolean {
  return byExtension(path) !== undefined || isArchiveName(path);
}

/** "a/story.txt.gz" -> "a/story"; a name without a known extension stays as it is. */
export function withoutExtension(path: string): string {
  const unpacked = withoutPacking(path);
  const known = byExtension(unpacked) !== undefined || isArchiveName(unpacked);
  return known ? unpacked.slice(0, -extname(unpacked).length) : unpacked;
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
  const extension = extname(withoutPacking(path)).toLowerCase();
  return FORMATS.find(({ extensions }) => extensions.includes(extension));
}
