/** Rows of the tables `records` and `failures` as the database keeps them. */
import { z } from 'zod';
import { OnrecordError } from '../errors.js';
import type { Failure } from '../origin.js';
import { openParquet } from '../read/parquet-file.js';
import type { Article, ExtractionRecord } from '../record.js';
import type { StoredArticle } from '../store/index.js';
import { contentHash } from './content-hash.js';
import { recordSchema } from './record-schema.js';

export type TableEntry = StoredArticle | Failure;

const text = z.string();
const recordRow = z.object({
  id: text.min(1),
  text,
  record: text,
  extractor: text.nullable(),
  origin_path: text.nullable(),
  origin_line: z.int().nullable(),
});
const failureRow = z.object({
  origin_path: text,
  origin_line: z.int().nullable(),
  article_id: text.nullable(),
  stage: z.enum(['read', 'extract', 'store']),
  code: text,
  message: text,
});

const SCHEMAS = { records: recordRow, failures: failureRow };

/** Throws 'column-missing' where a file lacks what the table is read for. */
export async function demandColumns(path: string, table: keyof typeof SCHEMAS): Promise<void> {
  const { columns } = await explained(path, openParquet(path));
  const lacking = Object.keys(SCHEMAS[table].shape).filter((name) => !columns.includes(name));
  if (lacking.length === 0) return;
  throw new OnrecordError(
    'column-missing',
    `${path} is no table "${table}" of onrecord's: it has no column ${lacking.map((name) => `"${name}"`).join(', ')}. ` +
      'Import the whole result, or a part of its folder "records"',
  );
}

interface ParquetRow {
  /** From 1. */
  readonly number: number;
  readonly values: Readonly<Record<string, unknown>>;
}

async function* rowsOf(path: string, table: keyof typeof SCHEMAS): AsyncGenerator<ParquetRow> {
  const groups = (await explained(path, openParquet(path))).groups(Object.keys(SCHEMAS[table].shape));
  for (;;) {
    const next = await explained(path, groups.next());
    if (next.done) return;
    const { first, rows } = next.value;
    for (const [index, values] of rows.entries()) yield { number: first + index, values };
  }
}

/** A fault of the file, with its name. */
async function explained<T>(path: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    const code = error instanceof OnrecordError ? error.code : 'input-unreadable';
    throw new OnrecordError(code, `${path}: ${(error as Error).message}`, { cause: error });
  }
}

/** The rows of a file of `records`; one that is not sound is a failure in its place. */
export async function* storedArticles(path: string): AsyncGenerator<TableEntry> {
  for await (const row of rowsOf(path, 'records')) yield storedArticle(path, row);
}

/** The rows of a file of `failures`. */
export async function* storedFailures(path: string): AsyncGenerator<TableEntry> {
  for await (const row of rowsOf(path, 'failures')) {
    const { success, data, error } = failureRow.safeParse(row.values);
    if (!success) {
      yield unsound(path, row, faultOf(error));
      continue;
    }
    const { origin_path, origin_line, article_id, ...failure } = data;
    yield { origin: originOf(origin_path, origin_line), articleId: article_id, ...failure };
  }
}

function storedArticle(path: string, row: ParquetRow): TableEntry {
  try {
    const {
      id,
      text: words,
      record: json,
      extractor,
      origin_path,
      origin_line,
    } = recordRow.parse(row.values);
    const record = recordSchema.parse(JSON.parse(json));
    if (record.id !== id) return unsound(path, row, `its record is of the article "${record.id}"`);
    const origin = originOf(origin_path ?? path, origin_line);
    const article = articleOf(record, words);
    return { article, record, contentHash: contentHash(article), origin, extractor: extractor ?? 'unknown' };
  } catch (error) {
    const fault = error instanceof z.ZodError ? faultOf(error) : (error as Error).message;
    return unsound(path, row, fault);
  }
}

/** The fields of a record that extraction adds to the article's own. */
const FOUND = ['sentences', 'quotes', 'entities', 'dates'];

function articleOf(record: ExtractionRecord, words: string): Article {
  const metadata = Object.entries(record).filter(([field]) => !FOUND.includes(field));
  return { ...(Object.fromEntries(metadata) as Omit<Article, 'text'>), text: words };
}

function originOf(path: string, line: number | null): Failure['origin'] {
  return { path, ...(line !== null && { line }) };
}

function unsound(path: string, { number, values }: ParquetRow, fault: string): Failure {
  const id = typeof values['id'] === 'string' ? values['id'] : null;
  const message = `${path}, row ${number}: the record is not sound: ${fault}; extract the article again`;
  return { origin: { path, line: number }, articleId: id, stage: 'store', code: 'record-invalid', message };
}

function faultOf({ issues }: z.ZodError): string {
  const [first] = issues;
  return first ? `${first.path.join('.') || 'it'}: ${first.message}` : 'it has another shape';
}
