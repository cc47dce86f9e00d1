/** `onrecord failures`: which inputs could not be used, and why. */
import { Option, type Command } from 'commander';
import { listFailures, type FailureRow } from '../../store/index.js';
import { withStore } from './database.js';
import { examples } from './help.js';
import { dbOption, jsonOption, wholeBetween } from './options.js';
import { writeRows } from './rows.js';
import { placeOf, safeLine } from './terminal.js';

interface Options {
  readonly db: string;
  readonly json?: true;
  readonly run?: number;
  readonly retry?: true;
}

export function addFailures(program: Command): void {
  program
    .command('failures')
    .description(
      'Lists inputs that could not be used, and why. What was read well since is no longer listed.',
    )
    .addOption(new Option('--run <number>', 'those of one run').argParser(wholeBetween(1, 1_000_000_000)))
    .option('--retry', 'read them again, with the settings of the run that met them')
    .addOption(dbOption())
    .addOption(jsonOption('one JSON object a line instead'))
    .addHelpText(
      'after',
      examples('onrecord failures', 'onrecord failures --run 3 --json', 'onrecord failures --retry'),
    )
    .action(async (options: Options) =>
      options.retry
        ? (await import('./retry.js')).retryFailures(options.db, options.run ?? null)
        : printFailures(options),
    );
}

function printFailures({ db, json, run }: Options): Promise<void> {
  return withStore(db, (store) =>
    writeRows(listFailures(store, { run: run ?? null }), failureCells, {
      json: json === true,
      heading: ['input', 'article', 'code', 'reason'],
      none: 'No failures.',
    }),
  );
}

function failureCells({ origin, articleId, code, message }: FailureRow): string[] {
  return [placeOf(origin), safeLine(articleId ?? ''), code, safeLine(message)];
}
