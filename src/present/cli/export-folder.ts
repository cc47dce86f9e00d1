/** Writes an export of many files to a folder that is there whole or not at all. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OnrecordError } from '../../errors.js';
import { iterateStories, listFailures, type QuoteFilter, type Store } from '../../store/index.js';
import { packageVersion } from '../../version.js';
import { FOLDER_FORMATS, type FolderFormatName } from '../export/formats.js';
import { unwritable } from './faults.js';

interface FolderRequest {
  readonly format: FolderFormatName;
  readonly filter: QuoteFilter;
}

/** Says that a folder is an export, which may be replaced by the next one. */
const MARK = 'onrecord-export.json';

/** Folders on the way are made. Throws 'output-unwritable'; what was in the folder before then stays. */
export async function exportToFolder(store: Store, request: FolderRequest, folder: string): Promise<void> {
  demandOurs(folder);
  const unfinished = `${folder}.${process.pid}.tmp`;
  try {
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    await fill(store, request, unfinished);
    rmSync(folder, { recursive: true, force: true });
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw unwritable(folder, error);
  }
}

function demandOurs(folder: string): void {
  if (!existsSync(folder) || existsSync(join(folder, MARK))) return;
  try {
    if (readdirSync(folder).length === 0) return;
  } catch (error) {
    throw unwritable(folder, error);
  }
  throw new OnrecordError(
    'output-unwritable',
    `${folder} holds files that are no export of onrecord's. Name a folder that is new or empty`,
  );
}

async function fill(store: Store, { format, filter }: FolderRequest, folder: string): Promise<void> {
  const header = { generator: `onrecord ${packageVersion()}`, filter };
  const source = {
    stories: () => iterateStories(store, filter),
    failures: () => listFailures(store),
  };
  await FOLDER_FORMATS[format].write(source, folder, header);
  writeFileSync(join(folder, MARK), `${JSON.stringify({ format, ...header }, null, 2)}\n`);
}
