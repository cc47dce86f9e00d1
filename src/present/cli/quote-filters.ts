/** The flags that choose quotes: the same for `quotes`, `speakers` and `export`. */
import { Option, type Command } from 'commander';
import type { QuoteFilter } from '../../store/index.js';
import { between, isoDay, wholeBetween } from './options.js';

const FILTERS: readonly Option[] = [
  new Option(
    '--speaker <name>',
    'part of the speaker\'s name or of another name for them; exactly this name where it is in "quotes"',
  ),
  new Option('--org <name>', 'quotes that mention this organization or are its own'),
  new Option('--type <type>', 'how it is quoted').choices(['direct', 'mixed', 'indirect']),
  new Option('--act <act>', 'whether it was said or thought').choices(['speech', 'thought']),
  new Option('--since <date>', 'stories published on this day or later').argParser(isoDay),
  new Option('--until <date>', 'stories published on this day or earlier').argParser(isoDay),
  new Option('--search <words>', 'words in the quote: all of them; "a phrase" and prefix* work'),
  new Option('--story <id-or-title>', 'one story, by its id or part of its title'),
  new Option('--publisher <name>', 'stories of this publisher'),
  new Option('--checked <what>', 'quotes that a person found right, put right, either; or none yet').choices([
    'confirmed',
    'corrected',
    'any',
    'none',
  ]),
  new Option('--min-confidence <number>', 'at least this confidence, 0 to 1').argParser(between(0, 1)),
  new Option('--limit <number>', 'at most so many').argParser(wholeBetween(1, 1_000_000_000)),
];

export function addFilters(command: Command): Command {
  for (const option of FILTERS) command.addOption(option);
  return command;
}

/** The filter among a command's options. */
export function filterOf(options: object): QuoteFilter {
  const names = FILTERS.map((option) => option.attributeName());
  return Object.fromEntries(Object.entries(options).filter(([name]) => names.includes(name)));
}
