import type { QuoteAct, QuoteType } from '../record.js';
import type { Span } from '../span.js';
import type { Layout } from './quotes/layouts/laid-out.js';

/** One reported statement before its speaker is known: which source and cue belong to which content. */
export interface Attribution {
  readonly type: QuoteType;
  readonly act: QuoteAct;
  /** In order; never empty. */
  readonly content: readonly Span[];
  readonly cue: readonly Span[];
  readonly source: Span | null;
  /** How the text's layout told it, where no reporting words did. */
  readonly layout?: Layout;
  /** 0 to 1, that this is a quote with this content. */
  readonly confidence: number;
}
