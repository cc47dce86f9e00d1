/** `onrecord runs`: what was run on a database, with which settings, how far it came and how long it took. */
import type { Command } from 'commander';
import { listRuns, type RunSummary } from '../../store/index.js';
import { withStore } from './database.js';
import { duration } from './duration.js';
import { examples } from './help.js';
import { dbOption, jsonOption } from './options.js';
import { writeRows } from './rows.js';
import { placeOf, safeLine } from './terminal.js';

interface Options {
  readonly db: string;
  readonly json?: true;
}

export function addRuns(program: Command): void {
  program
    .command('runs')
    .description('Lists the runs that wrote a database, the latest first.')
    .addOption(dbOption())
    .addOption(jsonOption('one JSON object a line instead, with settings, versions and times by stage'))
    .addHelpText('after', examples('onrecord runs', 'onrecord runs --db archive.db --json'))
    .action(({ db, json }: Options) =>
      withStore(db, (store) =>
        writeRows(listRuns(store), runCells, {
          json: json === true,
          heading: [
            'run',
            'started',
            'status',
            'new',
            'replaced',
            'failed',
            'quotes',
            'time',
            'workers',
            'reached',
            'job',
          ],
          none: 'No runs.',
        }),
      ),
    );
}

function runCells(run: RunSummary): string[] {
  return [
    String(run.id),
    run.startedAt.slice(0, 16).replace('T', ' '),
    run.status,
    ...[run.added, run.replaced, run.failed, run.quotes].map(String),
    duration(run.seconds),
    run.workers === null ? '' : String(run.workers),
    run.reached === null ? '' : placeOf(run.reached),
    safeLine(run.job),
  ];
}
