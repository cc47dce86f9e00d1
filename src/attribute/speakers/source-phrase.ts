/** What kind of phrase a printed source is, and what it stands for by itself: a name, names, a pronoun or a noun. */
import { POS, type Prepared } from '../../prepare/prepared.js';
import { wordLower, wordText } from '../../prepare/words.js';
import { onOneLine } from '../../span.js';
import type { Story } from '../entities/story.js';
import { joinedNames } from './joined-names.js';
import {
  headOf,
  isPlural,
  personBeside,
  speakingName,
  withoutTail,
  type PhraseTokens,
  type TokenRange,
} from './phrase-heads.js';
import { isPossessive } from './mention-roles.js';
import { spellingLists, wordLists } from '../word-lists.js';

export interface SourcePhrase {
  readonly kind: 'name' | 'names' | 'pronoun' | 'nominal';
  readonly firstToken: number;
  /** One past the last token of the core: up to the first comma, bracket or relative clause. */
  readonly coreEnd: number;
  /** Lower-case head noun or pronoun; for a name its last word. */
  readonly head: string;
  /** Index of the entity for a name, else -1. */
  readonly entity: number;
  /** The core as printed, on one line; several names in full. */
  readonly text: string;
  readonly definite: boolean;
  readonly plural: boolean;
}

const {
  isPronounWord,
  isDefinite,
  isReflexive,
  isTime,
  isMeasure,
  isEverybody,
  isNot,
  isAccording,
  isAnd,
  isParty,
} = wordLists({
  isPronounWord:
    'he she they it i we you who which whom whose him her his their them its us me my our those these this that himself herself themselves itself ourselves myself',
  isDefinite: 'the this that these those his her their its our my',
  // What a name or noun is stressed with: "Reis himself".
  isReflexive: 'himself herself itself themselves',
  // When, not who: "the firm today announced".
  isTime:
    'today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday then now later earlier also',
  // Before a phrase they say how much, not who: "only 52 percent", "both councils".
  isMeasure: 'only both even just nearly almost about also but and',
  isEverybody: 'all every everybody everyone',
  isNot: 'not',
  isAccording: 'according',
  isAnd: 'and',
  isParty: 'republican democrat senator congressman congresswoman lawmaker',
});
const { endsCore } = spellingLists({ endsCore: ', ; : ( ) [ ] “ ” " — – -- who which whose whom that' });

export function parseSource(prepared: Prepared, story: Story, range: TokenRange): SourcePhrase | null {
  const end = withoutEnding(prepared, range);
  const firstToken = withoutMeasure(prepared, range.first, end);
  if (firstToken >= end) return null;
  const plain = pronounAlone(prepared, firstToken, end) ?? nameAlone(prepared, story, firstToken, end);
  if (plain) return plain;
  if (!holdsNominal(prepared, story, firstToken, end)) return null;
  const coreEnd = withoutTime(prepared, story, firstToken, endOfCore(prepared, story, firstToken, end));
  if (coreEnd <= firstToken) return null;
  const { word } = prepared.tokens;
  const headToken = headOf(prepared, story, firstToken, coreEnd);
  const denied = isEverybody(word[firstToken]!) && firstToken > 0 && isNot(word[firstToken - 1]!) ? 1 : 0;
  const text = textBetween(prepared, firstToken - denied, withoutTail(prepared, story, headToken, coreEnd));
  const phrase = (
    kind: SourcePhrase['kind'],
    head: string,
    entity: number,
    plural: boolean,
  ): SourcePhrase => {
    const definite = isDefinite(word[firstToken]!);
    return { kind, firstToken, coreEnd, head, entity, text, definite, plural };
  };
  const head = wordLower(word[headToken]!);
  const plural = isPlural(prepared, headToken, firstToken) || holdsAnd(prepared, firstToken, coreEnd);
  if (isPronoun(prepared, firstToken, coreEnd, text))
    return phrase('pronoun', wordLower(word[firstToken]!), -1, plural);
  const several = joinedNames(prepared, story, firstToken, end);
  if (several) return { ...phrase('names', head, -1, true), text: several };
  const named = isPartyMember(prepared, headToken, firstToken) ? -1 : speakingName(story, headToken);
  const parts = { first: firstToken, coreEnd, end };
  const mention = named >= 0 ? named : personBeside(prepared, story, parts);
  if (mention >= 0) return phrase('name', head, story.entityOf[mention]!, false);
  return oneOfMany(prepared, story, parts) ?? phrase('nominal', head, -1, plural);
}

