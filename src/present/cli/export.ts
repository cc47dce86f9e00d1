/** `onrecord export`: quotes as a file for other programs. */
import { Option, type Command } from 'commander';
import { withStore } from './database.js';
import {
  EXPORT_FORMATS,
  FOLDER_FORMATS,
  isFolderFormat,
  type ExportFormatName,
  type FolderFormatName,
} from '../export/formats.js';
import { quotesJsonSchema } from '../export/schema.js';
import { tablesSchema } from '../export/tables.js';
import { OnrecordError } from '../../errors.js';
import { addFilters, filterOf } from './quote-filters.js';
import { examples } from './help.js';
import { dbOption } from './options.js';
import { printLine } from './output.js';
import { exportTo, exportToStream } from './export-file.js';

interface Options {
  readonly db: string;
  readonly format: ExportFormatName | FolderFormatName;
  readonly out?: string;
  readonly schema?: true;
  readonly limit?: number;
}

export function addExport(program: Command): void {
  const all = { ...EXPORT_FORMATS, ...FOLDER_FORMATS };
  const formats = Object.entries(all).map(([name, { help }]) => `  ${name.padEnd(13)}${help}`);
  addFilters(
    program
      .command('export')
      .description('Writes quotes with their story, speaker, offsets and dates to a file.'),
  )
    .addOption(new Option('--format <name>', 'see below').choices(Object.keys(all)).default('json'))
    .option(
      '--out <file>',
      'the file or folder to write, replaced whole when all is written (default: standard output)',
    )
    .option(
      '--schema',
      'print the JSON Schema of the JSON export, or the columns of the Parquet one, instead',
    )
    .addOption(dbOption())
    .addHelpText(
      'after',
      `\nFormats:\n${formats.join('\n')}\n${examples('onrecord export --format csv --out quotes.csv', 'onrecord export --format jsonl --speaker roe | head', 'onrecord export --format parquet --out tables')}`,
    )
    .action((options: Options) => exportQuotes(options));
}

async function exportQuotes(options: Options): Promise<void> {
  const { db, format, out, schema } = options;
  if (schema) {
    const published = format === 'parquet' ? tablesSchema() : quotesJsonSchema();
    return printLine(JSON.stringify(published, null, 2));
  }
  const filter = filterOf(options);
  if (isFolderFormat(format)) demandWhole(format, options);
  await withStore(db, (store) =>
    isFolderFormat(format) || out !== undefined
      ? exportTo(store, format, filter, out!)
      : exportToStream(store, { format, filter }, process.stdout),
  );
}

/** A folder format needs a folder, and holds all that passes the filter. */
function demandWhole(format: FolderFormatName, { out, limit }: Options): void {
  if (out === undefined)
    throw new OnrecordError('option-invalid', `${format} is written to a folder: name it with --out FOLDER`);
  if (limit !== undefined)
    throw new OnrecordError('option-invalid', `--limit goes with formats of one file, not with ${format}`);
}
