/** A quote's words: outer marks and a leading "that" off, pieces joined by a space. */
import type { Span } from '../../span.js';

const OPENING_MARK = /^(?:["“”„«»‘’']|``|'')\s*/;
const CLOSING_MARK = /\s*(?:["“”„«»‘’']|``|'')$/;

export function quoteText(text: string, content: readonly Span[]): string {
  return content
    .map((span) => bare(text.slice(span.start, span.end)))
    .filter((piece) => piece !== '')
    .join(' ');
}

function bare(piece: string): string {
  const plain = piece.trim().replace(/^that\s+/i, '');
  const opened = OPENING_MARK.test(plain);
  const unopened = plain.replace(OPENING_MARK, '');
  if (opened && !/["“”«»]|``|''/.test(unopened.replace(CLOSING_MARK, '')))
    return unopened.replace(CLOSING_MARK, '').trim();
  return plain;
}
