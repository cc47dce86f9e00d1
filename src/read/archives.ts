/** Files within a file: zip and tar archives, their members read one after the other as they stand there. */
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { extract } from 'tar-stream';
import { openPromise, type Entry } from 'yauzl';
import { OnrecordError } from '../errors.js';
import { openBytes } from './bytes.js';
import type { Input } from './reader.js';
import { withoutPacking } from './unpack.js';

/** @param wanted whether a member is to be read, by its name */
type MembersOf = (input: Input, wanted: (name: string) => boolean) => AsyncGenerator<Input>;

const ARCHIVES: readonly { readonly extension: string; readonly members: MembersOf }[] = [
  { extension: '.zip', members: zipMembers },
  { extension: '.tar', members: tarMembers },
];

/** tar has its mark here, and no name that would tell it when it comes through a pipe. */
const USTAR_AT = 257;

export function isArchiveName(path: string): boolean {
  const extension = extname(withoutPacking(path)).toLowerCase();
  return ARCHIVES.some((archive) => archive.extension === extension);
}

/** How to read the members of an input that is an archive; null where it is none. */
export function membersOf({ path, head }: Input): MembersOf | null {
  const extension = extname(withoutPacking(path)).toLowerCase();
  const named = ARCHIVES.find((archive) => archive.extension === extension);
  if (named) return named.members;
  return head.toString('latin1', USTAR_AT, USTAR_AT + 5) === 'ustar' ? tarMembers : null;
}

async function* zipMembers(input: Input, wanted: (name: string) => boolean): AsyncGenerator<Input> {
  if (input.onDisk === null) {
    const remedy = 'a zip archive is read from its end: unpack it first, or name it as a file of its own';
    throw new OnrecordError('input-unreadable', remedy);
  }
  const zip = await openPromise(input.onDisk, { lazyEntries: true, autoClose: true }).catch(damaged);
  try {
    for await (const entry of zip.eachEntry()) {
      if (!isReadable(entry.fileName) || !wanted(entry.fileName)) continue;
      if (entry.isEncrypted()) throw encrypted(entry);
      yield await openMember(input, entry.fileName, await zip.openReadStreamPromise(entry));
      input.count(entry.compressedSize);
    }
  } catch (error) {
    throw error instanceof OnrecordError ? error : damaged(error);
  } finally {
    if (zip.isOpen) zip.close();
  }
}

async function* tarMembers(input: Input, wanted: (name: string) => boolean): AsyncGenerator<Input> {
  const archive = extract();
  const source = Readable.from(input.bytes);
  // An error of the source ends the archive with that error, which the loop below throws.
  source.on('error', (error) => archive.destroy(error));
  source.pipe(archive);
  try {
    for await (const entry of archive) {
      const { name, type } = entry.header;
      if (type === 'file' && isReadable(name) && wanted(name)) {
        const member = await openMember(input, name, entry);
        yield member;
        await member.close();
      }
      entry.resume();
    }
  } catch (error) {
    throw error instanceof OnrecordError ? error : damaged(error);
  } finally {
    source.destroy();
  }
}

function openMember(archive: Input, name: string, stream: AsyncIterable<unknown>): Promise<Input> {
  const { consumed, count } = archive;
  const place = { path: `${archive.path}/${name}`, stem: `${archive.stem}/${name}`, onDisk: null };
  return openBytes(stream as AsyncIterable<Buffer>, { ...place, consumed, count });
}

/** Folders, and what systems hide in archives, are no articles. */
function isReadable(name: string): boolean {
  return !name.endsWith('/') && !name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}

function encrypted({ fileName }: Entry): OnrecordError {
  return new OnrecordError(
    'input-unreadable',
    `its member ${fileName} is encrypted; unpack the archive first`,
  );
}

function damaged(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  throw new OnrecordError('input-malformed', `the archive is damaged or cut off (${reason}); make it again`, {
    cause: error,
  });
}
