/** The part that a word can have in a name, by its spelling alone. */
import { LISTS, NAME_LIST_BITS } from './lexicon.js';
import { CASE, isCapitalised } from './case.js';

/** What part a word can have in a name. */
export const ROLE = {
  none: 0,
  capital: 1,
  /** "The", "It": capitalised by grammar. */
  capitalFunction: 2,
  /** Only between capitalised words. */
  link: 3,
  /** Small words that may also begin a name: "van", "al". */
  particle: 4,
  possessive: 5,
  number: 6,
  opening: 7,
  closing: 8,
  quote: 9,
  /** A link that also joins a number to a name. */
  hyphen: 10,
} as const;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const LINKS = words("of and & for the in on at to ' / – et und och y e i zu dos das dal des les");
const PARTICLES = words('de van von der den del della dello di da do du la le el al bin ibn ben ter ten wa');
const FUNCTION_BIT = 1 << LISTS.indexOf('function');

/** Web addresses, accounts and topics name nobody: "https://…", "heron.org/a", "@heron", "#Heron". */
const ADDRESS = /^[#@][\p{L}\p{N}_]|:\/\/|\.\p{L}{2,}\//u;

/** @param lists the word's mask in the lexicon */
export function roleOfWord(text: string, caseClass: number, lists: number): number {
  if (ADDRESS.test(text)) return ROLE.none;
  if (/^['’]s$/i.test(text)) return ROLE.possessive;
  if (isCapitalised(caseClass)) {
    const plain = caseClass === CASE.capital || caseClass === CASE.initial;
    const grammar = plain && (lists & FUNCTION_BIT) !== 0 && (lists & NAME_LIST_BITS) === 0;
    return grammar ? ROLE.capitalFunction : ROLE.capital;
  }
  if (text === '-') return ROLE.hyphen;
  if (text === '(') return ROLE.opening;
  if (text === ')') return ROLE.closing;
  if (/^["“”]$/.test(text)) return ROLE.quote;
  if (LINKS.has(text)) return ROLE.link;
  if (PARTICLES.has(text)) return ROLE.particle;
  return /^[\d$]/.test(text) ? ROLE.number : ROLE.none;
}
