/** `onrecord extract --tables`: one task of a cluster job on one core, its answers as rows of the tables of a Parquet export. */
import { startExtractor } from '../../batch/extractor.js';
import { extractorStamp } from '../../batch/stamp.js';
import { workThroughTask, type TaskOutcome } from '../../batch/task.js';
import {
  DEFAULT_READER_SETTINGS,
  DEFAULT_RUN_SETTINGS,
  DEFAULT_SETTINGS,
  READER_SETTINGS,
  RUN_SETTINGS,
  SETTINGS,
  type ExtractSettings,
  type ReaderSettings,
  type RunSettings,
} from '../../settings.js';
import { rowOf, rowsOfStory, TABLES } from '../export/tables.js';
import { standardInputText } from './extract-filter.js';
import { givenSettings } from './options.js';
import { writeLine } from './output.js';

export async function writeTables(options: object): Promise<void> {
  const settings = { ...DEFAULT_SETTINGS, ...givenSettings<ExtractSettings>(SETTINGS, options) };
  const reading = { ...DEFAULT_READER_SETTINGS, ...givenSettings<ReaderSettings>(READER_SETTINGS, options) };
  const limits = {
    ...DEFAULT_RUN_SETTINGS,
    ...givenSettings<RunSettings>(RUN_SETTINGS, options),
    workers: 1,
  };
  const stamp = extractorStamp(settings);
  const extractor = await startExtractor({ form: 'record', settings, limits });
  try {
    const outcomes = workThroughTask(standardInputText(), extractor, reading);
    for await (const outcome of outcomes) await writeLine(JSON.stringify(answerOf(outcome, stamp)));
  } finally {
    await extractor.close();
  }
}

function answerOf(outcome: TaskOutcome, extractor: string): object {
  switch (outcome.kind) {
    case 'extracted': {
      const { article, record, origin, contentHash } = outcome.stored;
      const story = { text: article.text, record, origin, contentHash, extractor, run: 0 };
      return { hash: contentHash, ...rowsOfStory(story) };
    }
    case 'failed': {
      const failedAt = new Date().toISOString();
      return { failure: rowOf(TABLES.failures, { ...outcome.failure, failedAt, run: 0 }) };
    }
    case 'blank':
      return { blank: true };
    case 'end':
      return { end: outcome.inputs };
  }
}
