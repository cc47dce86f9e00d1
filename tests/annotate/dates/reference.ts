import { type DateContext, findDates } from '../../../src/annotate/dates/find-dates.js';
import { prepare } from '../../../src/prepare/prepare.js';
import type { DateMention } from '../../../src/record.js';

/** The day as of which the tests read: a Wednesday. */
const REFERENCE = '2015-06-17';

export function datesOf(text: string, context: Partial<DateContext> = {}): DateMention[] {
  return findDates(prepare(text), { publishedAt: REFERENCE, dayOrder: 'auto', ...context });
}

/** Dates of a text without a date of publication. */
export function datesOfUndated(text: string): DateMention[] {
  return findDates(prepare(text), { dayOrder: 'auto' });
}

/** "Friday=2015-06-12" for each expression. */
export function shown(mentions: readonly DateMention[]): string[] {
  return mentions.map(({ text, value }) => `${text}=${value}`);
}
