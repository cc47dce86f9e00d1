/** Text in pieces to lines, none of them kept beyond a limit. */

/** A line without its newline; `text` is null where it is longer than the limit. */
export interface Line {
  readonly number: number;
  readonly text: string | null;
}

/** Lines in order, from 1. A line that is too long is let go while it is read, and those after it come as usual. */
export async function* splitLines(pieces: AsyncIterable<string>, maxChars: number): AsyncGenerator<Line> {
  let parts: string[] = [];
  let size = 0;
  let number = 1;
  const take = (part: string) => {
    size += part.length;
    if (size > maxChars) parts = [];
    else parts.push(part);
  };
  const line = (): Line => ({ number: number++, text: size > maxChars ? null : parts.join('') });
  for await (const piece of pieces) {
    let start = 0;
    for (let newline = piece.indexOf('\n'); newline >= 0; newline = piece.indexOf('\n', start)) {
      take(piece.slice(start, newline));
      yield line();
      parts = [];
      size = 0;
      start = newline + 1;
    }
    take(piece.slice(start));
  }
  if (size > 0) yield line();
}
