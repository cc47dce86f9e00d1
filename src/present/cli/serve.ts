/** `onrecord serve`: the desk, in a browser. */
import { Option, type Command } from 'commander';
import { examples } from './help.js';
import { dbOption, wholeBetween } from './options.js';
import type { ServeOptions } from './serve-desk.js';

const DEFAULT_PORT = 8017;

export function addServe(program: Command): void {
  program
    .command('serve')
    .description(
      'Opens the desk: stories, quotes and speakers in a browser, where quotes can also be put right.',
    )
    .addOption(dbOption())
    .addOption(
      new Option('--port <number>', '0 for any that is free')
        .argParser(wholeBetween(0, 65_535))
        .default(DEFAULT_PORT),
    )
    .option('--host <address>', 'listen on another address than this machine’s own', '127.0.0.1')
    .option('--allow-host <name...>', 'more names that browsers may ask for it by')
    .option('--as <name>', 'who makes the corrections (default: your user name)')
    .addHelpText(
      'after',
      `
It listens to this machine only. Under another --host, everybody who reaches that address can read and correct the
database: there is no log-in. A job may write to the database meanwhile.
${examples('onrecord serve', 'onrecord serve --db archive.db --port 8020 --as "Ana Roe"')}`,
    )
    .action(async (options: ServeOptions) => (await import('./serve-desk.js')).serveDesk(options));
}
