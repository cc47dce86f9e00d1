/** Titles that stand before a person's name, and the roles and gender that they tell. */
import { onForget, wordText } from '../../prepare/words.js';
import type { Gender } from './people.js';

export interface Title {
  /** Lower-case words by which the text may call the bearer: "the senator". */
  readonly roles: readonly string[];
  readonly gender?: Gender;
}

/** Keyed by the lower-case word without a full stop. */
export const TITLES: ReadonlyMap<string, Title> = new Map<string, Title>([
  ['mr', { roles: ['man'], gender: 'male' }],
  ['mrs', { roles: ['woman'], gender: 'female' }],
  ['ms', { roles: ['woman'], gender: 'female' }],
  ['miss', { roles: ['woman'], gender: 'female' }],
  ['monsieur', { roles: ['man'], gender: 'male' }],
  ['herr', { roles: ['man'], gender: 'male' }],
  ['señor', { roles: ['man'], gender: 'male' }],
  ['mme', { roles: ['woman'], gender: 'female' }],
  ['madame', { roles: ['woman'], gender: 'female' }],
  ['mlle', { roles: ['woman'], gender: 'female' }],
  ['mademoiselle', { roles: ['woman'], gender: 'female' }],
  ['frau', { roles: ['woman'], gender: 'female' }],
  ['señora', { roles: ['woman'], gender: 'female' }],
  ['sir', { roles: [], gender: 'male' }],
  ['lord', { roles: ['peer'], gender: 'male' }],
  ['lady', { roles: ['peer'], gender: 'female' }],
  ['dame', { roles: [], gender: 'female' }],
  ['king', { roles: ['king', 'monarch'], gender: 'male' }],
  ['queen', { roles: ['queen', 'monarch'], gender: 'female' }],
  ['prince', { roles: ['prince'], gender: 'male' }],
  ['princess', { roles: ['princess'], gender: 'female' }],
  ['pope', { roles: ['pope', 'pontiff'], gender: 'male' }],
  ['father', { roles: ['priest'], gender: 'male' }],
  ['sister', { roles: ['nun'], gender: 'female' }],
  ['dr', { roles: ['doctor'] }],
  ['doctor', { roles: ['doctor'] }],
  ['prof', { roles: ['professor'] }],
  ['professor', { roles: ['professor'] }],
  ['sen', { roles: ['senator', 'lawmaker'] }],
  ['senator', { roles: ['senator', 'lawmaker'] }],
  ['rep', { roles: ['representative', 'congressman', 'congresswoman', 'lawmaker'] }],
  ['representative', { roles: ['representative', 'lawmaker'] }],
  ['congressman', { roles: ['congressman', 'lawmaker'], gender: 'male' }],
  ['congresswoman', { roles: ['congresswoman', 'lawmaker'], gender: 'female' }],
  ['gov', { roles: ['governor'] }],
  ['governor', { roles: ['governor'] }],
  ['president', { roles: ['president'] }],
  ['chancellor', { roles: ['chancellor'] }],
  ['premier', { roles: ['premier'] }],
  ['minister', { roles: ['minister'] }],
  ['secretary', { roles: ['secretary'] }],
  ['mayor', { roles: ['mayor'] }],
  ['councillor', { roles: ['councillor'] }],
  ['cllr', { roles: ['councillor'] }],
  ['chairman', { roles: ['chairman', 'chair'], gender: 'male' }],
  ['chairwoman', { roles: ['chairwoman', 'chair'], gender: 'female' }],
  ['chair', { roles: ['chair'] }],
  ['spokesman', { roles: ['spokesman', 'spokesperson'], gender: 'male' }],
  ['spokeswoman', { roles: ['spokeswoman', 'spokesperson'], gender: 'female' }],
  ['spokesperson', { roles: ['spokesperson'] }],
  ['judge', { roles: ['judge'] }],
  ['justice', { roles: ['justice', 'judge'] }],
  ['sheriff', { roles: ['sheriff'] }],
  ['chief', { roles: ['chief'] }],
  ['gen', { roles: ['general'] }],
  ['general', { roles: ['general'] }],
  ['adm', { roles: ['admiral'] }],
  ['admiral', { roles: ['admiral'] }],
  ['col', { roles: ['colonel'] }],
  ['colonel', { roles: ['colonel'] }],
  ['maj', { roles: ['major'] }],
  ['major', { roles: ['major'] }],
  ['capt', { roles: ['captain'] }],
  ['captain', { roles: ['captain'] }],
  ['lt', { roles: ['lieutenant'] }],
  ['lieutenant', { roles: ['lieutenant'] }],
  ['sgt', { roles: ['sergeant'] }],
  ['sergeant', { roles: ['sergeant'] }],
  ['det', { roles: ['detective'] }],
  ['detective', { roles: ['detective'] }],
  ['inspector', { roles: ['inspector'] }],
  ['officer', { roles: ['officer'] }],
  ['rev', { roles: ['reverend', 'minister', 'pastor'] }],
  ['reverend', { roles: ['reverend', 'minister', 'pastor'] }],
  ['bishop', { roles: ['bishop'] }],
  ['archbishop', { roles: ['archbishop'] }],
  ['cardinal', { roles: ['cardinal'] }],
  ['rabbi', { roles: ['rabbi'] }],
  ['imam', { roles: ['imam'] }],
  ['coach', { roles: ['coach'] }],
  ['ambassador', { roles: ['ambassador'] }],
]);

/** Nouns for a person that tell the gender: "the spokeswoman". */
export const GENDERED_ROLES: ReadonlyMap<string, Gender> = new Map<string, Gender>([
  ...['man', 'boy', 'father', 'son', 'brother', 'husband', 'widower', 'king', 'prince', 'actor'].map(
    (word): [string, Gender] => [word, 'male'],
  ),
  ...['spokesman', 'congressman', 'businessman', 'chairman', 'fisherman', 'salesman'].map(
    (word): [string, Gender] => [word, 'male'],
  ),
  ...['woman', 'girl', 'mother', 'daughter', 'sister', 'wife', 'widow', 'queen', 'princess', 'actress'].map(
    (word): [string, Gender] => [word, 'female'],
  ),
  ...['spokeswoman', 'congresswoman', 'businesswoman', 'chairwoman'].map((word): [string, Gender] => [
    word,
    'female',
  ]),
]);

export function titleOf(word: string): Title | undefined {
  return TITLES.get(word.toLowerCase().replace(/\.$/, ''));
}

const titles: (Title | null)[] = [];
onForget(() => (titles.length = 0));

/** The title that a word type is, where it is printed with a capital; kept once known. */
export function titleAt(word: number): Title | null {
  const known = titles[word];
  if (known !== undefined) return known;
  const text = wordText(word);
  return (titles[word] = (/^\p{Lu}/u.test(text) && titleOf(text)) || null);
}
