/** `onrecord speakers`: who is quoted, how often, in which stories. */
import type { Command } from 'commander';
import { listSpeakers, type QuoteFilter, type SpeakerRow } from '../../store/index.js';
import { withStore } from './database.js';
import { addFilters, filterOf } from './quote-filters.js';
import { examples } from './help.js';
import { dbOption, jsonOption } from './options.js';
import { period } from './period.js';
import { writeRows } from './rows.js';
import { safeLine } from './terminal.js';

interface Options {
  readonly db: string;
  readonly json?: true;
}

export function addSpeakers(program: Command): void {
  addFilters(
    program
      .command('speakers')
      .description('Lists speakers with their quotes, words and stories, the most quoted first.'),
  )
    .addOption(dbOption())
    .addOption(jsonOption('one JSON object a line instead'))
    .addHelpText(
      'after',
      examples('onrecord speakers --limit 20', 'onrecord speakers --org "city council" --json'),
    )
    .action((options: Options) => printSpeakers(options, filterOf(options)));
}

function printSpeakers({ db, json }: Options, filter: QuoteFilter): Promise<void> {
  return withStore(db, (store) =>
    writeRows(listSpeakers(store, filter), speakerCells, {
      json: json === true,
      heading: ['speaker', 'kind', 'quotes', 'words', 'stories', 'published'],
      none: 'No speaker matches.',
    }),
  );
}

function speakerCells({ name, kind, quotes, words, stories, from, to }: SpeakerRow): string[] {
  return [safeLine(name), kind, `${quotes}`, `${words}`, `${stories}`, period(from, to)];
}
