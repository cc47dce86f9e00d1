/** Bytes in, articles out: the face of the readers. */
import type { Readable } from 'node:stream';
import { OnrecordError } from '../errors.js';
import type { ReaderSettings } from '../settings.js';
import { openInput } from './bytes.js';
import { membersOf } from './archives.js';
import { formatOf, isKnownFile, type Format } from './formats.js';
import { findFiles, slug, type InputFile } from './inputs.js';
import { asFault, failure, toItem, type Item, type PageItem } from './item.js';
import { parseJson } from './jsonl.js';
import type { Input } from './reader.js';
import { maxRawChars, tooLarge } from './whole.js';

interface Counted {
  /** How much of the input was taken from disk since its item before; together they make its size. */
  readonly bytes: number;
}

export type ReadItem = Item & Counted;
/** The same with pages still to be parsed. */
export type RawItem = (Item | PageItem) & Counted;

/** An article as JSON text, and which line or row of which file it is. */
export interface InputLine extends Pick<InputFile, 'path' | 'stem'> {
  readonly json: string;
  readonly line: number;
  readonly unit: Format['unit'];
}

/**
 * Reads articles one after the other, in the order of the inputs and their lines. An article or a file that cannot
 * be used becomes a failure in its place, and the rest go on.
 * @param inputs files, folders, globs, or "-" for standard input; ".gz" of any of them
 * @throws OnrecordError 'input-missing' before anything is read where an input names nothing, and 'option-invalid'
 */
export async function* readArticles(
  inputs: readonly string[],
  settings: ReaderSettings,
  standardInput: Readable = process.stdin,
): AsyncGenerator<ReadItem> {
  yield* readFiles(await findFiles(inputs), settings, standardInput);
}

/** The same of files that were found before; one that has gone since is a failure. */
export async function* readFiles(
  files: readonly InputFile[],
  settings: ReaderSettings,
  standardInput: Readable = process.stdin,
): AsyncGenerator<ReadItem> {
  for await (const item of readRaw(files, settings, standardInput)) {
    if (item.kind !== 'page') yield item;
    else {
      const { parsePageItem } = await import('./page-item.js');
      yield { ...parsePageItem(item), bytes: item.bytes };
    }
  }
}

/** The same for a caller that has the pages among them parsed where it likes. */
export async function* readRaw(
  files: readonly InputFile[],
  settings: ReaderSettings,
  standardInput: Readable = process.stdin,
): AsyncGenerator<RawItem> {
  for (const file of files) yield* readFile(file, settings, standardInput);
}

/**
 * One line of a file that another program reads line by line, as readArticles would read it from there; null where it
 * is blank.
 */
export function readLine({ json, line, unit, ...file }: InputLine, settings: ReaderSettings): Item | null {
  if (!json.trim()) return null;
  const { maxArticleChars } = settings;
  const tooLong = json.length > maxRawChars(maxArticleChars);
  const reading = tooLong ? { fault: tooLarge(maxArticleChars) } : parseJson(json, settings);
  return toItem({ line, ...reading }, { ...file, unit, line, maxArticleChars });
}

/** The bytes on disk of all files together; NaN where one of them, such as standard input, has no known size. */
export function sizeOf(files: readonly InputFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

export { findFiles, type InputFile, type Item };

/** Each item waits for the next, so that what is left of the file's bytes goes to its last one. */
async function* readFile(
  file: InputFile,
  settings: ReaderSettings,
  standardInput: Readable,
): AsyncGenerator<RawItem> {
  let input: Input | null = null;
  let counted = 0;
  let held: RawItem | null = null;
  const upToNow = () => {
    const bytes =
      Math.min(input?.consumed() ?? 0, Number.isNaN(file.bytes) ? Infinity : file.bytes) - counted;
    counted += bytes;
    return bytes;
  };
  try {
    input = await openInput(file, standardInput);
    for await (const item of itemsOf(input, settings)) {
      if (held) yield held;
      held = { ...item, bytes: upToNow() };
    }
  } catch (error) {
    if (held) yield held;
    held = { ...fileFailure(error, file.path), bytes: 0 };
  } finally {
    await input?.close();
  }
  const rest = Number.isNaN(file.bytes) ? upToNow() : Math.max(0, file.bytes - counted);
  if (held) yield { ...held, bytes: held.bytes + rest };
}

/** What a file or an archive's member holds; a fault of the whole comes last. */
async function* itemsOf(input: Input, settings: ReaderSettings): AsyncGenerator<Item | PageItem> {
  try {
    if (input.head.length === 0) throw new OnrecordError('article-empty', 'the file is empty');
    let count = 0;
    const members = membersOf(input);
    const items = members
      ? memberItems(members(input, wantedBy(settings)), settings)
      : ownItems(input, settings);
    for await (const item of items) {
      count++;
      yield item;
    }
    if (count === 0) throw new OnrecordError('article-empty', 'the file holds no article');
  } catch (error) {
    yield fileFailure(error, input.path);
  }
}

async function* memberItems(
  members: AsyncIterable<Input>,
  settings: ReaderSettings,
): AsyncGenerator<Item | PageItem> {
  for await (const member of members) yield* itemsOf({ ...member, stem: slug(member.stem) }, settings);
}

async function* ownItems(input: Input, settings: ReaderSettings): AsyncGenerator<Item | PageItem> {
  const { path, stem } = input;
  const { maxArticleChars } = settings;
  const format = formatOf(input, settings.format);
  const read = await format.reader();
  for await (const { line, ...reading } of read(input, settings)) {
    const place = { path, stem, unit: format.unit, line, maxArticleChars };
    yield 'html' in reading ? { kind: 'page', ...reading, place } : toItem(reading, place);
  }
}

/** As in a folder, the members of an archive that are known by their names; all where the settings name a format. */
function wantedBy({ format }: ReaderSettings): (name: string) => boolean {
  return format === 'auto' ? isKnownFile : () => true;
}

/** Wrong use is thrown: it is at fault for every file. */
function fileFailure(error: unknown, path: string): Item {
  const fault = asFault(error);
  if (fault.code === 'option-invalid') throw fault;
  return failure(fault, { path });
}
