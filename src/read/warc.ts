/** WARC (ISO 28500): web archives such as CC-NEWS. Each HTML response is an article; all else in them is passed over. */
import { WARCParser, type WARCRecord } from 'warcio';
import { OnrecordError } from '../errors.js';
import type { ReaderSettings } from '../settings.js';
import { decodeText } from './encoding.js';
import { declaredEncoding } from './html.js';
import type { Input, PageReading, Reading } from './reader.js';
import { warcFrames } from './warc-frames.js';
import { maxRawChars, tooLarge } from './whole.js';

/** Records are numbered from 1, those that hold no page among them. */
export async function* readWarc(
  input: Input,
  settings: ReaderSettings,
): AsyncGenerator<Reading | PageReading> {
  let line = 0;
  const { bytes, cutAfter } = watched(input.bytes);
  try {
    for await (const record of new WARCParser(bytes)) {
      line++;
      const reading = isPage(record) ? await readPage(record, settings) : await record.skipFully();
      if (cutAfter() !== null) break;
      if (typeof reading === 'object') yield { line, ...reading };
    }
    if (cutAfter() !== null) throw new Error('it is cut off within the next one');
  } catch (error) {
    if (error instanceof OnrecordError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new OnrecordError(
      'input-malformed',
      `the web archive is damaged after record ${cutAfter() ?? line} (${reason})`,
      {
        cause: error,
      },
    );
  }
}

/** How often the parser may ask past the end: it does so a few times, and for ever within a record that is cut off. */
const ASKED_PAST_END = 100;

interface Watched {
  readonly bytes: AsyncIterable<Buffer>;
  /** Where the end was reached within a record, the one before; else null. The parser takes what it has for the whole. */
  cutAfter(): number | null;
}

/** Says again what went wrong, and that the end is reached too early: the parser would wait for the rest in a loop. */
function watched(bytes: AsyncIterable<Buffer>): Watched {
  const iterator = bytes[Symbol.asyncIterator]();
  const frames = warcFrames();
  let asked = 0;
  let fault: { readonly error: unknown } | null = null;
  const next = async (): Promise<IteratorResult<Buffer>> => {
    if (fault) throw fault.error;
    try {
      if (asked > ASKED_PAST_END) throw new Error('it is cut off within a record');
      const read = await iterator.next();
      if (read.done) asked++;
      else frames.pass(read.value);
      return read;
    } catch (error) {
      fault = { error };
      throw error;
    }
  };
  return {
    bytes: { [Symbol.asyncIterator]: () => ({ next }) },
    cutAfter: () => (asked > 0 ? frames.cutAfter() : null),
  };
}

function isPage({ warcType, httpHeaders }: WARCRecord): boolean {
  if (warcType !== 'response' || Number(httpHeaders?.statusCode) !== 200) return false;
  return /\b(?:text\/html|application\/xhtml)/i.test(httpHeaders?.headers.get('content-type') ?? '');
}

async function readPage(record: WARCRecord, settings: ReaderSettings): Promise<Reading | PageReading> {
  try {
    const html = await pageText(record, settings);
    const { warcTargetURI: url, warcDate } = record;
    const extra = warcDate ? { crawledAt: warcDate } : {};
    return { html, given: typeof url === 'string' ? { url, extra } : { extra } };
  } catch (error) {
    if (error instanceof OnrecordError) return { fault: error };
    throw error;
  }
}

/** Reads the record to its end even where it is too long: the next one begins there. */
async function pageText(record: WARCRecord, settings: ReaderSettings): Promise<string> {
  const most = maxRawChars(settings.maxArticleChars);
  let pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of record) {
    size += piece.length;
    if (size <= most) pieces.push(Buffer.from(piece));
    else pieces = [];
  }
  if (size > most) throw tooLarge(settings.maxArticleChars);
  const head = Buffer.concat(pieces);
  const type = record.httpHeaders?.headers.get('content-type') ?? '';
  const declared = /charset=["']?(?<name>[\w-]+)/i.exec(type)?.groups?.['name'] ?? declaredEncoding(head);
  const text: string[] = [];
  for await (const piece of decodeText({ head, bytes: once(head) }, settings.encoding, declared))
    text.push(piece);
  return text.join('');
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
