import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FolderFormat } from './format.js';
import { TABLES, type Column, type TableName } from './tables.js';

/** The tables of tables.ts, each a folder with one .parquet file, Snappy-compressed. */
export const PARQUET_FORMAT: FolderFormat = {
  help: 'a folder of tables (records, quotes, entities, dates, failures) for DuckDB, pandas, Spark',
  async write({ stories, failures }, folder, header) {
    const { tableFile } = await import('./parquet-file.js');
    const open = <Row>(name: TableName, columns: readonly Column<Row>[]) =>
      tableFile(fileOf(folder, name), columns, header);
    const records = open('records', TABLES.records);
    const quotes = open('quotes', TABLES.quotes);
    const entities = open('entities', TABLES.entities);
    const dates = open('dates', TABLES.dates);
    for (const { story, quotes: passing } of stories()) {
      const { record } = story;
      await records.add(story);
      for (const item of passing) await quotes.add({ story, item, position: record.quotes.indexOf(item) });
      for (const [position, item] of record.entities.entries()) await entities.add({ story, item, position });
      for (const [position, item] of record.dates.entries()) await dates.add({ story, item, position });
    }
    for (const table of [records, quotes, entities, dates]) await table.end();
    const failed = open('failures', TABLES.failures);
    for (const failure of failures()) await failed.add(failure);
    await failed.end();
  },
};

/** In a new folder of its own. */
function fileOf(folder: string, table: TableName): string {
  mkdirSync(join(folder, table));
  return join(folder, table, 'part-00000.parquet');
}
