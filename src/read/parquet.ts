/** Parquet: one article a row, columns found by name; read a row group at a time, from the file itself. */
import { OnrecordError } from '../errors.js';
import type { ReaderSettings } from '../settings.js';
import { demandText, matchFields, renameFields } from './fields.js';
import { openParquet } from './parquet-file.js';
import type { Input, Reading } from './reader.js';

/** Rows are numbered from 1. */
export async function* readParquet(input: Input, settings: ReaderSettings): AsyncGenerator<Reading> {
  if (input.onDisk === null) {
    const remedy = 'a Parquet file is read from its end: save it as a file of its own, not packed';
    throw new OnrecordError('input-unreadable', remedy);
  }
  const { columns, groups } = await openParquet(input.onDisk);
  const matches = matchFields(columns, settings.columns);
  demandText(columns, settings.columns, matches);
  for await (const { first, rows, bytes } of groups()) {
    for (const [index, row] of rows.entries()) {
      const plain = Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, plainValue(cell)]));
      yield { line: first + index, value: renameFields(plain, settings.columns, matches) };
    }
    input.count(bytes);
  }
}

/** As JSON would have it: dates in ISO 8601, large integers as numbers, no bytes. */
function plainValue(cell: unknown): unknown {
  if (typeof cell === 'bigint') return Number(cell);
  if (cell instanceof Date) return cell.toISOString().replace('.000Z', 'Z').replace('T00:00:00Z', '');
  if (ArrayBuffer.isView(cell)) return undefined;
  if (Array.isArray(cell)) return cell.map(plainValue);
  if (typeof cell !== 'object' || cell === null) return cell ?? undefined;
  return Object.fromEntries(Object.entries(cell).map(([name, inner]) => [name, plainValue(inner)]));
}
