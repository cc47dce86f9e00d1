/** Tables of a Parquet export or a Spark job into a database: what `onrecord run` would have stored of the same articles. */
import { stat } from 'node:fs/promises';
import type { Failure } from '../origin.js';
import { findTableFiles, type TableFiles } from '../read/table-files.js';
import { finishRun, openStore, saveBatch, startRun, type Store, type StoredArticle } from '../store/index.js';
import type { BatchEvent } from './plan.js';
import { partVersions } from './stamp.js';
import { demandColumns, storedArticles, storedFailures, type TableEntry } from './table-entries.js';

export interface ImportSummary {
  readonly run: number;
  readonly database: string;
  /** False where it was stopped: the same import again goes on. */
  readonly finished: boolean;
  /** Rows of the table of records. */
  readonly read: number;
  readonly added: number;
  readonly replaced: number;
  /** In the database already with the same record. */
  readonly unchanged: number;
  /** Failures of the result, and records that are not sound. */
  readonly failed: number;
  /** Quotes written. */
  readonly quotes: number;
  readonly seconds: number;
}

interface Controls {
  readonly signal: AbortSignal;
  readonly onEvent: (event: BatchEvent) => void;
}

const BATCH_ROWS = 200;

/**
 * A record that is not sound becomes a failure and the rest go on. To import the same again changes nothing.
 * Errors: 'input-missing', 'input-unreadable', 'input-malformed', 'column-missing', and those of openStore.
 */
export async function importTables(
  folder: string,
  database: string,
  { signal, onEvent }: Controls,
): Promise<ImportSummary> {
  const parts = await partsOf(await findTableFiles(folder));
  const store = openStore(database);
  try {
    const plan = { job: `import ${folder}`, settings: { import: folder }, extractor: 'imported' };
    const { id: run, resumed } = startRun(store, { ...plan, versions: partVersions() });
    const totalBytes = parts.reduce((sum, { size }) => sum + size, 0);
    onEvent({ kind: 'start', run, resumed, totalBytes, workers: 1 });
    const tally = startTally();
    for (const { table, path, size } of parts) {
      for await (const entries of inBatches(
        table === 'records' ? storedArticles(path) : storedFailures(path),
      )) {
        if (signal.aborted) break;
        tally.add(table, entries, save(store, run, entries));
        onEvent({ kind: 'progress', progress: tally.progress() });
      }
      tally.bytes += size;
      if (signal.aborted) break;
    }
    const finished = !signal.aborted;
    finishRun(store, run, { status: finished ? 'finished' : 'stopped', unchanged: tally.counts.unchanged });
    return { run, database, finished, ...tally.counts, seconds: tally.progress().seconds };
  } finally {
    store.close();
  }
}

interface Part {
  readonly table: keyof TableFiles;
  readonly path: string;
  readonly size: number;
}

/** Every file is looked at before the first is read: a folder of something else is refused whole. */
async function partsOf(files: TableFiles): Promise<Part[]> {
  const parts: Part[] = [];
  for (const table of ['records', 'failures'] as const) {
    for (const path of files[table]) {
      await demandColumns(path, table);
      parts.push({ table, path, size: (await stat(path)).size });
    }
  }
  return parts;
}

function save(store: Store, run: number, entries: readonly TableEntry[]) {
  const articles = entries.filter((entry): entry is StoredArticle => 'record' in entry);
  const failures = entries.filter((entry): entry is Failure => 'stage' in entry);
  const { added, replaced, unchanged, quotes, rejected } = saveBatch(store, run, articles, failures);
  return { added, replaced, unchanged, quotes, failed: failures.length + rejected.length };
}

function startTally() {
  const started = performance.now();
  const counts = { read: 0, added: 0, replaced: 0, unchanged: 0, failed: 0, quotes: 0 };
  const tally = {
    counts,
    /** Of the files that have been read. */
    bytes: 0,
    add(table: keyof TableFiles, entries: readonly TableEntry[], saved: ReturnType<typeof save>) {
      if (table === 'records') counts.read += entries.length;
      for (const [name, number] of Object.entries(saved)) counts[name as keyof typeof saved] += number;
    },
    progress: () => ({
      bytes: tally.bytes,
      articles: counts.read,
      failed: counts.failed,
      seconds: (performance.now() - started) / 1000,
    }),
  };
  return tally;
}

async function* inBatches(entries: AsyncIterable<TableEntry>): AsyncGenerator<readonly TableEntry[]> {
  let batch: TableEntry[] = [];
  for await (const entry of entries) {
    batch.push(entry);
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
