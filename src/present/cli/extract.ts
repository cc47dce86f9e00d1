/** `onrecord extract`: the NDJSON filter. */
import type { Command } from 'commander';
import { extractInProcess } from '../../batch/extractor.js';
import { extractLines } from '../../batch/filter.js';
import { OnrecordError } from '../../errors.js';
import { DEFAULT_READER_SETTINGS, DEFAULT_SETTINGS, SETTINGS, type ExtractSettings } from '../../settings.js';
import { examples } from './help.js';
import { addSettings, givenSettings } from './options.js';
import { writeLine } from './output.js';
import { jsonLine } from './terminal.js';

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
  addSettings(command, SETTINGS).action(filterStandardInput);
}

async function filterStandardInput(options: object): Promise<void> {
  if (process.stdin.isTTY)
    console.error('onrecord: reading articles from standard input, one JSON object a line');
  const settings = { ...DEFAULT_SETTINGS, ...givenSettings<ExtractSettings>(SETTINGS, options) };
  const { maxArticleChars } = DEFAULT_READER_SETTINGS;
  const answers = extractLines(standardInputText(), extractInProcess(settings), maxArticleChars);
  for await (const answer of answers) await writeLine(jsonLine(answer));
}

async function* standardInputText(): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  try {
    for await (const bytes of process.stdin) yield decoder.decode(bytes as Buffer, { stream: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new OnrecordError('input-unreadable', `standard input cannot be read: ${reason}`, { cause: error });
  }
  yield decoder.decode();
}
