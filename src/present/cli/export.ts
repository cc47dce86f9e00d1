/** `onrecord export`: quotes as a file for other programs. */
import { Option, type Command } from 'commander';
import { withStore } from './database.js';
import { EXPORT_FORMATS, type ExportFormatName } from '../export/formats.js';
import { quotesJsonSchema } from '../export/schema.js';
import { addFilters, filterOf } from './quote-filters.js';
import { examples } from './help.js';
import { dbOption } from './options.js';
import { printLine } from './output.js';
import { exportToFile, exportToStream } from './export-file.js';

interface Options {
  readonly db: string;
  readonly format: ExportFormatName;
  readonly out?: string;
  readonly schema?: true;
}

export function addExport(program: Command): void {
  const formats = Object.entries(EXPORT_FORMATS).map(([name, { help }]) => `  ${name.padEnd(7)}${help}`);
  addFilters(
    program
      .command('export')
      .description('Writes quotes with their story, speaker, offsets and dates to a file.'),
  )
    .addOption(
      new Option('--format <name>', 'json, jsonl or csv')
        .choices(Object.keys(EXPORT_FORMATS))
        .default('json'),
    )
    .option(
      '--out <file>',
      'the file to write, replaced whole when all is written (default: standard output)',
    )
    .option('--schema', 'print the JSON Schema of the JSON export instead')
    .addOption(dbOption())
    .addHelpText(
      'after',
      `\nFormats:\n${formats.join('\n')}\n${examples('onrecord export --format csv --out quotes.csv', 'onrecord export --format jsonl --speaker roe | head')}`,
    )
    .action((options: Options) => exportQuotes(options));
}

async function exportQuotes(options: Options): Promise<void> {
  const { db, format, out, schema } = options;
  if (schema) return printLine(JSON.stringify(quotesJsonSchema(), null, 2));
  const filter = filterOf(options);
  await withStore(db, (store) =>
    out === undefined
      ? exportToStream(store, { format, filter }, process.stdout)
      : exportToFile(store, { format, filter }, out),
  );
}
