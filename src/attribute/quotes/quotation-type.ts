import type { Prepared } from '../../prepare/prepared.js';
import type { QuoteType } from '../../record.js';
import type { Span } from '../../span.js';

/** direct where quotation marks enclose nine tenths of the content or more, mixed where some of it, else indirect. */
export function quotationType(prepared: Prepared, content: readonly Span[]): QuoteType {
  let marked = 0;
  let all = 0;
  for (const span of content) {
    all += span.end - span.start;
    for (const quotation of prepared.quotations) {
      if (quotation.start >= span.end) break;
      if (quotation.depth > 0) continue;
      marked += Math.max(0, Math.min(quotation.end, span.end) - Math.max(quotation.start, span.start));
    }
  }
  if (marked === 0) return 'indirect';
  return marked >= 0.9 * all ? 'direct' : 'mixed';
}
