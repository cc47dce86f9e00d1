/** How long: "three months", "two-year", "hundreds of years", "the past five days". */
import { wordSet } from '../terms.js';
import { type Reading, dated, lasting } from '../discourse.js';
import { CLASS } from '../lexicon.js';
import { withMod } from '../mods.js';
import { type Match, type Rule, beside, flags, has, unit, word } from '../rule.js';
import { printDuration } from '../value.js';
import { countOf } from './relative.js';

const known = (count: number): number | null => (Number.isNaN(count) ? null : count);

function duration(match: Match): Reading {
  return withMod(lasting(printDuration(known(countOf(match)), unit(match)), !has(match, 'high')), match);
}

/** "the first nine months", "the past two quarters". */
function countedUnits(match: Match): Reading {
  const count = has(match, 'high') ? NaN : countOf(match);
  const months = unit(match) === 'quarter' && word(match, 'rel') !== 'past' && !Number.isNaN(count);
  const value = months ? printDuration(count * 3, 'month') : printDuration(known(count), unit(match));
  const longPeriod = unit(match) === 'month' && word(match, 'rel') === 'first';
  const reading = withMod(lasting(value), match);
  return longPeriod ? { ...reading, focus: { longPeriod } } : reading;
}

function unknownCount(match: Match): Reading {
  return lasting(printDuration(null, unit(match)));
}

const PAST_WHEN_RECENT: ReadonlySet<string> = wordSet('year decade');

function recentUnits(match: Match): Reading {
  return PAST_WHEN_RECENT.has(unit(match)) ? dated('PAST_REF', false) : unknownCount(match);
}

const COUNT = 'one:a|an|one|another / <num> / <vague> / half:half a|an / an one:additional|extra';
const COUNT_MORE =
  'more|straight|consecutive|full|whole|trading|business|additional|long|calendar|solid|successive|further|working|extra';
const NOT_AGE = '!old|ago|earlier|later';

export const DURATION_RULES: readonly Rule[] = [
  {
    id: 'duration',
    pattern: `@approx ( ${COUNT} ) ( to|or|- high:<num> )? -? ${COUNT_MORE}? *<unit> ( or so|two|more )? ( andHalf:and a half )? ${NOT_AGE}`,
    resolve: duration,
    guard: isDuration,
    example: 'The siege lasted [about three months] in all.',
    value: 'P3M',
  },
  {
    id: 'duration-hyphen',
    pattern: `apx:about|nearly|almost? ( <num> / vague:several|multi / half:half ) ~- *~<unit> ( - long )?`,
    resolve: duration,
    guard: isHyphened,
    example: 'The firm signed a [multi-year] lease on the yard.',
    value: 'PXY',
  },
  {
    id: 'half-unit',
    pattern: '( a / half:half ) half:half? -? ( one:a|an -? )? *unit:hour|minute|day|year|century|decade',
    resolve: duration,
    guard: (match) => has(match, 'half') && !(beside(match, -1) === 'and'),
    example: 'The speech lasted [half an hour] and no more.',
    value: 'PT30M',
  },
  {
    id: 'counted-units',
    pattern:
      '( each of )? at? apx:least? the? rel:past|last|next|coming|first|final|previous|following|initial|latest|recent|preceding ( <num> / <vague> ) ( to|or|- high:<num> )? more|straight|consecutive|fiscal|trading|business? *<unit> ( or so|two|more )?',
    resolve: countedUnits,
    example: 'Profits fell in [the first nine months] of trading.',
    value: 'P9M',
  },
  {
    id: 'relative-units',
    pattern: 'the? rel:past|last|next|coming|first *<units> ( ahead )?',
    resolve: unknownCount,
    example: 'Nothing was heard from the crew in [the first hours].',
    value: 'PTXH',
  },
  {
    id: 'recent-units',
    pattern: 'recent *<units> ( and <units> )?',
    resolve: recentUnits,
    example: 'The river has risen in [recent weeks] beyond its banks.',
    value: 'PXW',
  },
  {
    id: 'bare-units',
    pattern:
      '[ for|over|within|after|took|take|lasted|through|many|spent|of|in ] many|long? *<units> ( or|and <units> )? !ago|earlier|later|old|and|,',
    resolve: unknownCount,
    guard: isBareUnits,
    example: 'The case dragged on for [years] without a verdict.',
    value: 'PXY',
  },
  {
    id: 'the-units-around',
    pattern: 'the *<units> [ before|after|since|that|leading|following|ahead|to ]',
    resolve: unknownCount,
    example: 'Tension grew in [the weeks] before the vote.',
    value: 'PXW',
  },
  {
    id: 'unit-long',
    pattern: '*unit:decade|decades|year|years|month|months|week|weeks|day|days|hour|hours ~- ~long',
    resolve: (match) =>
      (flags(match, 'unit') & CLASS.units) === 0
        ? lasting(printDuration(1, unit(match)))
        : unknownCount(match),
    example: 'The [years-long] dispute over the weir is settled.',
    value: 'PXY',
  },
  {
    id: 'a-while',
    pattern: 'quite? a *while',
    resolve: () => lasting('PXX'),
    guard: (match) => !(beside(match, -1) === 'in' && beside(match, -2) === 'once'),
    example: 'The repairs will take [a while], the port says.',
    value: 'PXX',
  },
];

/** "a six-year-old boy" */
function isAge(match: Match): boolean {
  const next = beside(match, 1);
  return (next === '-' && beside(match, 2) === 'old') || (next === 'of' && beside(match, 2) === 'age');
}

function isHyphened(match: Match): boolean {
  const next = beside(match, 1);
  return (
    !['quarter', 'century', 'weekend'].includes(unit(match)) && !(next === '-' && beside(match, 2) === 'old')
  );
}

/** Bare plurals are durations after a few words, and years, months and weeks after more. */
function isBareUnits(match: Match): boolean {
  const before = beside(match, -1);
  const long = ['year', 'decade', 'month', 'week', 'century'].includes(unit(match));
  return before === 'of' || before === 'in' ? long : true;
}

const RATE_BEFORE = wordSet('million billion percent % cents cent times once twice');

function isDuration(match: Match): boolean {
  const name = unit(match);
  const plural = (flags(match, 'unit') & CLASS.units) !== 0;
  const one = word(match, 'one');
  if (isAge(match)) return false;
  if (has(match, 'num')) return isCounted(match, plural);
  if (has(match, 'vague')) return plural;
  if (has(match, 'half')) return true;
  if (RATE_BEFORE.has(beside(match, -1))) return false;
  if (one === 'a' || one === 'an') return isSingle(match, name);
  return name !== 'quarter' || one === 'another';
}

/** "three quarter" and "one second" count nothing; "1990 years" is no count; "two-year" may be singular. */
function isCounted(match: Match, plural: boolean): boolean {
  const name = unit(match);
  if ((name === 'second' || name === 'quarter') && !plural) return false;
  if (name === 'quarter' && beside(match, 1) === 'of') return false;
  return !(name === 'year' && (flags(match, 'num') & CLASS.year) !== 0);
}

const BEFORE_SINGLE_DAY = wordSet('for in within than only just about after lasted took by');

/** "a year" after most words, "a day" only after some, "a second" and "a quarter" hardly ever. */
function isSingle(match: Match, name: string): boolean {
  const before = beside(match, -1);
  if (has(match, 'apx')) return name !== 'quarter';
  if (name === 'second' || name === 'minute')
    return ['in', 'for', 'within', 'after', 'than'].includes(before);
  if (name === 'quarter' || name === 'night' || name === 'weekend') return false;
  return name !== 'day' || BEFORE_SINGLE_DAY.has(before);
}
