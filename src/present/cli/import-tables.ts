/** Imports tables, shows how far it is, and says what it did. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { importTables, type ImportSummary } from '../../batch/import.js';
import { duration } from './duration.js';
import { EXIT, unwritable } from './faults.js';
import { stopOnInterrupt } from './interrupt.js';
import { printLine } from './output.js';
import { progressView } from './progress.js';
import { colours, count, jsonLine } from './terminal.js';

interface Options {
  readonly db: string;
  readonly json?: true;
}

export async function importFolder(folder: string, { db, json }: Options): Promise<void> {
  makeFolder(dirname(db));
  const interrupt = stopOnInterrupt();
  const progress = progressView();
  try {
    const { signal } = interrupt;
    const summary = await importTables(folder, db, { signal, onEvent: (event) => progress.onEvent(event) });
    progress.end();
    printLine(json ? jsonLine(summary) : importView(summary));
    process.exitCode = exitCode(summary);
  } finally {
    progress.end();
    interrupt.release();
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw unwritable(path, error);
  }
}

function importView(summary: ImportSummary): string {
  const { read, added, replaced, unchanged, failed, quotes, seconds, database, finished } = summary;
  const parts = [`${added} new`, `${replaced} replaced`, `${unchanged} unchanged`];
  const lines = [
    `${colours.bold(count(read, 'article'))}: ${parts.join(', ')}; ${count(quotes, 'new quote')}`,
    ...(failed > 0 ? [colours.yellow(`${count(failed, 'failure')}: see onrecord failures`)] : []),
    `${duration(seconds)}, in ${database}`,
    ...(finished ? [] : ['Stopped. The same command again goes on from here.']),
  ];
  return lines.join('\n');
}

/** An import of which no record could be used has failed. */
function exitCode({ finished, read, added, replaced, unchanged }: ImportSummary): number {
  if (!finished) return EXIT.interrupted;
  return read > 0 && added + replaced + unchanged === 0 ? EXIT.fault : 0;
}
