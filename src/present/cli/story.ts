/** `onrecord story`: who said what in one story. */
import { statSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { OnrecordError, type ErrorCode } from '../../errors.js';
import { extract } from '../../extract.js';
import { loadModels } from '../../models.js';
import { readArticles } from '../../read/read.js';
import {
  DEFAULT_READER_SETTINGS,
  DEFAULT_SETTINGS,
  READER_SETTINGS,
  SETTINGS,
  type ExtractSettings,
  type ReaderSettings,
} from '../../settings.js';
import { findStory } from '../../store/index.js';
import { withStore } from './database.js';
import { examples } from './help.js';
import { addSettings, DEFAULT_DATABASE, givenSettings, isoDate, jsonOption } from './options.js';
import { writeLine } from './output.js';
import { storyView, type StoryText } from './story-view.js';
import { jsonLine } from './terminal.js';

interface Options {
  readonly db?: string;
  readonly published?: string;
  readonly why?: true;
  readonly json?: true;
}

export function addStory(program: Command): void {
  const command = program
    .command('story')
    .description(
      'Shows who said what in one story, with the organizations, people, places and dates it names.',
    )
    .argument('<story>', 'id of a story, part of its title, or a file to read on the fly, without a database')
    .option('--db <file>', `look in this database, whatever files are there (default: ${DEFAULT_DATABASE})`)
    .addOption(
      new Option('--published <date>', "the file's date of publication, for relative dates").argParser(
        isoDate,
      ),
    )
    .option('--why', 'say of each quote and date how it was found')
    .addOption(jsonOption('the record as one line of JSON instead'))
    .addHelpText(
      'after',
      examples('onrecord story "dam" --why', 'onrecord story article.html --published 2024-05-01'),
    );
  addSettings(command, [...SETTINGS, ...READER_SETTINGS]).action(showStory);
}

async function showStory(wanted: string, options: Options): Promise<void> {
  let first = true;
  for await (const story of storiesOf(wanted, options)) {
    if (!first && !options.json) await writeLine('');
    await writeLine(options.json ? jsonLine(story.record) : storyView(story, options.why === true));
    first = false;
  }
}

async function* storiesOf(wanted: string, options: Options): AsyncGenerator<StoryText, void, undefined> {
  if (options.db === undefined && isFile(wanted)) yield* readStories(wanted, options);
  else yield await withStore(options.db ?? DEFAULT_DATABASE, (store) => findStory(store, wanted));
}

function isFile(path: string): boolean {
  return path === '-' || statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Every article of a file, extracted as it is read. */
async function* readStories(path: string, options: Options): AsyncGenerator<StoryText, void, undefined> {
  const settings = { ...DEFAULT_SETTINGS, ...givenSettings<ExtractSettings>(SETTINGS, options) };
  const reading = { ...DEFAULT_READER_SETTINGS, ...givenSettings<ReaderSettings>(READER_SETTINGS, options) };
  for await (const item of readArticles([path], reading)) {
    if (item.kind === 'failure')
      throw new OnrecordError(item.failure.code as ErrorCode, item.failure.message);
    const { published } = options;
    const article = published === undefined ? item.article : { ...item.article, publishedAt: published };
    yield { text: article.text, record: extract(article, loadModels(), settings) };
  }
}
