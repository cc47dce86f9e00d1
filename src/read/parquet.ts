/** Parquet: one article a row, columns found by name; read a row group at a time, from the file itself. */
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { OnrecordError } from '../errors.js';
import type { ReaderSettings } from '../settings.js';
import { demandText, matchFields, renameFields } from './fields.js';
import type { Input, Reading } from './reader.js';

/** Rows are numbered from 1. */
export async function* readParquet(input: Input, settings: ReaderSettings): AsyncGenerator<Reading> {
  if (input.onDisk === null) {
    const remedy = 'a Parquet file is read from its end: save it as a file of its own, not packed';
    throw new OnrecordError('input-unreadable', remedy);
  }
  const file = await asyncBufferFromFile(input.onDisk);
  const metadata = await parquetMetadataAsync(file).catch(damaged);
  const names = parquetSchema(metadata).children.map(({ element }) => element.name);
  const matches = matchFields(names, settings.columns);
  demandText(names, settings.columns, matches);
  let rowStart = 0;
  for (const { num_rows, total_byte_size, total_compressed_size } of metadata.row_groups) {
    const rowEnd = rowStart + Number(num_rows);
    const rows = await parquetReadObjects({ file, metadata, compressors, rowStart, rowEnd }).catch(damaged);
    for (const [index, row] of rows.entries()) {
      const plain = Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, plainValue(cell)]));
      yield { line: rowStart + index + 1, value: renameFields(plain, settings.columns, matches) };
    }
    input.count(Number(total_compressed_size ?? total_byte_size));
    rowStart = rowEnd;
  }
}

export function isParquet(head: string): boolean {
  return head.startsWith('PAR1');
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

function damaged(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  throw new OnrecordError('input-malformed', `the Parquet file is damaged (${reason}); write it again`, {
    cause: error,
  });
}
