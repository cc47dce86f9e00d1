/**
 * The tagger's labels. A paragraph is tagged flat: every token is outside, in a gap of an attribution, or in a source,
 * cue or content span. Sources and contents say on which side their cue stands, so that linking need not guess.
 */

export type Role = 'source' | 'cue' | 'content';
/** Where the cue of a span stands; 'none' for a cue itself and for content that has no cue. */
export type CueSide = 'right' | 'left' | 'none';

interface SpanKind {
  readonly role: Role;
  readonly cue: CueSide;
}

/** The kinds of span; each has two labels, one for its first token and one for the tokens that follow. */
export const SPAN_KINDS: readonly SpanKind[] = [
  { role: 'source', cue: 'right' },
  { role: 'source', cue: 'left' },
  { role: 'cue', cue: 'none' },
  { role: 'content', cue: 'right' },
  { role: 'content', cue: 'left' },
  { role: 'content', cue: 'none' },
];

export const OUTSIDE = 0;
/** Between the parts of one attribution: "she *then* said". */
export const GAP = 1;
const FIRST_SPAN_LABEL = 2;
export const LABEL_COUNT = FIRST_SPAN_LABEL + 2 * SPAN_KINDS.length;

export function beginLabel(kind: number): number {
  return FIRST_SPAN_LABEL + 2 * kind;
}

export function insideLabel(kind: number): number {
  return FIRST_SPAN_LABEL + 2 * kind + 1;
}

/** The index into SPAN_KINDS, or -1 outside every span. */
export function kindOf(label: number): number {
  return label < FIRST_SPAN_LABEL ? -1 : (label - FIRST_SPAN_LABEL) >> 1;
}

export function labelsOfRole(role: Role): number[] {
  return SPAN_KINDS.flatMap((kind, index) =>
    kind.role === role ? [beginLabel(index), insideLabel(index)] : [],
  );
}

/** A labelled stretch of tokens, half-open, relative to its paragraph. */
export interface TaggedSpan {
  readonly kind: number;
  readonly first: number;
  readonly end: number;
}

/** The spans of a path of labels. An inside label continues a span of its own kind only. */
export function spansOf(path: Uint8Array, n: number): TaggedSpan[] {
  const spans: TaggedSpan[] = [];
  for (let i = 0; i < n;) {
    const kind = kindOf(path[i]!);
    if (kind < 0) {
      i++;
      continue;
    }
    let end = i + 1;
    while (end < n && path[end] === insideLabel(kind)) end++;
    spans.push({ kind, first: i, end });
    i = end;
  }
  return spans;
}
