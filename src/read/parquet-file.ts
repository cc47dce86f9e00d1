/** A Parquet file, its rows a row group at a time. */
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { OnrecordError } from '../errors.js';

type Row = Readonly<Record<string, unknown>>;

export interface RowGroup {
  /** Number of its first row, from 1. */
  readonly first: number;
  readonly rows: readonly Row[];
  /** What it takes on disk. */
  readonly bytes: number;
}

interface ParquetFile {
  readonly columns: readonly string[];
  /** @param columns those to read; all of them where it is left out */
  groups(columns?: readonly string[]): AsyncGenerator<RowGroup>;
}

/** Throws 'input-malformed' where it is no Parquet file, and so does reading its groups. */
export async function openParquet(path: string): Promise<ParquetFile> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file).catch(damaged);
  return {
    columns: parquetSchema(metadata).children.map(({ element }) => element.name),
    async *groups(columns) {
      let rowStart = 0;
      for (const { num_rows, total_byte_size, total_compressed_size } of metadata.row_groups) {
        const rowEnd = rowStart + Number(num_rows);
        const wanted = columns && { columns: [...columns] };
        const options = { file, metadata, compressors, rowStart, rowEnd, ...wanted };
        const rows = await parquetReadObjects(options).catch(damaged);
        yield { first: rowStart + 1, rows, bytes: Number(total_compressed_size ?? total_byte_size) };
        rowStart = rowEnd;
      }
    },
  };
}

function damaged(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  throw new OnrecordError('input-malformed', `the Parquet file is damaged (${reason}); write it again`, {
    cause: error,
  });
}
