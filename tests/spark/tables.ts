/** Tables on disk as rows, and what two results have to have in common. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';

export type Row = Record<string, unknown>;

export const TABLES = ['records', 'quotes', 'entities', 'dates', 'failures'] as const;

export function filesOf(folder: string, table: string): string[] {
  return readdirSync(join(folder, table), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.parquet'))
    .map((name) => join(folder, table, name));
}

/** All rows in an order of their own, with what depends on where and when they were made left out. */
export async function rowsOf(folder: string, table: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const path of filesOf(folder, table))
    rows.push(...(await parquetReadObjects({ file: await asyncBufferFromFile(path) })));
  const keyed = rows.map(comparable).map((row) => [keyOf(row), row] as const);
  return keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, row]) => row);
}

function comparable(row: Row): Row {
  const plain = (value: unknown) =>
    typeof value === 'string' ? value.replaceAll(/\bfile:\/*(?=\/)/g, '') : value;
  return {
    ...row,
    failed_at: undefined,
    ...('record' in row && { record: JSON.parse(row['record'] as string) as unknown }),
    ...('origin_path' in row && { origin_path: plain(row['origin_path']) }),
    ...('message' in row && { message: plain(row['message']) }),
  };
}

function keyOf(row: Row): string {
  return ['id', 'story_id', 'position', 'origin_path', 'origin_line', 'article_id']
    .map((column) => String(row[column] ?? '').padStart(8))
    .join(' ');
}

/** The columns of a file in the terms of the format; the name of the whole is the writer's own. */
export async function schemaOf(path: string): Promise<unknown[]> {
  const { schema } = await parquetMetadataAsync(await asyncBufferFromFile(path));
  return schema
    .slice(1)
    .map(({ name, type, converted_type, repetition_type, num_children }) =>
      [name, type, converted_type, repetition_type, num_children].map((value) => value ?? null),
    );
}
