/** `onrecord quotes`: who said what, over all stories. */
import type { Command } from 'commander';
import { iterateQuotes, type QuoteFilter, type StoredQuote } from '../../store/index.js';
import { withStore } from './database.js';
import { addFilters, filterOf } from './quote-filters.js';
import { examples } from './help.js';
import { dbOption, jsonOption } from './options.js';
import { writeLine } from './output.js';
import { colours, jsonLine, quoteWords, safeLine, sureness, wrap } from './terminal.js';

interface Options {
  readonly db: string;
  readonly json?: true;
}

export function addQuotes(program: Command): void {
  addFilters(program.command('quotes').description('Lists quotes, those of the newest story first.'))
    .addOption(dbOption())
    .addOption(jsonOption('one JSON object a line instead'))
    .addHelpText(
      'after',
      examples(
        'onrecord quotes --speaker roe',
        'onrecord quotes --org "city council" --since 2024-01 --type direct',
        'onrecord quotes --search \'"flood wall" repair*\' --json',
      ),
    )
    .action((options: Options) => listQuotes(options, filterOf(options)));
}

function listQuotes({ db, json }: Options, filter: QuoteFilter): Promise<void> {
  return withStore(db, async (store) => {
    let none = true;
    for (const quote of iterateQuotes(store, filter)) {
      none = false;
      await writeLine(json ? jsonLine(quote) : quoteView(quote));
    }
    if (none && !json) await writeLine('No quote matches.');
  });
}

function quoteView(quote: StoredQuote): string {
  const { speaker, story, id, type, act, cueText } = quote;
  const name = colours.cyan(colours.bold(safeLine(speaker?.name ?? 'No speaker found')));
  const place = [story.publishedAt?.slice(0, 10), story.title, `${story.id} ${id}`].filter(
    (part) => part !== undefined,
  );
  const cue = cueText === '' ? 'no cue' : `cue “${safeLine(cueText)}”`;
  const facts = [type, act, cue, sureness(quote), ...place.map(safeLine)];
  return `${name}\n${wrap(quoteWords(quote), '  ')}\n${colours.dim(`    ${facts.join(' · ')}`)}`;
}
