/** Bytes to text: UTF-8, UTF-16 and Windows-1252 told apart by mark, declaration and content. */
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { OnrecordError } from '../errors.js';
import type { Input } from './reader.js';

const MARKS: readonly (readonly [encoding: string, mark: Buffer])[] = [
  ['utf-8', Buffer.from([0xef, 0xbb, 0xbf])],
  ['utf-16le', Buffer.from([0xff, 0xfe])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
];

/** Files that no encoding makes text of, by how they begin. */
const BINARY_MAGIC: readonly (readonly [what: string, start: string])[] = [
  ['a PDF file', '%PDF-'],
  ['a zip archive or Office document', 'PK\x03\x04'],
  ['a PNG picture', '\x89PNG'],
  ['a JPEG picture', '\xff\xd8\xff'],
  ['a GIF picture', 'GIF8'],
  ['an SQLite database', 'SQLite format 3\0'],
  ['a Parquet file', 'PAR1'],
  ['a program', '\x7fELF'],
  ['an old Word document', '\xd0\xcf\x11\xe0'],
];

/**
 * The text of an input, in pieces as they come, without its byte-order mark.
 * @param encoding "auto", or a name that iconv knows
 * @param declared what the content itself declares, believed only where it is not UTF-8
 */
export async function* decodeText(
  input: Pick<Input, 'head' | 'bytes'>,
  encoding: string,
  declared?: string,
): AsyncGenerator<string> {
  const known = encoding === 'auto' ? sniffEncoding(input.head) : checkEncoding(encoding);
  refuseBinary(input.head, known !== null);
  if (known !== null && known !== 'utf-8') yield* decodeAs(input.bytes, known);
  else yield* decodeUtf8(input.bytes, known === null ? usable(declared) : null);
}

/** The start of an input as text, for telling its format. */
export function decodeHead(head: Buffer): string {
  return iconv.decode(head, sniffEncoding(head) ?? 'utf-8');
}

function checkEncoding(encoding: string): string {
  if (iconv.encodingExists(encoding)) return encoding.toLowerCase().replace(/^utf8$/, 'utf-8');
  throw new OnrecordError(
    'option-invalid',
    `"${encoding}" is no known encoding; use "auto", or a name such as "utf-8", "utf-16le" or "windows-1252"`,
  );
}

/** What a page declares, where iconv knows it and it is not UTF-8. Latin 1 means Windows-1252, as in browsers. */
function usable(declared: string | undefined): string {
  const name = (declared ?? '').toLowerCase();
  if (/^(?:iso-?8859-1|latin-?1|us-ascii|ascii)$/.test(name)) return 'windows-1252';
  return name && !/^utf-?(?:8|16)/.test(name) && iconv.encodingExists(name) ? name : 'windows-1252';
}

/** The encoding that a mark or the pattern of NUL bytes shows, or null. */
function sniffEncoding(head: Buffer): string | null {
  for (const [encoding, mark] of MARKS) {
    if (head.subarray(0, mark.length).equals(mark)) return encoding;
  }
  const pairs = Math.min(head.length, 2048) >> 1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs * 2; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  if (odd > pairs * 0.4 && even < pairs * 0.1) return 'utf-16le';
  if (even > pairs * 0.4 && odd < pairs * 0.1) return 'utf-16be';
  return null;
}

function refuseBinary(head: Buffer, knownEncoding: boolean): void {
  const start = head.toString('latin1', 0, 16);
  const what = BINARY_MAGIC.find(([, magic]) => start.startsWith(magic))?.[0];
  if (what === undefined && (knownEncoding || !hasControlBytes(head))) return;
  throw new OnrecordError(
    'input-binary',
    `this is ${what ?? 'a binary file'}, not text; convert it to text, HTML, JSON or CSV first`,
  );
}

/** More bytes that no text holds than one in fifty, or one in five where there are few. */
function hasControlBytes(head: Buffer): boolean {
  let controls = 0;
  for (const byte of head) {
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27) controls++;
  }
  return controls * (head.length < 200 ? 5 : 50) > head.length;
}

async function* decodeAs(bytes: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  let first = true;
  for await (const chunk of bytes) {
    const text = decoder.write(chunk);
    if (!text) continue;
    yield first ? text.replace(/^\uFEFF/, '') : text;
    first = false;
  }
  const last = decoder.end();
  if (last) yield last;
}

/**
 * UTF-8 as long as the bytes are UTF-8. At the first that are not: text that has been ASCII so far is in the fallback
 * encoding from there on; text that has shown itself to be UTF-8 has a damaged character, replaced by U+FFFD.
 * @param fallback null where a mark or the settings say that it is UTF-8
 */
async function* decodeUtf8(bytes: AsyncIterable<Buffer>, fallback: string | null): AsyncGenerator<string> {
  let carry: Buffer = Buffer.alloc(0);
  let multibyte = fallback === null;
  let other: iconv.DecoderStream | null = null;
  let first = true;
  for await (const chunk of bytes) {
    if (other) {
      yield other.write(chunk);
      continue;
    }
    const all = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk;
    const whole = all.length - incompleteTail(all);
    const text = all.toString('utf8', 0, whole);
    if (!multibyte && !isUtf8(all.subarray(0, whole)) && !mostlyUtf8(text)) {
      other = iconv.getDecoder(fallback!);
      yield other.write(all);
      continue;
    }
    multibyte ||= whole !== text.length;
    carry = all.subarray(whole);
    yield first ? text.replace(/^\uFEFF/, '') : text;
    first = false;
  }
  if (other) yield other.end() ?? '';
  else if (carry.length > 0) yield multibyte ? '\uFFFD' : iconv.decode(carry, fallback!);
}

/** How many bytes at the end begin a character that the next chunk completes: 0 to 3. */
function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

/** Whether decoding as UTF-8 gave more characters beyond ASCII than it had to replace. */
function mostlyUtf8(text: string): boolean {
  const replaced = text.match(/\uFFFD/g)?.length ?? 0;
  const beyond = text.match(/[^\x00-\x7f\uFFFD]/g)?.length ?? 0; // eslint-disable-line no-control-regex
  return beyond > replaced;
}
