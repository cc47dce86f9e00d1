/** Articles from standard input to records on standard output, a line each. */
import { startExtractor } from '../../batch/extractor.js';
import { extractLines } from '../../batch/filter.js';
import { OnrecordError } from '../../errors.js';
import {
  DEFAULT_READER_SETTINGS,
  DEFAULT_RUN_SETTINGS,
  DEFAULT_SETTINGS,
  RUN_SETTINGS,
  SETTINGS,
  type ExtractSettings,
  type RunSettings,
} from '../../settings.js';
import { givenSettings } from './options.js';
import { writeLine } from './output.js';
import { safeJson } from './terminal.js';

export async function filterStandardInput(options: object): Promise<void> {
  if (process.stdin.isTTY)
    console.error('onrecord: reading articles from standard input, one JSON object a line');
  const settings = { ...DEFAULT_SETTINGS, ...givenSettings<ExtractSettings>(SETTINGS, options) };
  const { maxArticleChars } = DEFAULT_READER_SETTINGS;
  const limits = { ...DEFAULT_RUN_SETTINGS, ...givenSettings<RunSettings>(RUN_SETTINGS, options) };
  const extractor = await startExtractor({ form: 'record', settings, limits });
  try {
    const answers = extractLines(standardInputText(), extractor, maxArticleChars);
    for await (const answer of answers) await writeLine(safeJson(answer));
  } finally {
    await extractor.close();
  }
}

export async function* standardInputText(): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  try {
    for await (const bytes of process.stdin) yield decoder.decode(bytes as Buffer, { stream: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new OnrecordError('input-unreadable', `standard input cannot be read: ${reason}`, { cause: error });
  }
  yield decoder.decode();
}