/** "He": one word, and no more to ask. */
function pronounAlone({ tokens, text }: Prepared, first: number, end: number): SourcePhrase | null {
  if (end - first !== 1) return null;
  const word = tokens.word[first]!;
  if (!isPronounWord(word)) return null;
  const printed = text.slice(tokens.start[first], tokens.end[first]);
  if (isAcronym(printed)) return null;
  return {
    kind: 'pronoun',
    firstToken: first,
    coreEnd: end,
    head: wordLower(word),
    entity: -1,
    text: printed,
    definite: isDefinite(word),
    plural: false,
  };
}

/** A source that is one name of a person, body or place and nothing else. */
function nameAlone(
  { tokens, text }: Prepared,
  story: Story,
  first: number,
  end: number,
): SourcePhrase | null {
  const mention = speakingName(story, first);
  if (mention < 0 || story.mentions[mention]!.endToken !== end) return null;
  return {
    kind: 'name',
    firstToken: first,
    coreEnd: end,
    head: wordLower(tokens.word[end - 1]!),
    entity: story.entityOf[mention]!,
    text: text.slice(tokens.start[first], tokens.end[end - 1]),
    definite: false,
    plural: false,
  };
}

/** "One of them, a barista who asked not to be named": who, where the head only counts. */
function oneOfMany(
  prepared: Prepared,
  story: Story,
  { first, coreEnd, end }: PhraseTokens,
): SourcePhrase | null {
  const { tokens } = prepared;
  if (coreEnd + 1 >= end || wordText(tokens.word[coreEnd]!) !== ',') return null;
  const counts =
    coreEnd - first === 1 || /^(?:them|us|those|these)$/.test(wordLower(tokens.word[coreEnd - 1]!));
  if (!counts || !/^(?:one|another|some|two|three|many)$/.test(wordLower(tokens.word[first]!))) return null;
  return parseSource(prepared, story, { first: coreEnd + 1, end });
}

/** "Reis himself", "the minister’s" before a claim: who that is, and no more. */
function withoutEnding({ tokens }: Prepared, { first, end }: TokenRange): number {
  const isEnding = (word: number): boolean => isReflexive(word) || isPossessive(word);
  return end - first > 1 && isEnding(tokens.word[end - 1]!) ? end - 1 : end;
}

function withoutMeasure({ tokens }: Prepared, first: number, end: number): number {
  let start = first;
  while (start < end - 1 && isMeasure(tokens.word[start]!)) start++;
  return start;
}

/** "Roe on Tuesday" without when; nothing is left of "Tuesday". */
function withoutTime({ tokens }: Prepared, story: Story, first: number, coreEnd: number): number {
  let end = coreEnd;
  while (end > first && isTime(tokens.word[end - 1]!) && story.mentionAt[end - 1]! < 0) end--;
  return end < coreEnd && end > first && tokens.pos[end - 1] === POS.ADP ? end - 1 : end;
}

/** A source of verbs and marks alone ("said") names nobody; after "according to" even "police" looks like a verb. */
function holdsNominal({ tokens }: Prepared, story: Story, first: number, end: number): boolean {
  if (first > 1 && isAccording(tokens.word[first - 2]!)) return true;
  for (let i = first; i < end; i++) {
    const pos = tokens.pos[i];
    if (story.mentionAt[i]! >= 0 || (pos !== POS.VERB && pos !== POS.PUNCT && pos !== POS.AUX)) return true;
  }
  return false;
}

/** "The New York Democrat" is a noun, whatever was taken for a name. */
function isPartyMember({ tokens }: Prepared, head: number, first: number): boolean {
  return isParty(tokens.word[head]!) && wordLower(tokens.word[first]!) === 'the';
}

function holdsAnd({ tokens }: Prepared, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (isAnd(tokens.word[i]!)) return true;
  return false;
}

function textBetween({ tokens, text }: Prepared, first: number, end: number): string {
  const printed = text.slice(tokens.start[first], tokens.end[end - 1]);
  return end - first === 1 ? printed : onOneLine(printed);
}

/** "WHO", "IT" and "US" in capitals are names or abbreviations; other pronouns in capitals are shouted. */
function isAcronym(text: string): boolean {
  return text === 'WHO' || text === 'IT' || text === 'US';
}

/** "it further", "he also": a pronoun with adverbs alone. */
function isPronoun({ tokens }: Prepared, first: number, end: number, text: string): boolean {
  if (!isPronounWord(tokens.word[first]!) || isAcronym(text)) return false;
  for (let i = first + 1; i < end; i++)
    if (tokens.pos[i] !== POS.ADV && wordLower(tokens.word[i]!) !== 'further') return false;
  return true;
}

function endOfCore(prepared: Prepared, story: Story, first: number, end: number): number {
  for (let i = first + 1; i < end; i++) {
    if (story.mentionAt[i]! >= 0 && story.mentionAt[i] === story.mentionAt[i - 1]) continue;
    if (endsCore(prepared.tokens.word[i]!)) return i;
  }
  return end;
}
