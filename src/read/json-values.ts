/**
 * JSON text in pieces to the values that it holds, each as its own text: the elements of a top-level array, or values
 * on lines of their own. Only one value is held at a time, and one that is malformed or too long does not take the
 * rest with it, which no streaming JSON parser offers.
 */

export interface JsonText {
  /** Null where the value is longer than the limit. */
  readonly text: string | null;
  readonly inArray: boolean;
  /** False where the input ends within the value, or before the array is closed. */
  readonly complete: boolean;
}

interface Scan {
  /** Brackets open within the value. */
  depth: number;
  inString: boolean;
  /** The piece before ended in a backslash. */
  escaped: boolean;
  array: 'no' | 'open' | 'closed';
}

export async function* splitValues(
  pieces: AsyncIterable<string>,
  maxChars: number,
): AsyncGenerator<JsonText> {
  const scan: Scan = { depth: 0, inString: false, escaped: false, array: 'no' };
  let parts: string[] = [];
  let size = 0;
  let begun = false;
  const take = (part: string) => {
    size += part.length;
    if (size > maxChars) parts = [];
    else parts.push(part);
  };
  const value = (complete: boolean): JsonText => {
    const text = size > maxChars ? null : parts.join('').trim();
    parts = [];
    size = 0;
    return { text, inArray: scan.array !== 'no', complete };
  };
  for await (const piece of pieces) {
    let start = begun ? 0 : piece.search(/\S/);
    if (start < 0) continue;
    if (!begun && piece[start] === '[') {
      scan.array = 'open';
      start++;
    }
    begun = true;
    for (let end = valueEnd(piece, start, scan); end >= 0; end = valueEnd(piece, start, scan)) {
      take(piece.slice(start, end));
      const read = value(true);
      if (read.text !== '') yield read;
      start = end + 1;
    }
    take(piece.slice(start));
  }
  const last = value(scan.array !== 'open' && scan.depth <= 0 && !scan.inString);
  if (last.text !== '' || !last.complete) yield last;
}

const MARKS = /["{}[\],\\\n]/g;

/** Where the value ends that the scan is in: at a comma, the array's bracket or a line's end; -1 if beyond the piece. */
function valueEnd(piece: string, from: number, scan: Scan): number {
  MARKS.lastIndex = scan.escaped ? from + 1 : from;
  scan.escaped = false;
  for (let match = MARKS.exec(piece); match; match = MARKS.exec(piece)) {
    const mark = match[0];
    if (mark === '"') scan.inString = !scan.inString;
    else if (scan.inString) {
      if (mark !== '\\') continue;
      scan.escaped = match.index + 1 === piece.length;
      MARKS.lastIndex = match.index + 2;
    } else if (scan.depth === 0 && endsValue(mark, scan)) return match.index;
    else if (mark === '{' || mark === '[') scan.depth++;
    else if (scan.depth > 0 && (mark === '}' || mark === ']')) scan.depth--;
  }
  return -1;
}

function endsValue(mark: string, scan: Scan): boolean {
  if (scan.array === 'open' && mark === ']') scan.array = 'closed';
  else if (scan.array !== 'open') return mark === '\n';
  return mark === ',' || mark === ']';
}
