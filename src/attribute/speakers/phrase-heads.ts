/** The head of a noun phrase, and the person whom it introduces. */
import { POS, type Prepared } from '../../prepare/prepared.js';
import { keptByWord } from '../../prepare/word-facts.js';
import { lowerId, wordId, wordLower, wordText } from '../../prepare/words.js';
import { titleAt } from '../entities/titles.js';
import { isNominal } from '../nominal.js';
import { typeAt, type Story } from '../entities/story.js';
import { wordLists } from '../word-lists.js';

/** Tokens, half-open. */
export interface TokenRange {
  readonly first: number;
  readonly end: number;
}

/** A source's tokens: the core up to its first comma, and the whole. */
export interface PhraseTokens extends TokenRange {
  readonly coreEnd: number;
}

/** The mention that holds the token, or -1; "Republican" and other names of no person, body or place count as nouns. */
export function speakingName(story: Story, token: number): number {
  const mention = story.mentionAt[token]!;
  return mention >= 0 && typeAt(story, mention) !== 'other' ? mention : -1;
}

const isCapital = keptByWord((word) => /^\p{Lu}/u.test(wordText(word)));

const CHIEF = wordId('chief');

/** A phrase's last word that is an adjective to the tagger: "the union chief", "South Korea's military". */
function isLastNoun({ tokens: { pos, word } }: Prepared, token: number): boolean {
  return lowerId(word[token]!) === CHIEF || (pos[token] === POS.ADJ && pos[token - 1] === POS.PART);
}

/** The last noun or name before the first preposition outside a name; "a spokesman for Roe" has "spokesman". */
export function headOf(prepared: Prepared, story: Story, first: number, end: number): number {
  const { pos, word } = prepared.tokens;
  let head = -1;
  for (let i = first; i < end; i++) {
    const inName = story.mentionAt[i]! >= 0;
    if (pos[i] === POS.ADP && !inName && head >= 0) break;
    const noun = pos[i] === POS.NOUN || pos[i] === POS.PROPN || pos[i] === POS.PRON;
    if (inName || noun || (head >= 0 && i + 1 === end && isLastNoun(prepared, i))) head = i;
    else if (pos[i] === POS.VERB && head >= 0) {
      // "Professional Game Match Officials": a capital within a name, whatever the word else is.
      if (!isCapital(word[i]!)) break;
      head = i;
    }
  }
  return head >= 0 ? head : end - 1;
}

/**
 * The person whom a noun introduces: "the fund's chief, Ana Roe", "its author, the independent researcher Wen Castellane",
 * "the secretary of the council (NGC), Dr. Ben Ash", "the head of water Ana Roe"; the mention, or -1.
 */
export function personBeside(
  prepared: Prepared,
  story: Story,
  { first, coreEnd, end }: PhraseTokens,
): number {
  for (let i = coreEnd; i + 1 < end; i++) {
    if (wordText(prepared.tokens.word[i]!) !== ',') continue;
    const mention = personOfPhrase(prepared, story, i + 1, end);
    if (mention >= 0) return mention;
  }
  const last = personAt(story, coreEnd - 1);
  if (last < 0) return -1;
  let start = story.mentions[last]!.firstToken;
  while (start > first && titleAt(prepared.tokens.word[start - 1]!)) start--;
  const before = prepared.tokens.pos[start - 1];
  const introduces =
    before === POS.NOUN ||
    before === POS.PROPN ||
    before === POS.SCONJ ||
    wordLower(prepared.tokens.word[start - 1] ?? 0) === 'as';
  return start > first && introduces ? last : -1;
}

/** The mention of a person that holds the token, or -1. */
export function personAt(story: Story, token: number): number {
  const mention = story.mentionAt[token]!;
  return mention >= 0 && typeAt(story, mention) === 'person' ? mention : -1;
}

/** "The caller, later identified as Ana Roe". */
const { isNaming } = wordLists({ isNaming: 'later identified named as' });

/** A person at the end of a run of determiners, adjectives and nouns; or -1. */
function personOfPhrase({ tokens }: Prepared, story: Story, from: number, end: number): number {
  for (let i = from; i < end; i++) {
    const mention = personAt(story, i);
    if (mention >= 0) return mention;
    if (!isNaming(tokens.word[i]!) && !isNominal(tokens.pos[i]!)) return -1;
  }
  return -1;
}

const { isMany } = wordLists({
  isMany:
    'people police officials others some many most few several half percent % majority number dozens hundreds thousands two-thirds none both those two three four',
});

/** @param first the phrase's first token */
export function isPlural({ tokens, sentences }: Prepared, token: number, first: number): boolean {
  const word = tokens.word[token]!;
  if (isMany(word) || isMany(tokens.word[first]!)) return true;
  if (tokens.pos[token] === POS.NOUN) return lowerId(tokens.lemma[token]!) !== lowerId(word);
  // "Critics say": a proper noun to the tagger, for its capital.
  const opens = sentences[tokens.sentence[token]!]!.firstToken === token;
  return opens && tokens.pos[token] === POS.PROPN && /[^sui]s$/.test(wordLower(word));
}

/** The core without a clause after its head: "an internal memo dated Jan. 17", "experts hired by Sony". */
export function withoutTail({ tokens }: Prepared, story: Story, head: number, end: number): number {
  for (let i = head + 1; i < end; i++) {
    const afterNoun = tokens.pos[i - 1] === POS.NOUN || tokens.pos[i - 1] === POS.PROPN;
    if (afterNoun && story.mentionAt[i]! < 0 && tokens.pos[i] === POS.VERB) return i;
  }
  return end;
}
