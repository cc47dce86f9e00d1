/** The words of a name as they are compared: lower case, without titles, marks and legal endings. */
import type { NameMention } from '../../annotate/names/mention.js';
import type { Prepared } from '../../prepare/prepared.js';
import { wordLower, wordText } from '../../prepare/words.js';
import { titleOf } from './titles.js';

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

/** Groups mentions by spelling, in order of first appearance. */
export function nameForms(
  prepared: Prepared,
  mentions: readonly NameMention[],
  wanted: (mention: NameMention) => boolean,
): NameForm[] {
  const forms = new Map<string, NameForm>();
  mentions.forEach((mention, index) => {
    if (!wanted(mention)) return;
    const form = formOf(prepared, mention);
    const key = form.words.join(' ');
    const known = forms.get(key);
    if (known) known.mentions.push(index);
    else forms.set(key, { ...form, mentions: [index] });
  });
  return [...forms.values()];
}

function formOf(prepared: Prepared, mention: NameMention): { words: string[]; text: string } {
  const { tokens } = prepared;
  let first = mention.firstToken;
  const last = mention.endToken - 1;
  while (mention.type === 'person' && first < last && titleOf(wordText(tokens.word[first]!))) first++;
  const words: string[] = [];
  for (let i = first; i <= last; i++) {
    const word = wordLower(tokens.word[i]!).replace(/[^\p{L}\p{N}&]+/gu, '');
    if (word && word !== 's') words.push(word);
  }
  const text = prepared.text.slice(tokens.start[first], tokens.end[last]).replace(/\s+/g, ' ');
  return { words: words.length > 0 ? words : [text.toLowerCase()], text };
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
  return words.slice(first, end);
}

/** The initials of a name's main words: "Sony Pictures Entertainment" -> "spe". */
export function initialsOf(words: readonly string[]): string {
  return words
    .filter((word) => !/^(?:of|the|and|for|in|on|de|&)$/.test(word))
    .map((word) => word[0])
    .join('');
}
