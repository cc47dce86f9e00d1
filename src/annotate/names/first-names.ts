/** A person's first name that the tagger left outside: "Edmund Tace KC" where it knows no more than "Tace KC". */
import type { Prepared } from '../../prepare/prepared.js';
import { isWithinSentence } from './capitals.js';
import { CASE } from './case.js';
import { LISTS, type ListName } from './lexicon.js';
import type { NameMention } from './mention.js';
import type { Spellings } from './spellings.js';

const bitsOf = (...lists: readonly ListName[]): number =>
  lists.reduce((bits, list) => bits | (1 << LISTS.indexOf(list)), 0);
const FIRST_NAME = bitsOf('firstName');
/** "Will", "Per": first names where nothing else asks for the capital. */
const FUNCTION = bitsOf('function');
/** "May Hale was late", "Judge Roe", "Florence Petrov": what may as well be something else stays outside. */
const ELSE = bitsOf(
  ...(['role', 'calendar', 'noun', 'verb', 'adjective'] as const),
  ...(['country', 'region', 'city'] as const),
);

/** The mentions, in text order, those of persons with the first name right before them. */
export function withFirstNames(
  prepared: Prepared,
  mentions: readonly NameMention[],
  spellings: Spellings,
): readonly NameMention[] {
  return mentions.map((mention, index) => {
    const before = mention.firstToken - 1;
    const isFree = before >= 0 && (index === 0 || mentions[index - 1]!.endToken <= before);
    if (mention.type !== 'person' || !isFree || !isFirstName(prepared, before, spellings)) return mention;
    return { ...mention, start: prepared.tokens.start[before]!, firstToken: before };
  });
}

/** Whether the token is nothing but a first name, and of the sentence of the token after it. */
function isFirstName(prepared: Prepared, token: number, { caseOf, mask }: Spellings): boolean {
  const { tokens } = prepared;
  const word = tokens.word[token]!;
  if (tokens.sentence[token] !== tokens.sentence[token + 1] || caseOf(word) !== CASE.capital) return false;
  if ((mask(word) & FIRST_NAME) === 0 || (mask(word) & ELSE) !== 0) return false;
  return (mask(word) & FUNCTION) === 0 || isWithinSentence(prepared, token);
}
