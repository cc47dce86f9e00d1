/** What kind of phrase a printed source is, and what it stands for by itself: a name, a pronoun or a noun. */
import { POS, type Prepared } from '../../prepare/prepared.js';
import { wordLower, wordText } from '../../prepare/words.js';
import type { Span } from '../../span.js';
import type { Story } from '../entities/story.js';
import { titleOf } from '../entities/titles.js';
import { firstTokenAt, tokenAfter } from './tokens-of.js';

export interface SourcePhrase {
  readonly kind: 'name' | 'names' | 'pronoun' | 'nominal';
  readonly firstToken: number;
  /** One past the last token of the core: up to the first comma, bracket or relative clause. */
  readonly coreEnd: number;
  /** Lower-case head noun or pronoun; for a name its last word. */
  readonly head: string;
  /** Index of the entity for a name, else -1. */
  readonly entity: number;
  /** The core as printed, on one line. */
  readonly text: string;
  readonly definite: boolean;
  readonly plural: boolean;
}

const PRONOUNS = new Set(
  'he she they it i we you who which whom whose him her his their them its us me my our those these this that himself herself themselves itself ourselves myself'.split(
    ' ',
  ),
);
const DEFINITE = new Set([
  'the',
  'this',
  'that',
  'these',
  'those',
  'his',
  'her',
  'their',
  'its',
  'our',
  'my',
]);
const CORE_ENDS = /^(?:[,;:()[\]“”"—–]|--|who|which|whose|whom|that)$/;

export function parseSource(prepared: Prepared, story: Story, source: Span): SourcePhrase | null {
  const firstToken = firstTokenAt(prepared, source.start);
  const end = tokenAfter(prepared, source.end);
  if (firstToken >= end) return null;
  const coreEnd = endOfCore(prepared, story, firstToken, end);
  const words = Array.from(prepared.tokens.word.subarray(firstToken, coreEnd), wordLower);
  const headToken = headOf(prepared, story, firstToken, coreEnd);
  const phrase = {
    firstToken,
    coreEnd,
    head: wordLower(prepared.tokens.word[headToken]!),
    entity: -1,
    text: prepared.text
      .slice(prepared.tokens.start[firstToken], prepared.tokens.end[coreEnd - 1])
      .replace(/\s+/g, ' '),
    definite: DEFINITE.has(words[0]!),
    plural: isPlural(prepared, headToken) || words.includes('and'),
  };
  if (isPronoun(prepared, words, firstToken, phrase.text))
    return { ...phrase, head: words[0]!, kind: 'pronoun' };
  const mention = speakingName(story, headToken);
  const named = mention >= 0 ? mention : personBeside(prepared, story, firstToken, coreEnd, end);
  if (named < 0) return { ...phrase, kind: 'nominal' };
  if (mention < 0) return { ...phrase, kind: 'name', entity: story.entityOf[named]!, plural: false };
  if (namesTwo(prepared, story, firstToken, coreEnd, mention))
    return { ...phrase, kind: 'names', plural: true };
  return { ...phrase, kind: 'name', entity: story.entityOf[mention]!, plural: false };
}

/** The mention that holds the token, or -1; "Republican" and other names of no person, body or place count as nouns. */
function speakingName(story: Story, token: number): number {
  const mention = story.mentionAt[token]!;
  return mention >= 0 && story.mentions[mention]!.type !== 'other' ? mention : -1;
}

/** "WHO", "IT" and "US" in capitals are names or abbreviations; other pronouns in capitals are shouted. */
function isAcronym(text: string): boolean {
  return text === 'WHO' || text === 'IT' || text === 'US';
}

/** "it further", "he also": a pronoun with adverbs alone. */
function isPronoun(prepared: Prepared, words: readonly string[], first: number, text: string): boolean {
  if (!PRONOUNS.has(words[0]!) || isAcronym(text)) return false;
  return words.every((_, i) => i === 0 || prepared.tokens.pos[first + i] === POS.ADV);
}

/**
 * The person whom a noun introduces: "the fund's chief, Ana Roe", "the secretary of the council (NGC), Dr. Ben Ash",
 * "the head of water Ana Roe"; the mention, or -1.
 */
function personBeside(prepared: Prepared, story: Story, first: number, coreEnd: number, end: number): number {
  const personAt = (token: number): number => {
    const mention = token < end ? story.mentionAt[token]! : -1;
    return mention >= 0 && story.mentions[mention]!.type === 'person' ? mention : -1;
  };
  const word = (token: number): string => wordText(prepared.tokens.word[token]!);
  for (let i = coreEnd; i + 1 < end; i++) {
    if (word(i) !== ',') continue;
    const next = i + 2 < end && titleOf(word(i + 1)) && personAt(i + 1) < 0 ? i + 2 : i + 1;
    if (personAt(next) >= 0) return personAt(next);
  }
  const last = personAt(coreEnd - 1);
  if (last < 0) return -1;
  const { firstToken } = story.mentions[last]!;
  const before = prepared.tokens.pos[firstToken - 1];
  return firstToken > first && (before === POS.NOUN || before === POS.PROPN) ? last : -1;
}

function endOfCore(prepared: Prepared, story: Story, first: number, end: number): number {
  for (let i = first + 1; i < end; i++) {
    if (story.mentionAt[i]! >= 0 && story.mentionAt[i] === story.mentionAt[i - 1]) continue;
    if (CORE_ENDS.test(wordText(prepared.tokens.word[i]!))) return i;
  }
  return end;
}

/** The last noun or name before the first preposition outside a name; "a spokesman for Roe" has "spokesman". */
function headOf(prepared: Prepared, story: Story, first: number, end: number): number {
  const { pos } = prepared.tokens;
  let head = -1;
  for (let i = first; i < end; i++) {
    const inName = story.mentionAt[i]! >= 0;
    if (pos[i] === POS.ADP && !inName && head >= 0) break;
    if (inName || pos[i] === POS.NOUN || pos[i] === POS.PROPN || pos[i] === POS.PRON) head = i;
    else if (pos[i] === POS.VERB && head >= 0) break;
  }
  return head >= 0 ? head : end - 1;
}

function isPlural(prepared: Prepared, token: number): boolean {
  const word = wordLower(prepared.tokens.word[token]!);
  if (prepared.tokens.pos[token] !== POS.NOUN) return word === 'people' || word === 'police';
  return (
    wordLower(prepared.tokens.lemma[token]!) !== word ||
    /^(?:people|police|officials|others|some|many)$/.test(word)
  );
}

/** "China and Russia", "Roe and her lawyer": joined at the top level, with the head the last of them. */
function namesTwo(prepared: Prepared, story: Story, first: number, end: number, head: number): boolean {
  for (let i = first; i < end; i++) {
    const joined = wordLower(prepared.tokens.word[i]!) === 'and' && story.mentionAt[i]! < 0;
    if (joined && i > first && story.mentionAt[i - 1]! >= 0 && story.mentionAt[i - 1] !== head) return true;
  }
  return false;
}
