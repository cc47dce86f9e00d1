/** Acronyms that the text itself defines: "Harbour Pilots Union (HPU)" makes every HPU of the story that union's. */
import type { Prepared } from '../../prepare/prepared.js';
import { wordId, wordText } from '../../prepare/words.js';
import type { NameMention } from './mention.js';

const ACRONYM = /^\p{Lu}{2,7}$/u;
const OPEN = wordId('(');
const CLOSE = wordId(')');
const SMALL_WORDS = /^(?:of|the|and|for|in|on|to|de|&)$/i;

/** The mentions with those of defined acronyms that are in no mention yet, in text order. */
export function withDefinedAcronyms(
  prepared: Prepared,
  mentions: readonly NameMention[],
): readonly NameMention[] {
  const defined = definitions(prepared, mentions);
  if (defined.size === 0) return mentions;
  const { word, start, end, count } = prepared.tokens;
  const taken = new Uint8Array(count);
  for (const { firstToken, endToken } of mentions) taken.fill(1, firstToken, endToken);
  const all = [...mentions];
  for (const [acronym, { type, confidence }] of defined) {
    for (let i = word.indexOf(acronym); i >= 0; i = word.indexOf(acronym, i + 1)) {
      if (taken[i]) continue;
      all.push({ start: start[i]!, end: end[i]!, firstToken: i, endToken: i + 1, type, confidence });
    }
  }
  return all.sort((a, b) => a.start - b.start);
}

/** Word id of each acronym in brackets right after the name whose initials it has -> that name. */
function definitions(prepared: Prepared, mentions: readonly NameMention[]): Map<number, NameMention> {
  const { word, count } = prepared.tokens;
  const defined = new Map<number, NameMention>();
  for (const mention of mentions) {
    const open = mention.endToken;
    if (open + 2 >= count || word[open] !== OPEN || word[open + 2] !== CLOSE) continue;
    const acronym = wordText(word[open + 1]!);
    if (ACRONYM.test(acronym) && initialsOf(prepared, mention) === acronym)
      defined.set(word[open + 1]!, mention);
  }
  return defined;
}

function initialsOf({ tokens }: Prepared, { firstToken, endToken }: NameMention): string {
  return Array.from(tokens.word.subarray(firstToken, endToken), wordText)
    .filter((text) => !SMALL_WORDS.test(text))
    .map((text) => text[0])
    .join('')
    .toUpperCase();
}
