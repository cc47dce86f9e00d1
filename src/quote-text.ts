/** What follows from a quote's spans: its words, and how much of them stands in quotation marks. */
import type { QuoteType } from './record.js';
import { textOf, type Span } from './span.js';

const OPENING_MARK = /^(?:["“”„«»‘’']|``|'')\s*/;
const CLOSING_MARK = /\s*(?:["“”„«»‘’']|``|'')$/;

/** The words: outer marks and a leading "that" off, pieces joined by a space. */
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

/** direct: marks enclose nearly all of it; mixed: some; indirect: none. Marks count as they are printed, not as they pair. */
export function quoteType(text: string, content: readonly Span[]): QuoteType {
  const printed = textOf(text, content).trim();
  const marked = printed.match(/["“„«][^"”»]*["”»]?/g)?.join('').length ?? 0;
  if (marked === 0) return 'indirect';
  return marked >= 0.9 * printed.length ? 'direct' : 'mixed';
}

/** How many words there are; a word has a letter or a figure in it. */
export function wordsIn(text: string): number {
  let words = 0;
  let within = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 127) return text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
    if (code === 32 || (code >= 9 && code <= 13)) within = false;
    else if (!within && isLetterOrFigure(code)) {
      within = true;
      words++;
    }
  }
  return words;
}

function isLetterOrFigure(code: number): boolean {
  return isLetter(code) || (code >= 48 && code <= 57);
}
