/** The words of a name as they are compared: lower case, without titles, marks and legal endings. */
import type { NameMention } from '../../annotate/names/mention.js';
import type { Prepared } from '../../prepare/prepared.js';
import { onForget, wordLower } from '../../prepare/words.js';
import type { EntityType } from '../../record.js';
import { titleAt } from './titles.js';

/** A name's distinct spelling within a story, with the mentions that are spelt so. */
export interface NameForm {
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

/** Groups the mentions of one type by spelling, in order of first appearance. */
export function nameForms(
  prepared: Prepared,
  mentions: readonly NameMention[],
  types: readonly EntityType[],
  type: EntityType,
): NameForm[] {
  const forms = new Map<string, NameForm>();
  for (let index = 0; index < mentions.length; index++) {
    if (types[index] !== type) continue;
    const words = wordsOf(prepared, mentions[index]!, type);
    const key = words.length === 1 ? words[0]! : words.join(' ');
    const known = forms.get(key);
    if (known) known.mentions.push(index);
    else forms.set(key, { words, text: textOf(prepared, mentions[index]!, type), mentions: [index] });
  }
  return [...forms.values()];
}

function wordsOf(prepared: Prepared, mention: NameMention, type: EntityType): string[] {
  const { word } = prepared.tokens;
  const words: string[] = [];
  for (let i = nameStart(prepared, mention, type); i < mention.endToken; i++) {
    const plain = plainWord(word[i]!);
    if (plain && plain !== 's') words.push(plain);
  }
  return words.length > 0 ? words : [prepared.text.slice(mention.start, mention.end).toLowerCase()];
}

function textOf(prepared: Prepared, mention: NameMention, type: EntityType): string {
  const { tokens, text } = prepared;
  const first = nameStart(prepared, mention, type);
  return text.slice(tokens.start[first], tokens.end[mention.endToken - 1]).replace(/\s+/g, ' ');
}

/** Where the name proper begins: a person's mention may hold titles, and words that its capitals drew in. */
export function nameStart({ tokens }: Prepared, mention: NameMention, type: EntityType): number {
  let first = mention.firstToken;
  if (type !== 'person') return first;
  const last = mention.endToken - 1;
  while (first < last && (titleAt(tokens.word[first]!) || BEFORE_NAMES.has(plainWord(tokens.word[first]!))))
    first++;
  return first;
}

const plainWords: string[] = [];
onForget(() => (plainWords.length = 0));

/** A word type's letters and digits in lower case, kept once known. */
export function plainWord(word: number): string {
  return (plainWords[word] ??= wordLower(word).replace(/[^\p{L}\p{N}&]+/gu, ''));
}

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
