/** `onrecord corrections`: what people put right, as a list or as gold data. */
import { Option, type Command } from 'commander';
import { OnrecordError } from '../../errors.js';
import {
  iterateGold,
  listCorrections,
  openStore,
  undoCorrection,
  type Correction,
  type Store,
} from '../../store/index.js';
import { withStore } from './database.js';
import { examples } from './help.js';
import { dbOption, jsonOption, wholeBetween } from './options.js';
import { printLine, writeLine } from './output.js';
import { writeToFile } from './export-file.js';
import { writeRows } from './rows.js';
import { safeLine } from './terminal.js';

interface Options {
  readonly db: string;
  readonly story?: string;
  readonly by?: string;
  readonly all?: true;
  readonly json?: true;
  readonly gold?: true;
  readonly complete?: true;
  readonly out?: string;
  readonly undo?: number;
}

export function addCorrections(program: Command): void {
  program
    .command('corrections')
    .description('Lists what people put right on the desk, or exports it as gold data.')
    .option('--story <id>', 'those of one story, by its id')
    .option('--by <name>', 'those that one person made')
    .option('--all', 'undone ones too')
    .option('--gold', 'write the corrected stories as gold data, one a line, to train on and to score with')
    .option('--complete', 'with --gold: only stories of which every quote was checked')
    .option('--out <file>', 'with --gold: the file to write, replaced whole (default: standard output)')
    .addOption(
      new Option('--undo <number>', 'take one back; it stays in the list').argParser(
        wholeBetween(1, 1_000_000_000),
      ),
    )
    .addOption(dbOption())
    .addOption(jsonOption('one JSON object a line instead'))
    .addHelpText(
      'after',
      examples(
        'onrecord corrections',
        'onrecord corrections --gold --out gold.jsonl',
        'onrecord corrections --undo 3',
      ),
    )
    .action((options: Options) => corrections(options));
}

async function corrections(options: Options): Promise<void> {
  const { db, undo, gold, out, complete } = options;
  if (!gold && (out !== undefined || complete))
    throw new OnrecordError('option-invalid', '--out and --complete are for --gold');
  if (undo !== undefined) return undoOne(db, undo);
  return withStore(db, (store) => (gold ? writeGold(store, options) : list(store, options)));
}

function undoOne(db: string, number: number): void {
  const store = openStore(db, { create: false });
  try {
    const { story } = undoCorrection(store, number, process.env.USER ?? 'the command line');
    printLine(`Correction ${number} of ${safeLine(story.title ?? story.id)} is undone.`);
  } finally {
    store.close();
  }
}

function list(store: Store, { story, by, all, json }: Options): Promise<void> {
  const filter = {
    ...(story !== undefined && { story }),
    ...(by !== undefined && { by }),
    undone: all === true,
  };
  return writeRows(listCorrections(store, filter), cells, {
    json: json === true,
    heading: ['no.', 'made', 'by', 'story', 'what', 'before', 'after'],
    none: 'No corrections.',
  });
}

function cells({ number, at, by, story, kind, before, after, undone }: Correction): string[] {
  const what = undone ? `${kind} (undone)` : kind;
  return [
    `${number}`,
    at.slice(0, 16),
    safeLine(by),
    story.id,
    what,
    shown(kind, before),
    shown(kind, after),
  ].map(safeLine);
}

const SHOWN_CHARS = 48;

/** Of a quote what the correction is about. */
function shown(kind: Correction['kind'], quote: Correction['before']): string {
  if (!quote) return '';
  const words = kind === 'speaker' ? (quote.speaker?.name ?? 'no speaker') : quote.text;
  return words.length > SHOWN_CHARS ? `${words.slice(0, SHOWN_CHARS - 1)}…` : words;
}

async function writeGold(store: Store, { out, complete }: Options): Promise<void> {
  const stories = [...iterateGold(store)].filter((story) => story.complete || !complete);
  const lines = stories.map((story) => JSON.stringify(story));
  if (out === undefined) for (const line of lines) await writeLine(line);
  else await writeToFile(out, async (stream) => void stream.write(lines.map((line) => `${line}\n`).join('')));
}
