/** `onrecord stats`: what a database holds, in numbers. */
import type { Command } from 'commander';
import { readStats, type StoreStats } from '../../store/index.js';
import { withStore } from './database.js';
import { examples } from './help.js';
import { dbOption, jsonOption } from './options.js';
import { printLine } from './output.js';
import { period } from './period.js';
import { jsonLine, percent, table } from './terminal.js';

interface Options {
  readonly db: string;
  readonly json?: true;
}

export function addStats(program: Command): void {
  program
    .command('stats')
    .description('Shows what a database holds: articles, quotes by type, speakers, organizations, failures.')
    .addOption(dbOption())
    .addOption(jsonOption())
    .addHelpText('after', examples('onrecord stats', 'onrecord stats --db archive.db --json'))
    .action(({ db, json }: Options) =>
      withStore(db, (store) => {
        const stats = readStats(store);
        printLine(json ? jsonLine(stats) : statsView(stats));
      }),
    );
}

function statsView(stats: StoreStats): string {
  const { quotes, quotesByType, quotesByAct, quotesWithSpeaker } = stats;
  const share = quotes > 0 ? ` (${percent(quotesWithSpeaker / quotes)})` : '';
  return table([
    ['articles', number(stats.articles)],
    ['published', period(stats.from, stats.to)],
    ['sentences', number(stats.sentences)],
    ['quotes', number(quotes)],
    ...Object.entries(quotesByType).map(([type, count]) => [`  ${type}`, number(count)]),
    ...Object.entries(quotesByAct).map(([act, count]) => [`  ${act}`, number(count)]),
    ['  with a speaker', `${number(quotesWithSpeaker)}${share}`],
    ['speakers', number(stats.speakers)],
    ['organizations', number(stats.organizations)],
    ['failures', number(stats.failures)],
  ]);
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}
