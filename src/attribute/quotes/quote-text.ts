/** A quote's words: outer marks and a leading "that" off, pieces joined by a space. */
import type { Span } from '../../span.js';

const OPENING_MARK = /^(?:["“”„«»‘’']|``|'')\s*/;
const CLOSING_MARK = /\s*(?:["“”„«»‘’']|``|'')$/;

export function quoteText(text: string, content: readonly Span[]): string {
  return content
    .map((span, index) => {
      const piece = text.slice(span.start, span.end).trim();
      return withoutMarks(index === 0 && piece.startsWith('that') ? piece.replace(/^that\s+/, '') : piece);
    })
    .filter((piece) => piece !== '')
    .join(' ');
}

/** Marks come off only as a pair around the whole piece, or where one is missing. */
function withoutMarks(piece: string): string {
  if (isLetter(piece.charCodeAt(0)) || !OPENING_MARK.test(piece)) return piece;
  const unopened = piece.replace(OPENING_MARK, '');
  const inner = unopened.replace(CLOSING_MARK, '');
  // ‘Guardians of Peace’, a gang, …: the mark opens a name within the words.
  if (inner === unopened && /^['‘]/.test(piece) && /['’](?=[\s,.;:!?])/.test(inner)) return piece;
  return /["“”«»]|``|''/.test(inner) ? piece : inner.trim();
}

/** An unaccented letter, so no mark. */
function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}
