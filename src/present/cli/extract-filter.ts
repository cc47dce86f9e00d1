/** Articles from standard input to records on standard output, a line each. */
import { extractInProcess } from '../../batch/extractor.js';
import { extractLines } from '../../batch/filter.js';
import { OnrecordError } from '../../errors.js';
import { DEFAULT_READER_SETTINGS, DEFAULT_SETTINGS, SETTINGS, type ExtractSettings } from '../../settings.js';
import { givenSettings } from './options.js';
import { writeLine } from './output.js';
import { jsonLine } from './terminal.js';

export async function filterStandardInput(options: object): Promise<void> {
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
