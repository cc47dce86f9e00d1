/**
 * What tells a name's type for certain. Titles of works: after "the comedy" or "her novel," a title in quotation marks or
 * with its article names no organization. Bodies: "Federation of …" and "… Crown Court" name nothing else. Capitals: nobody
 * is called Pyongyang.
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
/** What may stand before a title, nearest first. */
const BEFORE_TITLES = [ARTICLES, OPENING_MARKS];
const OTHER = NAME_TYPES.indexOf('other');
const ORGANIZATION = NAME_TYPES.indexOf('organization');
const PERSON = NAME_TYPES.indexOf('person');
const PLACE = NAME_TYPES.indexOf('place');

const BODIES = new Set(
  'Academy Alliance Association Bureau Chamber College Commission Committee Confederation Council Department Federation Guild Institute League Ministry Office Organisation Organization Society Union University'
    .split(' ')
    .map(wordId),
);
const OF = new Set(['of', 'for'].map(wordId));

const COURT = wordId('Court');
/** "Centre Court" is none of these. */
const COURTS = new Set(
  'Crown County High Supreme District Circuit Magistrates Appeal Appeals Federal Family Coroner Constitutional Criminal Administrative Sheriff Superior Municipal Regional'
    .split(' ')
    .map(wordId),
);
const POSSESSIVES = new Set(["'", '’', "'s", '’s'].map(wordId));

/** Seats of governments that "warn" and "deny" as persons do, and that no person is named after. */
const CAPITALS = new Set(
  'Abuja Addis Algiers Amman Ankara Astana Baghdad Baku Bangkok Beijing Beirut Belgrade Bogota Bratislava Brussels Bucharest Budapest Cairo Canberra Caracas Copenhagen Damascus Dhaka Doha Harare Havana Helsinki Islamabad Jakarta Jerusalem Kabul Kampala Kathmandu Khartoum Kiev Kinshasa Kyiv Lisbon Ljubljana Manila Minsk Moscow Nairobi Naypyidaw Ottawa Podgorica Pretoria Pyongyang Riyadh Sanaa Sarajevo Seoul Stockholm Taipei Tallinn Tashkent Tbilisi Tehran Teheran Tirana Tokyo Tripoli Vilnius Warsaw Yangon Yerevan Zagreb'
    .split(' ')
    .map(wordId),
);

/** The type of a name, with titles of works as "other", bodies and courts as organizations and capitals as places. */
export function typeOfName(prepared: Prepared, name: LabelledName): number {
  const { word } = prepared.tokens;
  if (name.type === PERSON && name.end - name.start === 1 && CAPITALS.has(word[name.start]!)) return PLACE;
  if (isCourt(word, name)) return ORGANIZATION;
  const isBody = name.end - name.start > 2 && BODIES.has(word[name.start]!) && OF.has(word[name.start + 1]!);
  return isBody && name.type === OTHER ? ORGANIZATION : typeOfWork(prepared, name);
}

function isCourt(word: Int32Array, { start, end }: LabelledName): boolean {
  if (word[end - 1] !== COURT) return false;
  const before = POSSESSIVES.has(word[end - 2]!) ? end - 3 : end - 2;
  return before >= start && COURTS.has(word[before]!);
}

function typeOfWork({ tokens }: Prepared, { start, type }: LabelledName): number {
  const word = (i: number): number => tokens.word[i] as number;
  let before = start - 1;
  let titled = ARTICLES.has(word(start));
  for (const signs of BEFORE_TITLES) {
    if (before < 0 || !signs.has(word(before))) continue;
    before--;
    titled = true;
  }
  if (!titled) return type;
  if (before >= 0 && word(before) === COMMA) before--;
  return before >= 0 && WORK_NOUNS.has(wordLower(word(before))) ? OTHER : type;
}
