/** What follows from a quote's spans: its words, and how much of them stands in quotation marks. */
import type { QuoteType } from './record.js';
import { textOf, type Span } from './span.js';

/** The words: outer marks and a leading "that" off, pieces joined by a space. */
export function quoteText(text: string, content: readonly Span[]): string {
  let words = '';
  for (let index = 0; index < content.length; index++) {
    const { start, end } = content[index]!;
    const piece = text.slice(start, end).trim();
    const stated = withoutMarks(
      index === 0 && piece.startsWith('that') ? piece.replace(/^that\s+/, '') : piece,
    );
    if (stated !== '') words = words === '' ? stated : `${words} ${stated}`;
  }
  return words;
}

const MARKS = '"“”„«»‘’\'';

/** Marks come off only as a pair around the whole piece, or where one is missing. */
function withoutMarks(piece: string): string {
  if (isLetter(piece.charCodeAt(0))) return piece;
  const opening = piece.startsWith('``') ? 2 : MARKS.includes(piece.charAt(0)) ? 1 : 0;
  if (opening === 0 || piece === '') return piece;
  const unopened = piece.slice(opening).trimStart();
  const inner = withoutClosingMark(unopened);
  // ‘Guardians of Peace’, a gang, …: the mark opens a name within the words.
  if (inner === unopened && /^['‘]/.test(piece) && /['’](?=[\s,.;:!?])/.test(inner)) return piece;
  return /["“”«»]|``|''/.test(inner) ? piece : inner.trim();
}

function withoutClosingMark(piece: string): string {
  if (piece === '') return piece;
  const closing =
    piece.endsWith("''") || piece.endsWith('``') ? 2 : MARKS.includes(piece.charAt(piece.length - 1)) ? 1 : 0;
  return closing === 0 ? piece : piece.slice(0, piece.length - closing).trimEnd();
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
    if (code > 127 && !isPrintedMark(code)) return text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
    if (code === 32 || (code >= 9 && code <= 13)) within = false;
    else if (!within && isLetterOrFigure(code)) {
      within = true;
      words++;
    }
  }
  return words;
}

/** Dashes, quotation marks and the ellipsis of the block General Punctuation. */
function isPrintedMark(code: number): boolean {
  return code >= 0x2010 && code <= 0x2026;
}

function isLetterOrFigure(code: number): boolean {
  return isLetter(code) || (code >= 48 && code <= 57);
}
