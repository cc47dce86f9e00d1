/** `onrecord extract`: the NDJSON filter. */
import type { Command } from 'commander';
import { OnrecordError } from '../../errors.js';
import { READER_SETTINGS, RUN_SETTINGS, SETTINGS } from '../../settings.js';
import { examples } from './help.js';
import { addSettings, givenSettings } from './options.js';

interface Options {
  readonly tables?: true;
}

export function addExtract(program: Command): void {
  const command = program
    .command('extract')
    .description(
      'Reads articles as NDJSON on standard input and writes one record a line, in the same order.',
    )
    .addHelpText(
      'after',
      `
A line that cannot be used becomes {"id", "error": {"code", "message"}} in its place and the rest go on; blank lines
are passed over. The exit status is 0 unless the stream itself fails.
With --tables, which pipelines/spark uses, each line names its file, {"path", "below", "line", "unit", "json"} or
{"path", "below", "copy"}, each answer has rows of the Parquet export's tables, and {"end"} comes last.
${examples('onrecord extract < articles.jsonl > records.jsonl', 'echo \'{"id":"a1","text":"“It rained,” said Ana Roe."}\' | onrecord extract')}`,
    );
  addSettings(command, [...SETTINGS, ...RUN_SETTINGS])
    .optionsGroup('For cluster jobs:')
    .option('--tables', 'read lines that name their files, write rows of tables; on one core');
  addSettings(command, READER_SETTINGS).action(async (options: Options) => {
    if (options.tables) return (await import('./extract-tables.js')).writeTables(options);
    demandPlain(options);
    return (await import('./extract-filter.js')).filterStandardInput(options);
  });
}

function demandPlain(options: Options): void {
  const [given] = Object.keys(givenSettings(READER_SETTINGS, options));
  if (given === undefined) return;
  const message = `the setting ${given} goes with --tables; without it, lines are articles`;
  throw new OnrecordError('option-invalid', message);
}
