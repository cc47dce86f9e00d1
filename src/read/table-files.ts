/** Where the tables of a Parquet export, or of a Spark job's result, lie in a folder. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { OnrecordError } from '../errors.js';

export interface TableFiles {
  readonly records: readonly string[];
  readonly failures: readonly string[];
}

/**
 * The files of a result as a whole, with its folders `records` and `failures`, or of a part of it: one batch or month
 * of `records`, or one file. Sorted by path; what begins with "_" or "." is left out, as Spark does.
 * Throws 'input-missing', and 'input-malformed' where a batch of the result was not written to its end.
 */
export async function findTableFiles(folder: string): Promise<TableFiles> {
  const entry = await stat(folder).catch(() => null);
  if (!entry) throw missing(`${folder}: there is no such file or folder (seen from ${process.cwd()})`);
  if (!entry.isDirectory()) return { records: [folder], failures: [] };
  const names = await readdir(folder);
  const whole = names.includes('records');
  if (whole && names.includes('counts')) await demandFinished(folder);
  const records = await parquetFiles(whole ? join(folder, 'records') : folder);
  const failures = whole && names.includes('failures') ? await parquetFiles(join(folder, 'failures')) : [];
  if (!whole && records.length === 0)
    throw missing(`${folder}: neither a folder "records" nor a .parquet file is in it`);
  return { records, failures };
}

async function parquetFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.parquet'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => !/(?:^|[\\/])[._]/.test(path.slice(folder.length)))
    .sort();
}

/** A Spark job writes the counts of a batch last. */
async function demandFinished(folder: string): Promise<void> {
  const batches = async (table: string) =>
    (await readdir(join(folder, table))).filter((name) => name.startsWith('batch='));
  const finished = new Set(await batches('counts'));
  const unfinished = (await batches('records')).find((batch) => !finished.has(batch));
  if (unfinished === undefined) return;
  throw new OnrecordError(
    'input-malformed',
    `${join(folder, 'records', unfinished)}: the job that wrote this batch broke off. ` +
      `Run it again, or import the other batches by their folders`,
  );
}

function missing(what: string): OnrecordError {
  const remedy = 'Name the folder that `onrecord export --format parquet` or the Spark job has written';
  return new OnrecordError('input-missing', `${what}. ${remedy}`);
}
