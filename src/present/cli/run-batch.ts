/** Runs a batch from the command line: progress while it works, then what it did and a first look at who said what. */
import type { BatchPlan, BatchSummary } from '../../batch/plan.js';
import { runBatch } from '../../batch/run.js';
import type { Failure } from '../../origin.js';
import { withStore } from './database.js';
import { exportTo } from './export-file.js';
import { EXIT } from './faults.js';
import { stopOnInterrupt } from './interrupt.js';
import { printLine } from './output.js';
import { progressView } from './progress.js';
import { requestOf, type RunOptions, type RunRequest } from './run-request.js';
import { digestView, summaryView } from './summary.js';
import { jsonLine } from './terminal.js';

export async function run(targets: string[], options: RunOptions): Promise<void> {
  await runAndReport(requestOf(targets, options), options);
}

/** Sets the exit status. */
export async function runAndReport(
  request: RunRequest,
  { json, log }: Pick<RunOptions, 'json' | 'log'>,
): Promise<void> {
  const { summary, failures } = await runAndWatch(request.plan, log === 'json');
  if (summary.finished) await writeExports(request);
  if (json) printLine(jsonLine(summary));
  else await printSummary(request, summary, failures);
  process.exitCode = exitCode(summary);
  // A run that was stopped may still be waiting for standard input.
  if (!summary.finished) process.exit();
}

interface Watched {
  readonly summary: BatchSummary;
  readonly failures: readonly Failure[];
}

/** Failures kept for the summary. */
const MAX_KEPT = 10;

async function runAndWatch(plan: BatchPlan, asLog: boolean): Promise<Watched> {
  const interrupt = stopOnInterrupt();
  const progress = asLog ? (await import('./log.js')).runLog() : progressView();
  let ended: BatchSummary | undefined;
  const failures: Failure[] = [];
  try {
    const summary = await runBatch(plan, {
      signal: interrupt.signal,
      onEvent(event) {
        if (event.kind === 'failure' && failures.length < MAX_KEPT) failures.push(event.failure);
        progress.onEvent(event);
      },
    });
    ended = summary;
    return { summary, failures };
  } finally {
    progress.end(ended);
    interrupt.release();
  }
}

async function writeExports({ plan, exports }: RunRequest): Promise<void> {
  if (exports.length === 0) return;
  await withStore(plan.database, async (store) => {
    for (const { format, file } of exports) await exportTo(store, format, {}, file);
  });
}

async function printSummary(
  { plan, exports }: RunRequest,
  summary: BatchSummary,
  failures: readonly Failure[],
): Promise<void> {
  printLine(summaryView(summary, failures));
  if (!summary.finished) return printLine('Stopped. The same command again goes on from here.');
  for (const { file } of exports) printLine(`All quotes: ${file}`);
  const digest = await withStore(plan.database, digestView);
  if (digest !== '') printLine(`\n${digest}`);
}

/** A run of which nothing could be used has failed. */
function exitCode({ finished, failed, read }: BatchSummary): number {
  if (!finished) return EXIT.interrupted;
  return failed > 0 && failed === read ? EXIT.fault : 0;
}
