/**
 * The edges of a name as readers expect them: no quotation marks, stray signs, form of address or article of a sentence
 * around it.
 */
import type { Prepared } from '../../prepare/prepared.js';
import { wordId, wordText } from '../../prepare/words.js';
import { NAME_TYPES, type LabelledName } from './labels.js';
import { organizationSubtype } from './subtype.js';

const idsOf = (words: string): ReadonlySet<number> => new Set(words.split(' ').map(wordId));

/** Tokens that never end or begin a name. An 's that the tagger took for part of it ("McDonald's") stays. */
const NEVER_LAST = idsOf('- , ; : ( " “ ‘ – —');
const NEVER_FIRST = idsOf("' ’ 's ’s 'S ’S - , ; : . ) \" ” – —");
const THE = wordId('The');
const ADDRESS = idsOf('Mr. Mr Mrs. Mrs Ms. Ms Mx. Mx Messrs. Messrs');
const PERSON = NAME_TYPES.indexOf('person');
const ORGANIZATION = NAME_TYPES.indexOf('organization');
const OTHER = NAME_TYPES.indexOf('other');

/** Trims a name given in tokens [start, end); start and end are equal where nothing is left. */
export function userEdges(prepared: Prepared, name: LabelledName): LabelledName {
  const { word } = prepared.tokens;
  let { start, end } = name;
  while (start < end && NEVER_FIRST.has(word[start] as number)) start++;
  while (end > start && NEVER_LAST.has(word[end - 1] as number)) end--;
  if (end - start > 1 && word[start] === THE && isSentenceArticle(prepared, { start, end, type: name.type }))
    start++;
  // "Mr. Vale" is a person whatever the tagger made of him; "Mr. Robot" may be a play.
  if (end - start > 1 && ADDRESS.has(word[start] as number) && name.type !== OTHER)
    return { start: start + 1, end, type: PERSON };
  return start === name.start && end === name.end ? name : { start, end, type: name.type };
}

/** "The Red Crescent said": capitalised by grammar. Newspapers and broadcasters keep theirs ("The Daily Packet"). */
function isSentenceArticle({ tokens, sentences }: Prepared, { start, end, type }: LabelledName): boolean {
  if (type !== ORGANIZATION || sentences[tokens.sentence[start] as number]?.firstToken !== start)
    return false;
  let words = '';
  for (let i = start + 1; i < end; i++) words += `${wordText(tokens.word[i]!)} `;
  return organizationSubtype(words) !== 'media';
}
