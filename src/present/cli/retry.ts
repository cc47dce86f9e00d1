/** `onrecord failures --retry`: reads again what could not be used. */
import { retryPlans } from '../../batch/retry.js';
import { withStore } from './database.js';
import { printLine } from './output.js';
import { runAndReport } from './run-batch.js';
import { count } from './terminal.js';

export async function retryFailures(database: string, run: number | null): Promise<void> {
  const { plans, lost } = await withStore(database, (store) => retryPlans(store, run));
  if (plans.length === 0 && lost === 0) printLine('No failures.');
  if (lost > 0)
    console.error(
      `onrecord: ${count(lost, 'failure')} came from standard input: pipe it in again with onrecord run -`,
    );
  for (const plan of plans) await runAndReport({ plan, exports: [] }, {});
}
