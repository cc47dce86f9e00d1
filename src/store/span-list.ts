/** Spans as the JSON that a column holds: [[start, end], ...]; a mention may have a confidence as its third number. */
import type { Mention } from '../record.js';
import type { Span } from '../span.js';

export function spanList(spans: readonly Mention[]): string {
  let list = '[';
  for (const { start, end, confidence } of spans) {
    if (list.length > 1) list += ',';
    list += confidence === undefined ? `[${start},${end}]` : `[${start},${end},${confidence}]`;
  }
  return `${list}]`;
}

export function spansIn(list: string): Span[] {
  return (JSON.parse(list) as [number, number][]).map(([start, end]) => ({ start, end }));
}

export function mentionsIn(list: string): Mention[] {
  return (JSON.parse(list) as [number, number, number?][]).map(([start, end, confidence]) => ({
    start,
    end,
    ...(confidence !== undefined && { confidence }),
  }));
}
