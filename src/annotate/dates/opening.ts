/** What is known before the first expression: the day of publication, the order of day and month, the kind of copy. */
import type { Prepared } from '../../prepare/prepared.js';
import { type Day, civil, dayOf, isDate, parseIsoDay } from './calendar.js';
import type { Candidate } from './candidates.js';
import type { Discourse } from './discourse.js';
import type { DateContext } from './find-dates.js';
import type { Lexemes } from './lexemes.js';
import { term } from './terms.js';
import { number } from './rule.js';

export function openDiscourse(
  prepared: Prepared,
  lexemes: Lexemes,
  chosen: readonly Candidate[],
  context: DateContext,
): Discourse {
  const published = parseIsoDay(context.publishedAt) ?? datelineDay(prepared, chosen);
  const order = context.dayOrder === 'auto' ? orderOfText(lexemes, chosen) : context.dayOrder;
  return {
    prepared,
    lexemes,
    published,
    today: published === null ? null : civil(published),
    dayOrder: order,
    orderKnown: context.dayOrder !== 'auto',
    earnings: isEarningsCopy(lexemes),
    day: null,
    daySentence: -1,
    year: null,
    quarter: null,
    longPeriod: false,
  };
}

const HEAD_LINES = 6;

/** The day of a dateline or of a line that is a date, near the head of the article. */
function datelineDay(prepared: Prepared, chosen: readonly Candidate[]): Day | null {
  const { tokens, sentences, paragraphs } = prepared;
  for (const candidate of chosen) {
    const token = candidate.lexemes.token[candidate.first] as number;
    const sentence = sentences[tokens.sentence[token] as number];
    if (!sentence || sentence.paragraph >= HEAD_LINES) return null;
    const line = paragraphs[sentence.paragraph];
    const marked = sentence.block === 'date' || sentence.block === 'dateline';
    const length = line ? line.end - line.start : Infinity;
    const day = marked || length <= 60 ? fullDay(candidate) : null;
    if (day !== null) return day;
  }
  return null;
}

function fullDay(candidate: Candidate): Day | null {
  const { rule } = candidate;
  if (rule.id !== 'month-day' && rule.id !== 'day-month') return null;
  const [year, month, day] = [
    number(candidate, 'year'),
    number(candidate, 'month'),
    number(candidate, 'day'),
  ];
  return year >= 1000 && isDate(year, month, day) ? dayOf(year, month, day) : null;
}

/** The order that the text shows: by a number over twelve, else by how it writes dates in words. */
function orderOfText(lexemes: Lexemes, chosen: readonly Candidate[]): 'mdy' | 'dmy' {
  for (const { parts, yearFirst } of lexemes.numerics) {
    if (!yearFirst && parts[0] > 12) return 'dmy';
    if (!yearFirst && parts[1] > 12) return 'mdy';
  }
  const dayFirst = chosen.filter(({ rule }) => rule.id === 'day-month').length;
  return dayFirst > chosen.filter(({ rule }) => rule.id === 'month-day').length ? 'dmy' : 'mdy';
}

const RESULT = 1;
const PERIOD = 2;
/** By term: what it says of a company's results. */
const said = new Uint8Array(2 ** 12);
for (const word of ['income', 'revenue', 'revenues', 'profit', 'pretax', 'share', 'loss', 'dividend'])
  said[term(word)] = RESULT;
for (const word of ['quarter', 'fiscal']) said[term(word)] = PERIOD;
const FEWEST_RESULTS = 3;

/** Reports of company results speak of quarters, and again and again of income, losses and shares. */
function isEarningsCopy(lexemes: Lexemes): boolean {
  let results = 0;
  let period = false;
  for (let i = 0; i < lexemes.count; i++) {
    const kind = said[lexemes.term[i] as number];
    if (kind === RESULT) results++;
    else if (kind === PERIOD) period = true;
  }
  return period && results >= FEWEST_RESULTS;
}
