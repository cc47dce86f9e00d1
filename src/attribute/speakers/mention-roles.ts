/** What each mention does in its sentence, read off the tokens around it; worked out when first asked for. */
import { POS, type Prepared, type Tokens } from '../../prepare/prepared.js';
import type { Story } from '../entities/story.js';
import { spellingLists } from '../word-lists.js';

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

/** What follows an owner. */
export const { isPossessive } = spellingLists({ isPossessive: "' ’ 's ’s" });
const { isComma, opensBracket, closesBracket } = spellingLists({
  isComma: ',',
  opensBracket: '(',
  closesBracket: ')',
});

function roleOf({ tokens }: Prepared, { mentions }: Story, index: number): MentionRole {
  const { firstToken, endToken } = mentions[index]!;
  const { pos, sentence, count, word } = tokens;
  const here = sentence[firstToken]!;
  if (
    endToken < count &&
    pos[endToken] === POS.PART &&
    sentence[endToken] === here &&
    isPossessive(word[endToken]!)
  )
    return ROLE.possessor;
  const isSubject = verbFollows(tokens, endToken, here);
  let before = firstToken - 1;
  while (before >= 0 && sentence[before] === here && isOfPhrase(pos[before]!)) before--;
  const tag = before >= 0 && sentence[before] === here ? pos[before]! : POS.PUNCT;
  if (tag === POS.ADP) return ROLE.oblique;
  if (isSubject) return ROLE.subject;
  if (tag === POS.SCONJ) return ROLE.oblique;
  return tag === POS.VERB ? ROLE.object : ROLE.other;
}

function isOfPhrase(pos: number): boolean {
  return pos === POS.NOUN || pos === POS.PROPN || pos === POS.ADJ || pos === POS.DET || pos === POS.NUM;
}

/** A verb follows at once, after adverbs, or after an apposition between commas. */
function verbFollows({ pos, sentence, count, word }: Tokens, from: number, here: number): boolean {
  let i = from;
  if (i < count && isComma(word[i]!)) {
    if (pos[i + 1] === POS.VERB || pos[i + 1] === POS.AUX) return true;
    const limit = Math.min(count, i + APPOSITION_TOKENS);
    do i++;
    while (i < limit && sentence[i] === here && !isComma(word[i]!));
    if (i >= limit || sentence[i] !== here) return false;
    i++;
  } else if (i < count && opensBracket(word[i]!)) {
    const limit = Math.min(count, i + APPOSITION_TOKENS);
    while (i < limit && !closesBracket(word[i]!)) i++;
    i++;
  }
  for (let end = Math.min(count, i + 3); i < end && sentence[i] === here; i++) {
    if (pos[i] === POS.VERB || pos[i] === POS.AUX) return true;
    if (pos[i] !== POS.ADV) return false;
  }
  return false;
}
