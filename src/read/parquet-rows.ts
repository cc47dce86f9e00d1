/** Rows of a Parquet file, a piece of a row group at a time. */
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { OnrecordError } from '../errors.js';

export interface ParquetRow {
  /** From 1. */
  readonly number: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The names of a file's columns. Throws 'input-unreadable', or 'input-malformed' where it is no Parquet file. */
export async function columnsOf(path: string): Promise<ReadonlySet<string>> {
  const { metadata } = await open(path);
  const [root, ...elements] = metadata.schema;
  const names = new Set<string>();
  for (let left = root?.num_children ?? 0, at = 0; left > 0; left--) {
    names.add(elements[at]!.name);
    at = afterSubtree(elements, at);
  }
  return names;
}

/** The schema lists each group's children right after it. */
function afterSubtree(elements: readonly { readonly num_children?: number }[], at: number): number {
  let next = at + 1;
  for (let left = elements[at]!.num_children ?? 0; left > 0; left--) next = afterSubtree(elements, next);
  return next;
}

/** @param columns those to read; all of them must be there */
export async function* parquetRows(path: string, columns: readonly string[]): AsyncGenerator<ParquetRow> {
  const { file, metadata } = await open(path);
  let number = 0;
  for (const { num_rows } of metadata.row_groups) {
    const rowEnd = number + Number(num_rows);
    const options = { file, metadata, columns: [...columns], compressors, rowStart: number, rowEnd };
    const rows = await parquetReadObjects(options).catch((error: unknown) => {
      throw damaged(path, error);
    });
    for (const values of rows) yield { number: ++number, values };
  }
}

async function open(path: string) {
  const file = await asyncBufferFromFile(path).catch((error: unknown) => {
    throw new OnrecordError('input-unreadable', `${path}: it cannot be read (${reason(error)})`, {
      cause: error,
    });
  });
  try {
    return { file, metadata: await parquetMetadataAsync(file) };
  } catch (error) {
    throw damaged(path, error);
  }
}

function damaged(path: string, error: unknown): OnrecordError {
  const message = `${path}: this is no Parquet file, or a damaged one (${reason(error)})`;
  return new OnrecordError('input-malformed', message, { cause: error });
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
