/** `onrecord import`: the result of a cluster's job, or a Parquet export, into a database. */
import type { Command } from 'commander';
import { examples } from './help.js';
import { dbOption, jsonOption } from './options.js';

export function addImport(program: Command): void {
  program
    .command('import')
    .description('Loads a Parquet export, or the result of the Spark job, into a database.')
    .argument('<folder>', 'the result, or a part of its folder "records": one batch, one month, one file')
    .addOption(dbOption())
    .addOption(jsonOption('print the summary as one line of JSON instead'))
    .addHelpText(
      'after',
      `
An article that is in the database already is replaced where its record is another, and left alone where it is the
same: importing twice changes nothing.
${examples('onrecord import said/ --db said.db', 'onrecord import said/records/batch=2014/published_month=2014-12')}`,
    )
    .action(async (folder: string, options: { readonly db: string; readonly json?: true }) =>
      (await import('./import-tables.js')).importFolder(folder, options),
    );
}
