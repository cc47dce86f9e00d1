/** One table to one Parquet file, a row group at a time. */
import type { SchemaElement } from 'hyparquet';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import type { ExportHeader } from './format.js';
import { TABLES_VERSION, type CellValue, type Column, type ColumnType } from './tables.js';

interface TableFile<Row> {
  add(row: Row): Promise<void>;
  end(): Promise<void>;
}

/** A row group is written when it has this many rows or characters: both bound what is held in memory. */
const GROUP_ROWS = 20_000;
const GROUP_CHARS = 8_000_000;

export function tableFile<Row>(
  path: string,
  columns: readonly Column<Row>[],
  { generator }: ExportHeader,
): TableFile<Row> {
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    schema: schemaOf(columns),
    createdBy: generator,
    kvMetadata: [{ key: 'onrecord.tables', value: String(TABLES_VERSION) }],
  });
  let cells: CellValue[][] = columns.map(() => []);
  let rows = 0;
  let chars = 0;
  async function flush(): Promise<void> {
    if (rows === 0) return;
    const columnData = columns.map(({ name }, index) => ({ name, data: cells[index]! as unknown[] }));
    await writer.write({ columnData, rowGroupSize: rows });
    cells = columns.map(() => []);
    rows = 0;
    chars = 0;
  }
  return {
    async add(row) {
      columns.forEach(({ value }, index) => {
        const cell = value(row);
        cells[index]!.push(cell ?? null);
        if (typeof cell === 'string') chars += cell.length;
      });
      rows++;
      if (rows >= GROUP_ROWS || chars >= GROUP_CHARS) await flush();
    },
    async end() {
      await flush();
      await writer.finish();
    },
  };
}

/** Every column is optional, and lists have the three levels of the format's specification, as Spark writes them. */
function schemaOf<Row>(columns: readonly Column<Row>[]): SchemaElement[] {
  return [
    { name: 'schema', num_children: columns.length },
    ...columns.flatMap(({ name, type }) => ELEMENTS[type](name)),
  ];
}

const OPTIONAL = { repetition_type: 'OPTIONAL' } as const;

const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8', ...OPTIONAL } as const;
const INT = { type: 'INT32', ...OPTIONAL } as const;

const ELEMENTS: Readonly<Record<ColumnType, (name: string) => SchemaElement[]>> = {
  string: (name) => [{ name, ...TEXT }],
  int: (name) => [{ name, ...INT }],
  double: (name) => [{ name, type: 'DOUBLE', ...OPTIONAL }],
  boolean: (name) => [{ name, type: 'BOOLEAN', ...OPTIONAL }],
  strings: (name) => [...listOf(name), { name: 'element', ...TEXT }],
  spans: (name) => [
    ...listOf(name),
    { name: 'element', num_children: 2, ...OPTIONAL },
    { name: 'start', ...INT },
    { name: 'end', ...INT },
  ],
};

function listOf(name: string): SchemaElement[] {
  return [
    { name, converted_type: 'LIST', num_children: 1, ...OPTIONAL },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  ];
}
