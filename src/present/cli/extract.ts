/** `onrecord extract`: the NDJSON filter. */
import type { Command } from 'commander';
import { RUN_SETTINGS, SETTINGS } from '../../settings.js';
import { examples } from './help.js';
import { addSettings } from './options.js';

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
${examples('onrecord extract < articles.jsonl > records.jsonl', 'echo \'{"id":"a1","text":"“It rained,” said Ana Roe."}\' | onrecord extract')}`,
    );
  addSettings(command, [...SETTINGS, ...RUN_SETTINGS]).action(async (options: object) =>
    (await import('./extract-filter.js')).filterStandardInput(options),
  );
}
