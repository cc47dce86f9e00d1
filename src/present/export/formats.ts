/** The table of export formats: a new one is a file of its own and a line here. */
import { CSV_FORMAT } from './csv.js';
import type { ExportFormat } from './format.js';
import { JSON_FORMAT } from './json.js';
import { JSONL_FORMAT } from './jsonl.js';

export const EXPORT_FORMATS = {
  json: JSON_FORMAT,
  jsonl: JSONL_FORMAT,
  csv: CSV_FORMAT,
} satisfies Record<string, ExportFormat>;

export type ExportFormatName = keyof typeof EXPORT_FORMATS;
