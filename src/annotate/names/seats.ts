/** The party and the seat of a member of a parliament: "Jon Tervo (R-Mont.)", "Ann Okoro, D-Calif.". They name nobody. */
import type { Prepared } from '../../prepare/prepared.js';
import { wordId, wordText } from '../../prepare/words.js';
import type { LabelledName } from './labels.js';
import type { NameMention } from './mention.js';

const BEFORE = new Set(['(', ','].map(wordId));
/** A Republican, a Democrat, an independent or a Libertarian of somewhere. */
const SEAT = /^[RDIL]-\p{Lu}/u;

/** @param before the name before it */
export function isSeat(
  { tokens }: Prepared,
  { start }: LabelledName,
  before: NameMention | undefined,
): boolean {
  if (before?.type !== 'person' || before.endToken !== start - 1) return false;
  return BEFORE.has(tokens.word[start - 1]!) && SEAT.test(wordText(tokens.word[start]!));
}
