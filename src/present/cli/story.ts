/** `onrecord story`: who said what in one story. */
import { statSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { OnrecordError } from '../../errors.js';
import { READER_SETTINGS, SETTINGS } from '../../settings.js';
import { findStory } from '../../store/index.js';
import { withStore } from './database.js';
import { examples } from './help.js';
import { addSettings, DEFAULT_DATABASE, isoDate, jsonOption } from './options.js';
import { writeLine } from './output.js';
import { storyView, type StoryText } from './story-view.js';
import { jsonLine } from './terminal.js';

export interface StoryOptions {
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

async function showStory(wanted: string, options: StoryOptions): Promise<void> {
  let first = true;
  for await (const story of storiesOf(wanted, options)) {
    if (!first && !options.json) await writeLine('');
    await writeLine(options.json ? jsonLine(story.record) : storyView(story, options.why === true));
    first = false;
  }
}

async function* storiesOf(wanted: string, options: StoryOptions): AsyncGenerator<StoryText, void, undefined> {
  if (options.db === undefined && isFile(wanted)) {
    const { readStories } = await import('./read-stories.js');
    yield* readStories(wanted, options);
    return;
  }
  if (options.published !== undefined) {
    throw new OnrecordError('option-invalid', `--published is for a file, and there is no file ${wanted}`);
  }
  yield await withStore(options.db ?? DEFAULT_DATABASE, (store) => findStory(store, wanted));
}

function isFile(path: string): boolean {
  try {
    return path === '-' || statSync(path).isFile();
  } catch {
    return false;
  }
}
