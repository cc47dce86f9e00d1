/** A stretch of an article's text: UTF-16 code units, half-open, so that `text.slice(start, end)` is the span. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** True where `inner` lies within `outer`; a span contains itself. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Orders spans by where they start, the longer first among those that start together. */
export function bySpan(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** The words of several spans of one text, joined by a space. */
export function textOf(text: string, spans: readonly Span[]): string {
  return spans.map((span) => text.slice(span.start, span.end)).join(' ');
}

/** With every stretch of white space as one space. */
export function onOneLine(printed: string): string {
  let before = 0;
  for (let i = 0; i < printed.length; i++) {
    const code = printed.charCodeAt(i);
    // Control characters, a second space, or one beyond ASCII.
    if (code < 32 || (code === 32 && before === 32) || (code >= 160 && isSpace(code)))
      return printed.replace(/\s+/g, ' ');
    before = code;
  }
  return printed;
}

function isSpace(code: number): boolean {
  return code === 160 || (code >= 0x1680 && /\s/.test(String.fromCharCode(code)));
}
