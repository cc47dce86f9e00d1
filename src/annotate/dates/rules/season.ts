/** Seasons and holidays. */
import { wordSet } from '../terms.js';
import { type Day, civil } from '../calendar.js';
import { type Discourse, type Reading, dated, onDay, repeated } from '../discourse.js';
import { HOLIDAYS, type Holiday, mainMonth } from '../holidays.js';
import { SEASONS, SEASON_MONTH } from '../lexicon.js';
import { withMod } from '../mods.js';
import { type Match, type Rule, beside, has, number, word } from '../rule.js';
import { tenseOf } from '../tense.js';
import { printDay, printMonth, printMonthDay, printSeason } from '../value.js';
import { printedYear } from '../years.js';

function season(match: Match, discourse: Discourse): Reading {
  const code = SEASONS[word(match, 'season')] ?? 'SU';
  const printed = printedYear(match, discourse);
  const year = printed ?? seasonYear(match, discourse, SEASON_MONTH[code]);
  return withMod(dated(printSeason(year, code), printed !== null), match);
}

function seasonYear(match: Match, discourse: Discourse, month: number): number | null {
  const { today } = discourse;
  if (!today) return null;
  const rel = word(match, 'far') || word(match, 'rel');
  if (rel === 'last' || rel === 'past' || rel === 'previous')
    return month < today.month - 1 && month !== 1 ? today.year : today.year - 1;
  if (rel === 'next' || rel === 'coming') return month > today.month ? today.year : today.year + 1;
  const ahead = rel === 'the' && month > today.month && tenseOf(match, discourse) === 'past';
  return ahead ? today.year - 1 : today.year;
}

function everySeason(match: Match): Reading {
  return repeated(printSeason(null, SEASONS[word(match, 'season')] ?? 'SU'), {
    quant: word(match, 'each').toUpperCase(),
  });
}

const AFTER_THE = wordSet('of in by from to into back down off apart');
const BEFORE_FALL = wordSet('in by during until of since for this through');

/** "the fall of the wall" and "the spring in his step" are no seasons. */
function isSeason(match: Match): boolean {
  if (word(match, 'rel') !== 'the' || has(match, 'year') || has(match, 'far')) return true;
  if (AFTER_THE.has(beside(match, 1))) return false;
  const name = word(match, 'season');
  return (name !== 'fall' && name !== 'spring') || BEFORE_FALL.has(beside(match, -1));
}

function holiday(match: Match, discourse: Discourse): Reading | null {
  const found = HOLIDAYS[number(match, 'holiday')];
  if (!found) return null;
  const each = word(match, 'each');
  if (each)
    return found.fixed
      ? repeated(printMonthDay(null, ...found.fixed), { quant: each.toUpperCase() })
      : repeated('P1Y');
  const printed = printedYear(match, discourse);
  const year = printed ?? discourse.today?.year ?? discourse.year;
  if (year === null)
    return found.fixed ? dated(printMonthDay(null, ...found.fixed), false) : dated('XXXX-XX-XX', false);
  const day = printed !== null ? found.on(year) : nearestHoliday(found, match, discourse);
  if (day === null) return dated('XXXX-XX-XX', false);
  return holidayReading(found, day, printed !== null);
}

function holidayReading(found: Holiday, day: Day, certain: boolean): Reading {
  if (!found.monthLong) return dated(printDay(day), certain, onDay(day));
  const { year, month } = mainMonth(day);
  return dated(printMonth(year, month), certain);
}

const SETTLED_DAYS = 30;

function nearestHoliday(found: Holiday, match: Match, discourse: Discourse): Day | null {
  const today = discourse.published;
  if (today === null) return found.on(discourse.year as number);
  const { year } = civil(today);
  const [before, now, after] = [found.on(year - 1), found.on(year), found.on(year + 1)];
  const rel = word(match, 'rel');
  if (now === null) return null;
  if (rel === 'last') return now < today ? now : before;
  if (rel === 'next') return now > today ? now : after;
  const tense = tenseOf(match, discourse);
  if (tense === 'past' && now > today + 1) return before;
  return tense !== 'past' && now < today - SETTLED_DAYS ? after : now;
}

export const SEASON_RULES: readonly Rule[] = [
  {
    id: 'season',
    pattern:
      '( mod:earlier|later|early|late|mid -? )? ( rel:this far:past|coming? / rel:last|next|that / rel:the far:past|coming|following|previous? ) mod:early|late|mid? -? *<season> ( ,? of? <year> )? !semester|break|guy|line|training',
    resolve: season,
    guard: isSeason,
    example: 'The orchard was replanted [last autumn] with plums.',
    value: '2014-FA',
  },
  {
    id: 'season-year',
    pattern: '( mod:early|late|mid -? )? *<season> ,? of? <year>',
    resolve: season,
    example: 'The orchard burned in [late summer 2012] to the ground.',
    value: '2012-SU',
  },
  {
    id: 'every-season',
    pattern: 'each:each|every *<season>',
    resolve: everySeason,
    example: 'The ice road opens [every winter] for trucks.',
    value: 'XXXX-WI',
  },
  {
    id: 'holiday',
    pattern: '( rel:last|next|this|past / each:each|every )? *<holiday> ( ,? <year> )?',
    resolve: holiday,
    guard: (match) => beside(match, 1) !== '-',
    example: 'The shop stays open on [Christmas Eve] this time.',
    value: '2015-12-24',
  },
];
