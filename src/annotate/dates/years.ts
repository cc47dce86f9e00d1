/** Which year is meant where the text gives only a month, a day, a season or a quarter. */
import { addMonths, dayOf, isDate } from './calendar.js';
import type { Discourse } from './discourse.js';
import { type Match, flags, has, number } from './rule.js';
import { CLASS } from './lexicon.js';
import { type Tense, tenseOf } from './tense.js';

/** The year that a match prints in full or as '82, or null. */
export function printedYear(match: Match, discourse: Discourse): number | null {
  if (has(match, 'year')) {
    const value = number(match, 'year');
    return flags(match, 'year') & CLASS.year2 ? fullYear(value, discourse) : value;
  }
  return has(match, 'year2') ? fullYear(number(match, 'year2'), discourse) : null;
}

/** Two figures are the last such year, up to ten years ahead. */
export function fullYear(value: number, { today }: Discourse): number {
  if (value >= 100) return value;
  const limit = (today?.year ?? 2030) + 10;
  const year = Math.floor(limit / 100) * 100 + value;
  return year > limit ? year - 100 : year;
}

/** How much farther a date seems, in each tense, for lying ahead or behind. */
const AHEAD_WEIGHT: Readonly<Record<Tense, number>> = { past: 3.2, future: 0.8, unknown: 1.5 };
const BEHIND_WEIGHT: Readonly<Record<Tense, number>> = { past: 1, future: 2.2, unknown: 1 };

/** The nearest of last, this and next year for a month or a day of a month, weighted by tense; null undated. */
export function nearestYear(
  match: Match,
  discourse: Discourse,
  month: number,
  day: number | null,
): number | null {
  const { today, published } = discourse;
  if (!today || published === null) return null;
  const tense = tenseOf(match, discourse);
  let best: number | null = null;
  let least = Infinity;
  for (const year of [today.year - 1, today.year, today.year + 1]) {
    if (day !== null && !isDate(year, month, day)) continue;
    const days =
      day === null
        ? (year * 12 + month - today.year * 12 - today.month) * 30.4
        : dayOf(year, month, day) - published;
    const distance = days > 0 ? days * AHEAD_WEIGHT[tense] : -days * BEHIND_WEIGHT[tense];
    if (distance < least) [best, least] = [year, distance];
  }
  return best;
}

/** The quarter before the one in which the article was published. */
export function finishedQuarter({
  today,
}: Discourse): { readonly year: number; readonly quarter: number } | null {
  if (!today) return null;
  const { year, month } = addMonths(today.year, today.month, -3);
  return { year, quarter: Math.ceil(month / 3) };
}
