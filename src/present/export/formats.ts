/** The tables of export formats: a new one is a file of its own and a line here. */
import { ANNOTATIONS_FORMAT } from './annotations.js';
import { BRAT_FORMAT } from './brat.js';
import { CSV_FORMAT } from './csv.js';
import type { ExportFormat, FolderFormat } from './format.js';
import { JSON_FORMAT } from './json.js';
import { JSONL_FORMAT } from './jsonl.js';
import { PARQUET_FORMAT } from './parquet.js';
import { SCHEMA_ORG_FORMAT } from './schema-org.js';

/** Formats of one file. */
export const EXPORT_FORMATS = {
  json: JSON_FORMAT,
  jsonl: JSONL_FORMAT,
  csv: CSV_FORMAT,
  annotations: ANNOTATIONS_FORMAT,
  'schema-org': SCHEMA_ORG_FORMAT,
} satisfies Record<string, ExportFormat>;

/** Formats of many files. */
export const FOLDER_FORMATS = {
  parquet: PARQUET_FORMAT,
  brat: BRAT_FORMAT,
} satisfies Record<string, FolderFormat>;

export type ExportFormatName = keyof typeof EXPORT_FORMATS;
export type FolderFormatName = keyof typeof FOLDER_FORMATS;

export function isFolderFormat(name: string): name is FolderFormatName {
  return Object.hasOwn(FOLDER_FORMATS, name);
}
