/** Where the records of a WARC begin and end, told from their headers alone: whether the bytes end in the middle of one. */

/** A header longer than this is none. */
const MAX_HEADER = 1_000_000;
const PIECE = 4096;

interface Frames {
  /** @param bytes the next ones of the archive */
  pass(bytes: Buffer): void;
  /**
   * Where the bytes so far end within a record, how many came before it; else null. Null too where they are not laid out
   * as records: others tell of that.
   */
  cutAfter(): number | null;
}

export function warcFrames(): Frames {
  let header = '';
  let contentLeft = 0;
  let lost = false;
  let headers = 0;

  /** Gives how many of the bytes belong to the header. */
  function passHeader(bytes: Buffer, from: number): number {
    const known = header.length;
    header += bytes.toString('latin1', from, from + PIECE);
    const blankLine = /\r?\n\r?\n/.exec(header);
    if (!blankLine) {
      lost = header.length > MAX_HEADER;
      return header.length - known;
    }
    const end = blankLine.index + blankLine[0].length;
    const length = /^content-length:[ \t]*(?<bytes>\d+)/im.exec(header.slice(0, end))?.groups?.['bytes'];
    lost = !header.startsWith('WARC/') || length === undefined;
    contentLeft = Number(length);
    headers++;
    header = '';
    return end - known;
  }

  return {
    cutAfter() {
      if (lost || (header === '' && contentLeft === 0)) return null;
      return contentLeft > 0 ? headers - 1 : headers;
    },
    pass(bytes) {
      for (let at = 0; at < bytes.length && !lost;) {
        const content = Math.min(contentLeft, bytes.length - at);
        contentLeft -= content;
        at += content;
        if (at === bytes.length) return;
        if (header === '' && (bytes[at] === 10 || bytes[at] === 13)) at++;
        else at += passHeader(bytes, at);
      }
    },
  };
}
