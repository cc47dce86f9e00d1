/** The colon or dash between a speaker and the words is what reports them: "Roe: …", "“Too loud.” – Ann Pike". */
import type { Prepared } from '../../prepare/prepared.js';
import { wordText } from '../../prepare/words.js';
import type { Range } from './marks.js';

const COLON = /^:$/;
/** What parts a quotation from who signs it. */
export const DASH = /^[-–—―]{1,3}$/;

/** The colon that parts source from content, or the dash that parts content from source; null where neither does. */
export function markCue({ tokens }: Prepared, source: Range | null, content: readonly Range[]): Range | null {
  if (!source) return null;
  const before = content[0]!.first - 1;
  const isMark = (token: number, mark: RegExp): boolean => mark.test(wordText(tokens.word[token]!));
  if (source.end === before && isMark(before, COLON)) return { first: before, end: before + 1 };
  const after = content.at(-1)!.end;
  if (source.first === after + 1 && isMark(after, DASH)) return { first: after, end: after + 1 };
  return null;
}
