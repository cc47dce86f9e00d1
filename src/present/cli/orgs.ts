/** `onrecord orgs`: which organizations the stories name. */
import { Option, type Command } from 'commander';
import { listOrganizations, type OrganizationFilter, type OrganizationRow } from '../../store/index.js';
import { withStore } from './database.js';
import { examples } from './help.js';
import { dbOption, isoDay, jsonOption, wholeBetween } from './options.js';
import { writeRows } from './rows.js';
import { safeLine } from './terminal.js';

interface Options extends OrganizationFilter {
  readonly db: string;
  readonly json?: true;
}

export function addOrgs(program: Command): void {
  program
    .command('orgs')
    .description(
      'Lists organizations with their mentions, and the quotes that mention them or are their own.',
    )
    .option('--org <name>', 'part of the name or of another name for it')
    .option('--story <id-or-title>', 'one story, by its id or part of its title')
    .addOption(new Option('--since <date>', 'stories published on this day or later').argParser(isoDay))
    .addOption(new Option('--until <date>', 'stories published on this day or earlier').argParser(isoDay))
    .addOption(new Option('--limit <number>', 'at most so many').argParser(wholeBetween(1, 1_000_000_000)))
    .addOption(dbOption())
    .addOption(jsonOption('one JSON object a line instead'))
    .addHelpText('after', examples('onrecord orgs --limit 20', 'onrecord orgs --story "dam" --json'))
    .action(printOrganizations);
}

function printOrganizations({ db, json, ...filter }: Options): Promise<void> {
  return withStore(db, (store) =>
    writeRows(listOrganizations(store, filter), organizationCells, {
      json: json === true,
      heading: ['organization', 'stories', 'mentions', 'in quotes', 'own quotes'],
      none: 'No organization matches.',
    }),
  );
}

function organizationCells(row: OrganizationRow): string[] {
  const { name, stories, mentions, quotesMentioning, quotesSpoken } = row;
  return [safeLine(name), ...[stories, mentions, quotesMentioning, quotesSpoken].map(String)];
}
