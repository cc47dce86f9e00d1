/** The edges of a name as readers expect them: no quotation marks or stray signs around it. */
import type { Prepared } from '../../prepare/prepared.js';
import { wordText } from '../../prepare/words.js';
import type { NameMention } from './mention.js';

/** Tokens that never end or begin a name. An 's that the tagger took for part of it ("McDonald's") stays. */
const NEVER_LAST = /^[-,;:("“‘–—]$/;
const NEVER_FIRST = /^(?:['’]s?|[-,;:.)"”–—])$/i;

/** Trims a name given in tokens; `firstToken === endToken` where nothing is left. */
export function userEdges(
  { tokens }: Prepared,
  { start, end }: { readonly start: number; readonly end: number },
): Pick<NameMention, 'start' | 'end' | 'firstToken' | 'endToken'> {
  const text = (i: number): string => wordText(tokens.word[i] as number);
  let firstToken = start;
  let endToken = end;
  while (firstToken < endToken && NEVER_FIRST.test(text(firstToken))) firstToken++;
  while (endToken > firstToken && NEVER_LAST.test(text(endToken - 1))) endToken--;
  return {
    firstToken,
    endToken,
    start: tokens.start[firstToken] ?? 0,
    end: firstToken < endToken ? (tokens.end[endToken - 1] as number) : (tokens.start[firstToken] ?? 0),
  };
}
