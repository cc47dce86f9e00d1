/** What the tagger starts from for a word: its own entry where wink lists it, else that of one of its kind. */
import {
  capitalisedReading,
  defaultTag,
  isListed,
  listedReading,
  unlistedReading,
  type TagReading,
} from './vocabulary.js';

/** What wink gives words that it does not list, and a listed word of the kinds that it knows by their shape. */
const STAND_IN = {
  PROPN: unlistedReading('PROPN'),
  NOUN: unlistedReading('NOUN'),
  VERB: unlistedReading('VERB'),
  ADJ: unlistedReading('ADJ'),
  ADV: unlistedReading('ADV'),
  NUM: unlistedReading('NUM'),
  ORDINAL: listedReading('4th'),
  DECADE: listedReading('1990s'),
  SYM: listedReading('%'),
  PUNCT: listedReading(';'),
} as const;

/** The marks of other presses and scripts, as the ones that wink lists. */
const MARKS = new Map(Object.entries({
  '„': '“', '‟': '“', '«': '“', '»': '”', "''": '”', '``': '“', '＂': '"', '‹': '‘', '›': '’', '‚': '‘',
  '…': '...', '―': '—', '‒': '–', '−': '–', '‐': '-', '‑': '-',
})); // prettier-ignore

/** Words that wink takes for two, or does not list with their apostrophe. */
const WORDS = new Map(Object.entries({
  cannot: 'can', cant: 'can', dont: 'do', didnt: 'did', "'em": 'them', "'til": 'until', "'n": 'and', "'n'": 'and',
  "'tis": 'is', "'twas": 'was', ca: 'can', wo: 'will', sha: 'shall', ai: 'is',
})); // prettier-ignore

/** Endings by which wink guesses an unlisted lower-case word. */
const ENDINGS: readonly (readonly [RegExp, keyof typeof STAND_IN])[] = [
  [/(?:tish|like|able|ous|ful|ary|ier|est|fy|ky|less)$/, 'ADJ'],
  [/(?:ing|ed)$/, 'VERB'],
  [/ly$/, 'ADV'],
  [/(?:llah|stan|gton|abad|land|pur|tnam)$/, 'PROPN'],
  [/^(?:anti|post|non)/, 'ADJ'],
];

const ASCII_WORD = /^[a-z]+$/i;
const WORD = /[\p{L}\p{N}]/u;

export function standIn(word: string): TagReading {
  const straight = word.replaceAll('’', "'");
  if (isListed(straight)) return listedReading(straight);
  if (!WORD.test(word)) return forMark(straight);
  const known = WORDS.get(straight.toLowerCase());
  if (known !== undefined) return listedReading(known);
  if (/^[.,]?\d/.test(word)) return forNumber(straight);
  if (/^[@#]/.test(word)) return STAND_IN.PROPN;
  const hyphen = straight.lastIndexOf('-');
  return hyphen > 0 ? forCompound(straight, straight.slice(hyphen + 1)) : forWord(straight);
}

function forMark(mark: string): TagReading {
  const known = MARKS.get(mark) ?? (/^\.+$/.test(mark) ? '...' : /^-+$/.test(mark) ? '--' : undefined);
  if (known !== undefined) return listedReading(known);
  return /\p{P}/u.test(mark) ? STAND_IN.PUNCT : STAND_IN.SYM;
}

function forNumber(word: string): TagReading {
  if (/^\d+(?:st|nd|rd|th)$/i.test(word)) return STAND_IN.ORDINAL;
  if (/^\d+s$/.test(word)) return STAND_IN.DECADE;
  const hyphen = word.lastIndexOf('-');
  if (hyphen > 0 && /^\p{L}/u.test(word.slice(hyphen + 1))) return forCompound(word, word.slice(hyphen + 1));
  return STAND_IN.NUM;
}

/** A hyphenated word is what its last part is: "cyber-warfare" a noun, "state-run" an adjective, "run-up" a noun. */
function forCompound(word: string, last: string): TagReading {
  const lower = last.toLowerCase();
  if (isCapitalised(last)) return STAND_IN.PROPN;
  if (/^\d/.test(last)) return isCapitalised(word) ? STAND_IN.PROPN : STAND_IN.NUM;
  if (/(?:ed|ing)$/.test(lower)) return STAND_IN.ADJ;
  if (isCapitalised(word) && !isListed(lower)) return STAND_IN.PROPN;
  const tag = isListed(lower) ? defaultTag(lower) : '';
  if (tag === 'ADJ' || tag === 'VERB') return STAND_IN.ADJ;
  return tag === 'ADV' ? STAND_IN.ADV : STAND_IN.NOUN;
}

function forWord(word: string): TagReading {
  const lower = word.toLowerCase();
  if (isListed(lower)) {
    if (ASCII_WORD.test(word)) return isCapitalised(word) ? forCapitalised(lower) : listedReading(lower);
    const tag = defaultTag(lower);
    return tag === 'NOUN' || tag === 'ADJ' ? STAND_IN.PROPN : listedReading(lower);
  }
  if (lower !== word) return STAND_IN.PROPN;
  return STAND_IN[ENDINGS.find(([ending]) => ending.test(lower))?.[1] ?? 'NOUN'];
}

function isCapitalised(word: string): boolean {
  const first = word.charAt(0);
  return first !== first.toLowerCase();
}

function forCapitalised(lower: string): TagReading {
  const capitalised = lower.charAt(0).toUpperCase() + lower.slice(1);
  return isListed(capitalised) ? listedReading(capitalised) : capitalisedReading(lower);
}
