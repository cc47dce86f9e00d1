/** CSV: one article a row, columns found by the names in the first row. */
import { CsvError, parse } from 'csv-parse';
import { OnrecordError } from '../errors.js';
import type { ReaderSettings } from '../settings.js';
import { decodeHead, decodeText } from './encoding.js';
import { demandText, matchFields, renameFields } from './fields.js';
import type { Input, Reading } from './reader.js';
import { maxRawChars, tooLarge } from './whole.js';

const DELIMITERS = [',', ';', '\t', '|'];

/** Rows are numbered as a spreadsheet shows them: the row of names is 1, the first article 2. */
export async function* readCsv(input: Input, settings: ReaderSettings): AsyncGenerator<Reading> {
  const delimiter = findDelimiter(decodeHead(input.head), settings.columns);
  const pieces = decodeText(input, settings.encoding);
  const rows = rowsOf(pieces, delimiter, maxRawChars(settings.maxArticleChars));
  let toArticle: ((cells: readonly string[]) => unknown) | null = null;
  let row = 0;
  try {
    for await (const cells of rows) {
      row++;
      if (toArticle) yield { line: row, value: toArticle(cells) };
      else toArticle = byColumns(cells, settings.columns);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const tooLong = error.code === 'CSV_MAX_RECORD_SIZE';
    yield { line: row + 1, fault: tooLong ? tooLarge(settings.maxArticleChars) : malformed(error) };
    return;
  }
  if (row < 2) throw new OnrecordError('article-empty', 'the table has no row below its column names');
}

/** Whether the first line has several columns, one of which is known to hold the text. */
export function isCsv(head: string): boolean {
  return DELIMITERS.some((delimiter) => {
    const names = columnNames(head, delimiter);
    return names.length > 1 && matchFields(names, {}).has('text');
  });
}

/** The mark by which the first line falls into the most columns, one that holds the text before any other. */
function findDelimiter(head: string, columns: ReaderSettings['columns']): string {
  const worth = (delimiter: string) => {
    const names = columnNames(head, delimiter);
    return names.length + (matchFields(names, columns).has('text') ? 1000 : 0);
  };
  return DELIMITERS.reduce((best, delimiter) => (worth(delimiter) > worth(best) ? delimiter : best));
}

function columnNames(head: string, delimiter: string): string[] {
  const line = head
    .replace(/^\uFEFF/, '')
    .trimStart()
    .split(/[\r\n]/, 1)[0]!;
  return line.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
}

/**
 * The rows as csv-parse finds them. They are collected as they are found rather than read from its stream, which
 * drops the rows before a fault.
 */
async function* rowsOf(
  pieces: AsyncIterable<string>,
  delimiter: string,
  maxChars: number,
): AsyncGenerator<string[]> {
  const rows: string[][] = [];
  const parser = parse({
    bom: true,
    delimiter,
    max_record_size: maxChars,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    on_record: (row: string[]) => void rows.push(row),
  });
  parser.on('error', () => undefined);
  for await (const piece of pieces) {
    const fault = await new Promise<unknown>((done) => parser.write(piece, done));
    yield* rows.splice(0);
    if (fault) throw fault;
  }
  const fault = await new Promise<unknown>((done) => parser.end(done));
  yield* rows;
  if (fault) throw fault;
}

/** Makes an article's fields of a row; columns that hold no known part keep their names. */
function byColumns(
  printedNames: readonly string[],
  columns: ReaderSettings['columns'],
): (cells: readonly string[]) => unknown {
  const names = printedNames.map((name) => name.trim());
  const matches = matchFields(names, columns);
  demandText(names, columns, matches);
  return (cells) => {
    const filled = names.flatMap((name, index) => {
      const cell = cells[index] ?? '';
      return cell || name === matches.get('text') ? [[name, cell]] : [];
    });
    return renameFields(Object.fromEntries(filled), columns, matches);
  };
}

function malformed(error: CsvError): OnrecordError {
  return new OnrecordError('input-malformed', `the table is not valid CSV (${error.message}); correct it`);
}
