/** The words of a name as they are compared: lower case, without titles, marks and legal endings. */
import { isWithinSentence } from '../../annotate/names/capitals.js';
import type { NameMention } from '../../annotate/names/mention.js';
import type { Prepared } from '../../prepare/prepared.js';
import { keptByWord } from '../../prepare/word-facts.js';
import { wordLower } from '../../prepare/words.js';
import type { EntityType } from '../../record.js';
import { onOneLine } from '../../span.js';
import { titleAt } from './titles.js';

/** A name's distinct spelling within a story, with the mentions that are spelt so. */
export interface NameForm {
  readonly type: EntityType;
  /** Lower-case words without punctuation; never empty. */
  readonly words: readonly string[];
  /** As printed, without titles. */
  readonly text: string;
  /** Indices into the mentions, in text order. */
  readonly mentions: number[];
}

const GENERATIONS = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);
const LEGAL_ENDINGS = new Set(
  'inc corp corporation co company ltd limited plc llc llp ag sa nv gmbh group holdings'.split(' '),
);
/** Words that a headline's capitals or a sentence's start may have stuck to a person's name. */
const BEFORE_NAMES = new Set(
  'about after against and as at because before but by did does for from has how if in into is meet meanwhile on over since so than that the then though to under until what when where while who why will with without would yet'.split(
    ' ',
  ),
);

/** A tree of names by their words: joining them to look a name up would take longer. */
interface Spelling {
  next: Map<string, Spelling> | null;
  /** Of the words so far; one a type. */
  readonly forms: NameForm[];
}

/** Groups the mentions of each type by spelling, in order of first appearance. */
export function nameForms(
  prepared: Prepared,
  mentions: readonly NameMention[],
  types: readonly EntityType[],
): Record<EntityType, NameForm[]> {
  const forms: Record<EntityType, NameForm[]> = { person: [], organization: [], place: [], other: [] };
  const spellings: Spelling = { next: null, forms: [] };
  for (let index = 0; index < mentions.length; index++) {
    const mention = mentions[index]!;
    const type = types[index]!;
    const first = type === 'person' ? nameStart(prepared, mention) : mention.firstToken;
    const words = wordsOf(prepared, mention, first);
    const alike = formsSpelt(spellings, words);
    const known = alike.find((form) => form.type === type);
    if (known) {
      known.mentions.push(index);
      continue;
    }
    const form = { type, words, text: textOf(prepared, mention, first), mentions: [index] };
    alike.push(form);
    forms[type].push(form);
  }
  return forms;
}

/** The words as they are compared; a name of marks alone is one word. */
function wordsOf({ tokens, text }: Prepared, { start, end, endToken }: NameMention, first: number): string[] {
  const words: string[] = [];
  for (let i = first; i < endToken; i++) {
    const plain = plainWord(tokens.word[i]!);
    if (plain !== '' && plain !== 's') words.push(plain);
  }
  return words.length > 0 ? words : [text.slice(start, end).toLowerCase()];
}

/** The list of forms of these words; empty where there are none yet. */
function formsSpelt(spellings: Spelling, words: readonly string[]): NameForm[] {
  let at = spellings;
  for (const word of words) {
    const next: Map<string, Spelling> = (at.next ??= new Map());
    let following = next.get(word);
    if (!following) next.set(word, (following = { next: null, forms: [] }));
    at = following;
  }
  return at.forms;
}

function textOf({ tokens, text }: Prepared, { endToken }: NameMention, first: number): string {
  return onOneLine(text.slice(tokens.start[first], tokens.end[endToken - 1]));
}

/** Where a person's name proper begins: a mention may hold titles, and words that its capitals drew in. */
function nameStart(prepared: Prepared, { firstToken, endToken }: NameMention): number {
  const { word } = prepared.tokens;
  let first = firstToken;
  while (first < endToken - 1 && (titleAt(word[first]!) || isStuckBefore(prepared, first))) first++;
  return first;
}

function isStuckBefore(prepared: Prepared, token: number): boolean {
  return isBeforeNames(prepared.tokens.word[token]!) && !isWithinSentence(prepared, token);
}

/** A word type's letters and digits in lower case. */
export const plainWord = keptByWord((word) => wordLower(word).replace(/[^\p{L}\p{N}&]+/gu, ''));
const isBeforeNames = keptByWord((word) => BEFORE_NAMES.has(plainWord(word)));

/** A person's words without "Jr" and the like. */
export function withoutGeneration(words: readonly string[]): readonly string[] {
  return words.length > 2 && GENERATIONS.has(words.at(-1)!) ? words.slice(0, -1) : words;
}

/** An organization's words without "Inc", "Corp" and the like. */
export function withoutLegalEnding(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 1 && LEGAL_ENDINGS.has(words[end - 1]!)) end--;
  const first = end > 1 && words[0] === 'the' ? 1 : 0;
  return first === 0 && end === words.length ? words : words.slice(first, end);
}

const JOINING = new Set(['of', 'the', 'and', 'for', 'in', 'on', 'de', '&']);

/** The initials of a name's main words: "Sony Pictures Entertainment" -> "spe". */
export function initialsOf(words: readonly string[]): string {
  let initials = '';
  for (const word of words) if (!JOINING.has(word)) initials += word[0];
  return initials;
}

/** A surname this long that is one slip away from that of a person of full name is taken for hers. */
export const MISSPELT_LENGTH = 6;

/** "Sameuelson" for "Samuelson"; a plural ("the Clintons") is no slip. */
export function isMisspelt(word: string, surname: string): boolean {
  return (
    word.length >= MISSPELT_LENGTH &&
    surname.startsWith(word[0]!) &&
    word !== `${surname}s` &&
    isOneSlipAway(surname, word)
  );
}

/** True where one insertion, deletion, substitution or swap of neighbours makes one word of the other. */
export function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from++;
  let back = 0;
  while (
    back < a.length - from &&
    back < b.length - from &&
    a[a.length - 1 - back] === b[b.length - 1 - back]
  )
    back++;
  const [restA, restB] = [a.slice(from, a.length - back), b.slice(from, b.length - back)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB === restA[1]! + restA[0]!;
}
