/** `onrecord run`: many articles into one database. */
import { Option, type Command } from 'commander';
import { READER_SETTINGS, RUN_SETTINGS, SETTINGS } from '../../settings.js';
import { examples } from './help.js';
import { addSettings, DEFAULT_DATABASE, jsonOption } from './options.js';
import type { RunOptions } from './run-request.js';

export function addRun(program: Command): void {
  const command = program
    .command('run')
    .description(
      'Reads articles, writes down who said what, and keeps it in a database. Running it again goes on.',
    )
    .argument('<job-or-input...>', 'one job file, or files, folders, globs or - (standard input)')
    .option('--db <file>', `the SQLite database (default: the job's, or ${DEFAULT_DATABASE})`)
    .option(
      '--redo',
      'extract stored articles again where another version or other settings made their record',
    )
    .addOption(jsonOption('print the summary as one line of JSON instead'))
    .addOption(
      new Option('--log <style>', 'how to tell what it does, on standard error: json has a line a batch')
        .choices(['text', 'json'])
        .default('text'),
    );
  addSettings(command, [...SETTINGS, ...READER_SETTINGS, ...RUN_SETTINGS])
    .addHelpText(
      'after',
      `
A job is a .json file that holds one object with "inputs" and no "text"; every other file holds articles.
Flags go before what a job says.
${examples('onrecord run pipelines/sample.json', 'onrecord run articles/ more.jsonl.gz --db archive.db', "onrecord run 'archive/**/*.html' --day-order dmy", 'onrecord run export.csv --columns text=body,title=headline')}`,
    )
    .action(async (targets: string[], options: RunOptions) =>
      (await import('./run-batch.js')).run(targets, options),
    );
}
