import type { EntityType } from '../../record.js';
import type { Span } from '../../span.js';

/** A proper name as printed: titles, a leading "the" and a possessive 's are outside. */
export interface NameMention extends Span {
  readonly type: EntityType;
  readonly firstToken: number;
  readonly endToken: number;
  /** 0 to 1. */
  readonly confidence: number;
}
