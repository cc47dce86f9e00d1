/** Compressed bytes to plain ones, as they come: gzip and Zstandard, told by their first bytes. */
import type { Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { Decompress } from 'fzstd';
import { OnrecordError } from '../errors.js';

interface Packing {
  readonly name: string;
  readonly extension: string;
  readonly magic: Buffer;
  readonly unpack: (packed: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;
}

const PACKINGS: readonly Packing[] = [
  {
    name: 'gzip',
    extension: '.gz',
    magic: Buffer.from([0x1f, 0x8b]),
    unpack: (packed) => through(packed, zlib.createGunzip()),
  },
  { name: 'Zstandard', extension: '.zst', magic: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), unpack: unzstd },
];

/** How many bytes show whether an input is packed. */
export const MAGIC_BYTES = 4;

/** "a.txt.gz" -> "a.txt", "a.tgz" -> "a.tar"; a name of nothing packed stays as it is. */
export function withoutPacking(path: string): string {
  if (/\.tgz$/i.test(path)) return `${path.slice(0, -'.tgz'.length)}.tar`;
  const packing = PACKINGS.find(({ extension }) => path.toLowerCase().endsWith(extension));
  return packing ? path.slice(0, -packing.extension.length) : path;
}

/** The plain bytes, or null where they are not packed. What is damaged throws 'input-malformed' when it is reached. */
export function unpacked(head: Buffer, bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> | null {
  const packing = PACKINGS.find(({ magic }) => head.subarray(0, magic.length).equals(magic));
  return packing ? explained(packing, bytes) : null;
}

async function* explained({ name, unpack }: Packing, bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* unpack(bytes);
  } catch (error) {
    if (error instanceof OnrecordError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const message = `the ${name} data is damaged or cut off (${reason}); pack the file again`;
    throw new OnrecordError('input-malformed', message, { cause: error });
  }
}

/** What came out before a fault is given first: a stream drops it. */
async function* through(packed: AsyncIterable<Buffer>, transform: Transform): AsyncGenerator<Buffer> {
  let plain: Buffer[] = [];
  let fault: Error | null = null;
  transform.on('data', (chunk: Buffer) => plain.push(chunk));
  let wake = (): void => undefined;
  transform.on('error', (error) => {
    fault = error;
    wake();
  });
  const taken = (): Buffer[] => {
    const chunks = plain;
    plain = [];
    return chunks;
  };
  try {
    for await (const chunk of packed) {
      await new Promise<void>((done) => {
        wake = done;
        transform.write(chunk, () => done());
      });
      yield* taken();
      if (fault) throw fault as Error;
    }
    await new Promise<void>((done) => {
      wake = done;
      transform.on('end', done);
      transform.end();
    });
    yield* taken();
    if (fault) throw fault as Error;
  } finally {
    transform.destroy();
  }
}

/** By Node where it can (22.15 and later), else by fzstd. */
async function* unzstd(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { createZstdDecompress } = zlib as { createZstdDecompress?: () => Transform };
  if (createZstdDecompress) return yield* through(packed, createZstdDecompress());
  let plain: Buffer[] = [];
  let ended = false;
  const decompress = new Decompress((chunk, final) => {
    if (chunk.length > 0) plain.push(Buffer.from(chunk));
    ended = final === true;
  });
  for await (const chunk of packed) {
    decompress.push(chunk);
    yield* plain;
    plain = [];
  }
  decompress.push(new Uint8Array(0), true);
  yield* plain;
  if (!ended) throw new Error('unexpected end');
}
