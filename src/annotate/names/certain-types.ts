/**
 * What tells a name's type for certain. Titles of works: after "the comedy" or "her novel," a title in quotation marks or
 * with its article names no organization. Bodies: "Federation of …" names nothing else.
 */
import { wordId, wordLower } from '../../prepare/words.js';
import type { Prepared } from '../../prepare/prepared.js';
import { NAME_TYPES, type LabelledName } from './labels.js';

const WORK_NOUNS = new Set(
  'film movie comedy drama thriller documentary sitcom musical opera novel novella memoir book bestseller play poem song single album ballad painting sculpture series'.split(
    ' ',
  ),
);
const COMMA = wordId(',');
const OPENING_MARKS = new Set(['"', '“', '‘', '«'].map(wordId));
const ARTICLES = new Set(['The', 'A', 'An'].map(wordId));
const OTHER = NAME_TYPES.indexOf('other');
const ORGANIZATION = NAME_TYPES.indexOf('organization');

const BODIES = new Set(
  'Academy Alliance Association Bureau Chamber College Commission Committee Confederation Council Department Federation Guild Institute League Ministry Office Organisation Organization Society Union University'
    .split(' ')
    .map(wordId),
);
const OF = new Set(['of', 'for'].map(wordId));

/** The type of a name, with titles of works as "other" and bodies as organizations. */
export function typeOfName(prepared: Prepared, name: LabelledName): number {
  const { word } = prepared.tokens;
  const isBody = name.end - name.start > 2 && BODIES.has(word[name.start]!) && OF.has(word[name.start + 1]!);
  return isBody && name.type === OTHER ? ORGANIZATION : typeOfWork(prepared, name);
}

function typeOfWork({ tokens }: Prepared, { start, type }: LabelledName): number {
  const word = (i: number): number => tokens.word[i] as number;
  let before = start - 1;
  let titled = ARTICLES.has(word(start));
  for (const signs of [ARTICLES, OPENING_MARKS]) {
    if (before < 0 || !signs.has(word(before))) continue;
    before--;
    titled = true;
  }
  if (!titled) return type;
  if (before >= 0 && word(before) === COMMA) before--;
  return before >= 0 && WORK_NOUNS.has(wordLower(word(before))) ? OTHER : type;
}
