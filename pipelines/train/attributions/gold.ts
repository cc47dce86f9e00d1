/** Annotated articles as the tagger's labels. */
import { readFileSync } from 'node:fs';
import {
  beginLabel,
  GAP,
  insideLabel,
  OUTSIDE,
  SPAN_KINDS,
  type CueSide,
  type Role,
} from '../../../src/attribute/quotes/labels.js';
import type { Paragraph, Tokens } from '../../../src/prepare/prepared.js';

type Pair = readonly [start: number, end: number];

export interface GoldQuote {
  readonly content: readonly Pair[];
  readonly cue: readonly Pair[];
  readonly source: readonly Pair[];
}

export interface GoldArticle {
  readonly id: string;
  readonly text: string;
  readonly quotes: readonly GoldQuote[];
}

export function readGold(path: string): GoldArticle[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as GoldArticle);
}

interface Range {
  readonly first: number;
  readonly end: number;
}

function kind(role: Role, cue: CueSide): number {
  return SPAN_KINDS.findIndex((candidate) => candidate.role === role && candidate.cue === cue);
}

/** The labels of a paragraph's tokens. Spans map to the tokens that they overlap. */
export function labelParagraph(
  tokens: Tokens,
  paragraph: Paragraph,
  quotes: readonly GoldQuote[],
): Uint8Array {
  const n = paragraph.endToken - paragraph.firstToken;
  const labels = new Uint8Array(n).fill(OUTSIDE);
  const rangeOf = ([start, end]: Pair): Range | null => {
    let first = 0;
    while (first < n && tokens.end[paragraph.firstToken + first]! <= start) first++;
    let last = first;
    while (last < n && tokens.start[paragraph.firstToken + last]! < end) last++;
    return first < last ? { first, end: last } : null;
  };
  const put = ({ first, end }: Range, spanKind: number): void => {
    labels.fill(insideLabel(spanKind), first, end);
    labels[first] = beginLabel(spanKind);
  };
  const extents: Range[] = [];
  const nearestCue = new Map<number, number>();
  for (const quote of quotes) {
    const here = (spans: readonly Pair[]): Range[] => spans.map(rangeOf).filter((range) => range !== null);
    const [cue] = here(quote.cue);
    const sideOf = (range: Range): CueSide => (!cue ? 'none' : range.first < cue.first ? 'right' : 'left');
    const contents = here(quote.content);
    const sources = here(quote.source);
    if (cue) put(cue, kind('cue', 'none'));
    for (const content of contents) put(content, kind('content', sideOf(content)));
    for (const source of sources) {
      const distance = !cue ? 99 : source.first < cue.first ? cue.first - source.end : source.first - cue.end;
      if (distance >= (nearestCue.get(source.first) ?? Infinity)) continue;
      nearestCue.set(source.first, distance);
      const side = sideOf(source);
      put(source, kind('source', side === 'none' ? 'right' : side));
    }
    const parts = [...(cue ? [cue] : []), ...contents, ...sources];
    if (parts.length > 0) {
      extents.push({
        first: Math.min(...parts.map((p) => p.first)),
        end: Math.max(...parts.map((p) => p.end)),
      });
    }
  }
  for (const { first, end } of extents) {
    for (let i = first; i < end; i++) if (labels[i] === OUTSIDE) labels[i] = GAP;
  }
  return labels;
}
