/** What is no time expression though it looks like one, by the words beside it. */
import type { Lexemes } from './lexemes.js';
import { CLASS } from './lexicon.js';
import { type Match, at, beside, has } from './rule.js';
import { wordSet } from './terms.js';

/** Words after which "May" and "March" are months. */
const BEFORE_MONTH = wordSet(
  'in last next this since until till by of from to through during for and early late mid between or each every before after past coming around , - ( about',
);
const MONTH_NAMES = wordSet('may march');
const FIRST_NAMES = wordSet('may april june august');
const BEFORE_NAMED_MONTH = wordSet('in since until of by last next from this early late during through mid');

/** "May" and "March" as verbs and names, "April Jones" and "August Wilson". */
export function isMonthWord(match: Match): boolean {
  const { lexemes, first, last } = match;
  const month = at(match, 'month');
  if (first !== last) return true;
  const name = lexemes.text.slice(lexemes.start[month], lexemes.end[month]).toLowerCase();
  const before = beside(match, -1);
  if (MONTH_NAMES.has(name) && !BEFORE_MONTH.has(before)) return false;
  if (!FIRST_NAMES.has(name)) return true;
  const next = last + 1 < lexemes.count ? (lexemes.flags[last + 1] as number) : 0;
  return (
    !(next & CLASS.capital) ||
    BEFORE_NAMED_MONTH.has(before) ||
    next !== (next & ~(CLASS.month | CLASS.weekday))
  );
}

const BEFORE_NUMBER = wordSet(
  'no section article chapter page paragraph rule resolution flight route boeing highway windows gate room than only about nearly some another us',
);
const COUNTED = wordSet(
  'percent people members troops soldiers point points share shares mile miles dollars feet foot jobs workers employees tons tonnes cases men women homes barrels votes students rooms hour hours meters metres kilometers kilometres others years of pounds euros yen million billion seats houses children passengers cars vehicles units copies acres degrees calories times grams kilograms km kg mph',
);
const OF_YEAR = wordSet('in since of from');

/** Four figures that count something or name something else than a year. */
export function isYear(match: Match): boolean {
  if (match.first !== match.last) return true;
  const before = beside(match, -1);
  const named = before === '.' ? beside(match, -2) : before;
  if (BEFORE_NUMBER.has(named) && !(before === '.' && named !== 'no') && !has(match, 'mod')) return false;
  const { lexemes, first, last } = match;
  if (first > 0 && (lexemes.flags[first - 1] as number) & (CLASS.num | CLASS.clock)) return false;
  if (beside(match, 1) === 'of' && OF_YEAR.has(before)) return true;
  return !COUNTED.has(beside(match, 1)) && last >= 0;
}

/** A title such as "This Week" or "CBS This Morning": capitals throughout, after a capital or a quotation mark. */
export function isTitle({ lexemes, first, last }: Match): boolean {
  if (first === last || first === 0 || !isCapital(lexemes, first) || !isCapital(lexemes, last)) return false;
  const before = lexemes.text.charAt((lexemes.end[first - 1] as number) - 1);
  return isCapital(lexemes, first - 1) || OPENING_MARKS.includes(before);
}

const OPENING_MARKS = '"“‘\'`«';

function isCapital(lexemes: Lexemes, i: number): boolean {
  return ((lexemes.flags[i] as number) & CLASS.capital) !== 0;
}

/** Not "Person of the Year". */
export function isLowerCase({ lexemes, last }: Match): boolean {
  return !isCapital(lexemes, last);
}
