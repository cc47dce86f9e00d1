/** An article's text cut where quotes, cues and sources begin and end, so that each piece is one run of one look. */
import type { Quote } from '../../record.js';
import type { Span } from '../../span.js';

export interface Piece extends Span {
  /** Quotes whose content it is, the innermost first. */
  readonly content: readonly Quote[];
  /** Quotes that it reports. */
  readonly cue: readonly Quote[];
  /** Quotes whose speaker it prints. */
  readonly source: readonly Quote[];
}

export interface Paragraph extends Span {
  readonly pieces: readonly Piece[];
}

/** Paragraphs are set off by blank lines where there are any, otherwise each line is one; blank ones are left out. */
export function paragraphsOf(text: string, quotes: readonly Quote[]): Paragraph[] {
  const pieces = piecesOf(text, quotes);
  const paragraphs: Paragraph[] = [];
  let first = 0;
  for (const { start, end } of linesOf(text)) {
    while (first < pieces.length && pieces[first]!.end <= start) first++;
    const inside: Piece[] = [];
    for (let index = first; index < pieces.length && pieces[index]!.start < end; index++) {
      const piece = pieces[index]!;
      inside.push({ ...piece, start: Math.max(piece.start, start), end: Math.min(piece.end, end) });
    }
    paragraphs.push({ start, end, pieces: inside });
  }
  return paragraphs;
}

function linesOf(text: string): Span[] {
  const breaks = /\n[^\S\n]*\n/.test(text) ? /\n[^\S\n]*\n\s*/g : /\s*\n\s*/g;
  const lines: Span[] = [];
  let start = 0;
  const add = (end: number) => {
    if (text.slice(start, end).trim() !== '') lines.push({ start, end });
  };
  for (const found of text.matchAll(breaks)) {
    add(found.index);
    start = found.index + found[0].length;
  }
  add(text.length);
  return lines;
}

type Role = 'content' | 'cue' | 'source';

interface Edge {
  readonly at: number;
  readonly opens: boolean;
  readonly role: Role;
  readonly quote: Quote;
}

function piecesOf(text: string, quotes: readonly Quote[]): Piece[] {
  const edges = quotes.flatMap(edgesOf).sort((a, b) => a.at - b.at);
  const open: Record<Role, Set<Quote>> = { content: new Set(), cue: new Set(), source: new Set() };
  const pieces: Piece[] = [];
  let start = 0;
  const cut = (end: number) => {
    if (end === start) return;
    const content = [...open.content].sort((a, b) => extent(a) - extent(b));
    pieces.push({ start, end, content, cue: [...open.cue], source: [...open.source] });
    start = end;
  };
  for (const { at, opens, role, quote } of edges) {
    cut(at);
    if (opens) open[role].add(quote);
    else open[role].delete(quote);
  }
  cut(text.length);
  return pieces;
}

function edgesOf(quote: Quote): Edge[] {
  const roles: readonly [Role, readonly Span[]][] = [
    ['content', quote.content],
    ['cue', quote.cue],
    ['source', quote.source ? [quote.source] : []],
  ];
  // What closes comes before what opens at the same place: adjacent spans of one quote stay apart.
  return roles.flatMap(([role, spans]) =>
    spans.flatMap(({ start, end }) => [
      { at: start, opens: true, role, quote },
      { at: end, opens: false, role, quote },
    ]),
  );
}

function extent({ content }: Quote): number {
  return content.at(-1)!.end - content[0]!.start;
}
