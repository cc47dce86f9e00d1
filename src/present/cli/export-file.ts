/** Writes an export to a stream, or to a file that is there whole or not at all. */
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { iterateQuotes, type QuoteFilter, type Store } from '../../store/index.js';
import { packageVersion } from '../../version.js';
import {
  EXPORT_FORMATS,
  isFolderFormat,
  type ExportFormatName,
  type FolderFormatName,
} from '../export/formats.js';
import { exportToFolder } from './export-folder.js';
import { unwritable } from './faults.js';

interface ExportRequest {
  readonly format: ExportFormatName;
  readonly filter: QuoteFilter;
}

export async function exportToStream(
  store: Store,
  { format, filter }: ExportRequest,
  out: Writable,
): Promise<void> {
  const header = { generator: `onrecord ${packageVersion()}`, filter };
  await EXPORT_FORMATS[format].write(iterateQuotes(store, filter), out, header);
}

/** Folders on the way are made. Throws 'output-unwritable'; what was in the file before then stays. */
function exportToFile(store: Store, request: ExportRequest, file: string): Promise<void> {
  return writeToFile(file, (out) => exportToStream(store, request, out));
}

/** Writes a file that is there whole or not at all. Throws 'output-unwritable'. */
export async function writeToFile(file: string, write: (out: Writable) => Promise<void>): Promise<void> {
  const unfinished = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    const out = createWriteStream(unfinished);
    const written = finished(out);
    await Promise.all([written, write(out).then(() => out.end())]);
    renameSync(unfinished, file);
  } catch (error) {
    removeIfThere(unfinished);
    throw unwritable(file, error);
  }
}

function removeIfThere(file: string): void {
  if (existsSync(file)) rmSync(file);
}

/** Any format to where a job or a flag says: one file, or a folder where the format has many. */
export async function exportTo(
  store: Store,
  format: ExportFormatName | FolderFormatName,
  filter: QuoteFilter,
  target: string,
): Promise<void> {
  if (isFolderFormat(format)) await exportToFolder(store, { format, filter }, target);
  else await exportToFile(store, { format, filter }, target);
}
