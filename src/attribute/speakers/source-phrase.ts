/** What kind of phrase a printed source is, and what it stands for by itself: a name, names, a pronoun or a noun. */
import { POS, type Prepared } from '../../prepare/prepared.js';
import { onForget, wordLower, wordText } from '../../prepare/words.js';
import type { Span } from '../../span.js';
import type { Story } from '../entities/story.js';
import { joinedNames } from './joined-names.js';
import { headOf, isPlural, personBeside, speakingName, withoutTail } from './phrase-heads.js';
import { firstTokenAt, tokenAfter } from '../tokens-of.js';

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

const PRONOUNS = new Set(
  'he she they it i we you who which whom whose him her his their them its us me my our those these this that himself herself themselves itself ourselves myself'.split(
    ' ',
  ),
);
const DEFINITE = new Set('the this that these those his her their its our my'.split(' '));
const CORE_ENDS = /^(?:[,;:()[\]“”"—–]|--|who|which|whose|whom|that)$/;
/** When, not who: "the firm today announced". */
const TIMES = new Set(
  'today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday then now later earlier also'.split(
    ' ',
  ),
);
/** Before a phrase they say how much, not who: "only 52 percent", "both councils". */
const MEASURES = new Set(['only', 'both', 'even', 'just', 'nearly', 'almost', 'about', 'also', 'but', 'and']);

export function parseSource(prepared: Prepared, story: Story, source: Span): SourcePhrase | null {
  const end = tokenAfter(prepared, source.end);
  const opening = firstTokenAt(prepared, source.start);
  const firstToken = withoutMeasure(prepared, opening, end);
  if (firstToken >= end) return null;
  const plain = pronounAlone(prepared, firstToken, end) ?? nameAlone(prepared, story, firstToken, end);
  if (plain) return plain;
  if (!holdsNominal(prepared, story, firstToken, end)) return null;
  const coreEnd = endOfCore(prepared, story, firstToken, end);
  const headToken = headOf(prepared, story, firstToken, coreEnd);
  const words = lowerWords(prepared, firstToken, coreEnd);
  if (TIMES.has(words.at(-1)!) && story.mentionAt[coreEnd - 1]! < 0) return null;
  const phrase = {
    firstToken,
    coreEnd,
    head: wordLower(prepared.tokens.word[headToken]!),
    entity: -1,
    text: textBetween(prepared, firstToken, withoutTail(prepared, story, headToken, coreEnd)),
    definite: DEFINITE.has(words[0]!),
    plural: isPlural(prepared, headToken, words) || words.includes('and'),
  };
  if (isPronoun(prepared, words, firstToken, phrase.text))
    return { ...phrase, head: words[0]!, kind: 'pronoun' };
  const several = joinedNames(prepared, story, firstToken, end);
  if (several) return { ...phrase, kind: 'names', text: several, plural: true };
  const named = isPartyMember(prepared, headToken, words[0]!) ? -1 : speakingName(story, headToken);
  const entity = named >= 0 ? named : personBeside(prepared, story, { first: firstToken, coreEnd, end });
  if (entity < 0)
    return oneOfMany(prepared, story, { first: firstToken, coreEnd, end }) ?? { ...phrase, kind: 'nominal' };
  return { ...phrase, kind: 'name', entity: story.entityOf[entity]!, plural: false };
}

/** "He": one word, and no more to ask. */
function pronounAlone({ tokens, text }: Prepared, first: number, end: number): SourcePhrase | null {
  if (end - first !== 1) return null;
  const head = wordLower(tokens.word[first]!);
  const printed = text.slice(tokens.start[first], tokens.end[first]);
  if (!PRONOUNS.has(head) || isAcronym(printed)) return null;
  const definite = DEFINITE.has(head);
  return {
    kind: 'pronoun',
    firstToken: first,
    coreEnd: end,
    head,
    entity: -1,
    text: printed,
    definite,
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
  { first, coreEnd, end }: { first: number; coreEnd: number; end: number },
): SourcePhrase | null {
  const { tokens } = prepared;
  if (coreEnd + 1 >= end || wordText(tokens.word[coreEnd]!) !== ',') return null;
  const counts =
    coreEnd - first === 1 || /^(?:them|us|those|these)$/.test(wordLower(tokens.word[coreEnd - 1]!));
  if (!counts || !/^(?:one|another|some|two|three|many)$/.test(wordLower(tokens.word[first]!))) return null;
  return parseSource(prepared, story, { start: tokens.start[coreEnd + 1]!, end: tokens.end[end - 1]! });
}

function withoutMeasure({ tokens }: Prepared, first: number, end: number): number {
  let start = first;
  while (start < end - 1 && MEASURES.has(wordLower(tokens.word[start]!))) start++;
  return start;
}

/** A source of verbs and marks alone ("said") names nobody. */
function holdsNominal({ tokens }: Prepared, story: Story, first: number, end: number): boolean {
  for (let i = first; i < end; i++) {
    const pos = tokens.pos[i];
    if (story.mentionAt[i]! >= 0 || (pos !== POS.VERB && pos !== POS.PUNCT && pos !== POS.AUX)) return true;
  }
  return false;
}

/** "The New York Democrat" is a noun, whatever was taken for a name. */
function isPartyMember({ tokens }: Prepared, head: number, opening: string): boolean {
  return (
    opening === 'the' &&
    /^(?:republican|democrat|senator|congressman|congresswoman|lawmaker)$/.test(wordLower(tokens.word[head]!))
  );
}

function lowerWords({ tokens }: Prepared, first: number, end: number): string[] {
  const words: string[] = [];
  for (let i = first; i < end; i++) words.push(wordLower(tokens.word[i]!));
  return words;
}

function textBetween({ tokens, text }: Prepared, first: number, end: number): string {
  const printed = text.slice(tokens.start[first], tokens.end[end - 1]);
  return end - first === 1 ? printed : printed.replace(/\s+/g, ' ');
}

/** "WHO", "IT" and "US" in capitals are names or abbreviations; other pronouns in capitals are shouted. */
function isAcronym(text: string): boolean {
  return text === 'WHO' || text === 'IT' || text === 'US';
}

/** "it further", "he also": a pronoun with adverbs alone. */
function isPronoun(prepared: Prepared, words: readonly string[], first: number, text: string): boolean {
  if (!PRONOUNS.has(words[0]!) || isAcronym(text)) return false;
  return words.every(
    (word, i) => i === 0 || word === 'further' || prepared.tokens.pos[first + i] === POS.ADV,
  );
}

function endOfCore(prepared: Prepared, story: Story, first: number, end: number): number {
  for (let i = first + 1; i < end; i++) {
    if (story.mentionAt[i]! >= 0 && story.mentionAt[i] === story.mentionAt[i - 1]) continue;
    if (endsCore(prepared.tokens.word[i]!)) return i;
  }
  return end;
}

const coreEnds: boolean[] = [];
onForget(() => (coreEnds.length = 0));

/** Kept by word type once known. */
function endsCore(word: number): boolean {
  return (coreEnds[word] ??= CORE_ENDS.test(wordText(word)));
}
