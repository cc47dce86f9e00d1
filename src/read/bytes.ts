/** The bytes of an input, decompressed as they come, and counted. */
import { createReadStream } from 'node:fs';
import { PassThrough, pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { OnrecordError } from '../errors.js';
import { STDIN, type InputFile } from './inputs.js';
import type { Input } from './reader.js';

/** How much of an input is looked at to tell its format and encoding. */
const HEAD_BYTES = 16_384;

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);

/** Opens a file or standard input. What cannot be opened or unpacked throws 'input-unreadable' or 'input-malformed'. */
export async function openInput(file: InputFile, standardInput: Readable): Promise<Input> {
  const source = file.path === STDIN ? standardInput : createReadStream(file.path);
  let consumed = 0;
  const raw = counted(source, (count) => (consumed += count));
  const packed = await withHead(raw, GZIP_MAGIC.length);
  const gzipped = packed.head.subarray(0, 2).equals(GZIP_MAGIC);
  const { head, bytes, close } = await withHead(gzipped ? gunzip(packed.bytes) : packed.bytes, HEAD_BYTES);
  return { path: file.path, stem: file.stem, head, bytes, close, consumed: () => consumed };
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

/** Takes bytes until there are enough for the head, and gives them back with the rest. */
async function withHead(
  source: AsyncIterable<Buffer>,
  length: number,
): Promise<Pick<Input, 'head' | 'bytes' | 'close'>> {
  const iterator = source[Symbol.asyncIterator]();
  const taken: Buffer[] = [];
  let size = 0;
  while (size < length) {
    const next = await iterator.next();
    if (next.done) break;
    taken.push(next.value);
    size += next.value.length;
  }
  const head = Buffer.concat(taken);
  return { head, bytes: resume(head, iterator), close: async () => void (await iterator.return?.()) };
}

async function* resume(head: Buffer, iterator: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (head.length > 0) yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

async function* gunzip(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const unpacked = pipeline(packed, createGunzip(), new PassThrough(), () => undefined);
  try {
    for await (const chunk of unpacked) yield chunk as Buffer;
  } catch (error) {
    if (error instanceof OnrecordError) throw error;
    throw new OnrecordError(
      'input-malformed',
      `the gzip data is damaged or cut off (${reason(error)}); pack the file again`,
      { cause: error },
    );
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
