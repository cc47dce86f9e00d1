/** The role that the text beside a name gives: "Ana Roe, head of the water board,", "North Korean leader Kim". */
import type { NameMention } from '../../annotate/names/mention.js';
import { POS, type Prepared } from '../../prepare/prepared.js';
import { wordLower, wordText } from '../../prepare/words.js';
import type { People } from './people.js';
import { titleOf } from './titles.js';

export interface Role {
  /** As printed, without the article: "head of the water board". */
  readonly description: string | null;
  /** Lower-case role nouns in it: "head". */
  readonly nouns: readonly string[];
}

const MAX_APPOSITION_TOKENS = 16;
const MAX_TITLE_TOKENS = 6;

/** ", the top executive at FireEye Inc's Mandiant forensics unit," after a person's name. */
export function roleAfter(prepared: Prepared, mention: NameMention, people: People): Role | null {
  const { tokens, text } = prepared;
  let first = mention.endToken;
  if (tokenText(prepared, first) !== ',') return null;
  first++;
  const opening = tokens.pos[first];
  if (opening === POS.DET && /^(?:the|an?)$/.test(wordLower(tokens.word[first]!))) first++;
  const limit = Math.min(sentenceEnd(prepared, mention), first + MAX_APPOSITION_TOKENS);
  let end = first;
  while (end < limit && !/^[,.;:()“”"—–]$/.test(tokenText(prepared, end))) {
    const pos = tokens.pos[end];
    if (pos === POS.VERB && end === first) return null;
    if (
      pos === POS.AUX ||
      (pos === POS.PRON && /^(?:he|she|they|it|who|which)$/.test(tokenText(prepared, end)))
    )
      break;
    end++;
  }
  if (end === first || end === limit) return null;
  const nouns = headNouns(prepared, first, end).filter((noun) => people.roles.has(noun));
  if (nouns.length === 0) return null;
  return { description: text.slice(tokens.start[first], tokens.end[end - 1]), nouns };
}

/** "the South African central bank governor Ana Roe": nouns right before the name, titles among them. */
export function roleBefore(prepared: Prepared, mention: NameMention, people: People): Role | null {
  const { tokens, text } = prepared;
  const name = nameStart(prepared, mention);
  const sentence = prepared.sentences[tokens.sentence[name]!]!;
  const floor = Math.max(sentence.firstToken, name - MAX_TITLE_TOKENS);
  let first = name;
  while (first > floor && isPartOfTitle(prepared, first - 1)) first--;
  const nouns: string[] = [];
  let lastRole = -1;
  for (let i = first; i < name; i++) {
    const word = tokenText(prepared, i);
    const title = titleOf(word);
    const isRole = people.roles.has(word.toLowerCase());
    if (title) nouns.push(...title.roles);
    if (isRole) nouns.push(word.toLowerCase());
    if (title || isRole) lastRole = i;
  }
  if (lastRole < 0 || lastRole !== name - 1) return null;
  const isBareTitle = lastRole === first && titleOf(tokenText(prepared, first)) !== undefined;
  return {
    description: isBareTitle ? null : text.slice(tokens.start[first], tokens.end[lastRole]),
    nouns,
  };
}

/** Where the name proper begins: a mention may hold its title. */
function nameStart(prepared: Prepared, mention: NameMention): number {
  let start = mention.firstToken;
  while (start < mention.endToken - 1 && titleOf(tokenText(prepared, start))) start++;
  return start;
}

/** The head noun of a noun phrase: the last noun before its first preposition or relative clause, and those beside it by "and". */
export function headNouns(prepared: Prepared, first: number, end: number): string[] {
  const { tokens } = prepared;
  const nouns: string[] = [];
  let head = '';
  for (let i = first; i <= end; i++) {
    const pos = i < end ? tokens.pos[i] : POS.PUNCT;
    if (pos === POS.NOUN || pos === POS.PROPN) head = wordLower(tokens.word[i]!);
    else if (pos !== POS.ADJ && pos !== POS.DET && pos !== POS.NUM && pos !== POS.ADV) {
      if (head) nouns.push(head);
      head = '';
      if (pos === POS.ADP || pos === POS.PRON || pos === POS.VERB || pos === POS.SCONJ) break;
    }
  }
  return nouns;
}

function isPartOfTitle(prepared: Prepared, token: number): boolean {
  const pos = prepared.tokens.pos[token];
  return pos === POS.NOUN || pos === POS.PROPN || pos === POS.ADJ;
}

function sentenceEnd(prepared: Prepared, mention: NameMention): number {
  return prepared.sentences[prepared.tokens.sentence[mention.firstToken]!]!.endToken;
}

function tokenText(prepared: Prepared, token: number): string {
  return token < prepared.tokens.count ? wordText(prepared.tokens.word[token]!) : '';
}
