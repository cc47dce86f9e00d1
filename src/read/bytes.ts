/** The bytes of an input, decompressed as they come, and counted. */
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { OnrecordError } from '../errors.js';
import { STDIN, type InputFile } from './inputs.js';
import type { Input } from './reader.js';
import { MAGIC_BYTES, unpacked } from './unpack.js';

/** How much of an input is looked at to tell its format and encoding. */
const HEAD_BYTES = 16_384;

/** Opens a file or standard input. What cannot be opened or unpacked throws 'input-unreadable' or 'input-malformed'. */
export async function openInput(file: InputFile, standardInput: Readable): Promise<Input> {
  const { path, stem, copy = path } = file;
  const source = path === STDIN ? standardInput : createReadStream(copy);
  let consumed = 0;
  const count = (bytes: number): void => void (consumed += bytes);
  const raw = counted(source, count);
  const onDisk = Number.isNaN(file.bytes) ? null : copy;
  return openBytes(raw, { path, stem, onDisk, count, consumed: () => consumed });
}

/** The same of bytes that are read already, such as a member of an archive. */
export async function openBytes(
  raw: AsyncIterable<Buffer>,
  place: Omit<Input, 'head' | 'bytes' | 'close'>,
): Promise<Input> {
  const packed = await withHead(raw, MAGIC_BYTES);
  const plain = unpacked(packed.head, packed.bytes);
  const opened = await withHead(plain ?? packed.bytes, HEAD_BYTES);
  return { ...place, ...opened, onDisk: plain ? null : place.onDisk };
}

async function* counted(source: Readable, count: (bytes: number) => void): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of source) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer);
      count(bytes.length);
      yield bytes;
    }
  } catch (error) {
    throw new OnrecordError('input-unreadable', `it cannot be read (${reason(error)})`, { cause: error });
  }
}

/** Takes bytes until there are enough for the head, and gives them back with the rest; a fault comes after what could be read. */
async function withHead(
  source: AsyncIterable<Buffer>,
  length: number,
): Promise<Pick<Input, 'head' | 'bytes' | 'close'>> {
  const iterator = source[Symbol.asyncIterator]();
  const taken: Buffer[] = [];
  let size = 0;
  let fault: { readonly error: unknown } | null = null;
  try {
    while (size < length) {
      const next = await iterator.next();
      if (next.done) break;
      taken.push(next.value);
      size += next.value.length;
    }
  } catch (error) {
    if (size === 0) throw error;
    fault = { error };
  }
  const head = Buffer.concat(taken);
  return { head, bytes: resume(head, iterator, fault), close: async () => void (await iterator.return?.()) };
}

async function* resume(
  head: Buffer,
  iterator: AsyncIterator<Buffer>,
  fault: { readonly error: unknown } | null,
): AsyncGenerator<Buffer> {
  try {
    if (head.length > 0) yield head;
    if (fault) throw fault.error;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
