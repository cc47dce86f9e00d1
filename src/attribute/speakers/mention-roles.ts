/** What each mention does in its sentence, read off the tokens around it; worked out when first asked for. */
import { POS, type Prepared } from '../../prepare/prepared.js';
import { wordText } from '../../prepare/words.js';
import type { Story } from '../entities/story.js';

export const ROLE = { unknown: 0, subject: 1, object: 2, oblique: 3, possessor: 4, other: 5 } as const;
export type MentionRole = (typeof ROLE)[keyof typeof ROLE];

/** How far an apposition may reach between a subject and its verb. */
const APPOSITION_TOKENS = 24;

/** The roles of a story's mentions, kept once known. */
export type MentionRoles = (mention: number) => MentionRole;

export function mentionRoles(prepared: Prepared, story: Story): MentionRoles {
  const known = new Uint8Array(story.mentions.length);
  return (mention) => {
    if (known[mention] === ROLE.unknown) known[mention] = roleOf(prepared, story, mention);
    return known[mention] as MentionRole;
  };
}

function roleOf(prepared: Prepared, { mentions }: Story, index: number): MentionRole {
  const { firstToken, endToken } = mentions[index]!;
  const { pos, sentence, count, word } = prepared.tokens;
  const here = sentence[firstToken]!;
  const posAt = (token: number): number =>
    token >= 0 && token < count && sentence[token] === here ? pos[token]! : POS.PUNCT;
  if (endToken < count && /^['’]s?$/.test(wordText(word[endToken]!)) && posAt(endToken) === POS.PART)
    return ROLE.possessor;
  const isSubject = verbFollows(prepared, endToken, here);
  const before = startOfPhrase(posAt, firstToken) - 1;
  if (posAt(before) === POS.ADP || posAt(before) === POS.SCONJ)
    return isSubject && posAt(before) === POS.SCONJ ? ROLE.subject : ROLE.oblique;
  if (isSubject) return ROLE.subject;
  return posAt(before) === POS.VERB ? ROLE.object : ROLE.other;
}

/** The first word of the titles and nouns right before a name. */
function startOfPhrase(posAt: (token: number) => number, name: number): number {
  let first = name;
  while (isOfPhrase(posAt(first - 1))) first--;
  return first;
}

function isOfPhrase(pos: number): boolean {
  return pos === POS.NOUN || pos === POS.PROPN || pos === POS.ADJ || pos === POS.DET || pos === POS.NUM;
}

/** A verb follows at once, after adverbs, or after an apposition between commas. */
function verbFollows(prepared: Prepared, from: number, here: number): boolean {
  const { pos, sentence, count, word } = prepared.tokens;
  let i = from;
  if (i < count && wordText(word[i]!) === ',') {
    if (pos[i + 1] === POS.VERB || pos[i + 1] === POS.AUX) return true;
    const limit = Math.min(count, i + APPOSITION_TOKENS);
    do i++;
    while (i < limit && sentence[i] === here && wordText(word[i]!) !== ',');
    if (i >= limit || sentence[i] !== here) return false;
    i++;
  } else if (i < count && wordText(word[i]!) === '(') {
    const limit = Math.min(count, i + APPOSITION_TOKENS);
    while (i < limit && wordText(word[i]!) !== ')') i++;
    i++;
  }
  for (let end = Math.min(count, i + 3); i < end && sentence[i] === here; i++) {
    if (pos[i] === POS.VERB || pos[i] === POS.AUX) return true;
    if (pos[i] !== POS.ADV) return false;
  }
  return false;
}
