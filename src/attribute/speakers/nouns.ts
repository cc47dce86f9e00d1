/** What a noun says of its speaker: a person, a body, a group or a piece of paper. */
import type { SpeakerKind } from '../../record.js';
import type { People } from '../entities/people.js';
import type { SourcePhrase } from './source-phrase.js';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const DOCUMENTS = words(
  'report article statement study poll polls survey surveys letter memo missive document documents email emails e-mail e-mails post tweet tweets book paper filing filings complaint lawsuit indictment transcript advertisement ad ads video editorial editorials column release bill act treaty convention resolution ruling verdict analysis review papers records data figures minutes note notes banner sign placard poster leaflet manifesto petition affidavit warrant website headline caption agreement deal contract budget forecast census audit diary memoir autobiography message messages reports studies results transcript briefing brochure plaque inscription slogan blog podcast story newsletter log page entry guidance guidelines rules notice advisory warning',
);
const ORGANIZATIONS = words(
  'company firm agency government ministry department party campaign group bank university court council committee commission association union organization organisation newspaper magazine network station channel club team federation regime administration congress senate parliament house office authority board bureau institute foundation charity airline manufacturer retailer startup start-up publisher alliance coalition country nation state city police army military navy force jury operator maker insurer lender supplier school hospital church trust watchdog regulator inspectorate museum panel cabinet embassy consulate fund brewery studio label broadcaster paper tribunal inquiry movement society chain brand supermarket utility carrier kingdom republic',
);
const KINDS: ReadonlyMap<string, SpeakerKind> = new Map([
  ...[...ORGANIZATIONS].map((noun): [string, SpeakerKind] => [noun, 'organization']),
  // "Paper" is both.
  ...[...DOCUMENTS].map((noun): [string, SpeakerKind] => [noun, 'document']),
]);
const COUNTRIES = words('country nation regime government kingdom republic');
const MEDIA = words(
  'newspaper paper magazine network broadcaster channel station outlet daily tabloid weekly',
);
const GENERIC = words('company firm country nation group organization organisation');

/** Roles that many have and that news leaves without a name: the one meant is rarely the one just named. */
const UNNAMED = words(
  'spokesman spokeswoman spokesperson official source witness lawyer attorney officer resident aide adviser advisor driver judge prosecutor coxswain diplomat neighbour neighbor doctor nurse victim reporter journalist analyst expert one man woman boy girl person mother father son daughter brother sister husband wife widow friend colleague interviewer host presenter moderator operator keeper caller user customer passenger survivor tenant worker employee insider lobbyist strategist pollster economist scientist researcher author writer student teacher pupil soldier guard farmer fisherman voter critic opponent supporter suspect gunman attacker',
);

export function kindOfNoun(people: People, phrase: SourcePhrase): SpeakerKind {
  const { head } = phrase;
  const known = KINDS.get(head);
  if (known) return known;
  if (/^one of /i.test(phrase.text)) return 'unnamed';
  if (phrase.plural) return 'group';
  if (SOMEBODY.has(head)) return /^no /i.test(phrase.text) ? 'unknown' : 'unnamed';
  return people.roles.has(head) ||
    people.roles.has(head.slice(head.lastIndexOf('-') + 1)) ||
    isAge(head) ||
    isFromSomewhere(people, phrase) ||
    PERSON_ENDING.test(head)
    ? 'unnamed'
    : 'unknown';
}

/** "One said", where others are spoken of. */
const SOMEBODY = new Set(['one', 'another', 'someone', 'somebody']);

/** Endings of nouns for people by what they do. */
const PERSON_ENDING =
  /(?:ist|ista|eer|ician|man|woman|person|keeper|maker|worker|holder|goer|owner|player|smith|wright)$/;

/** As nouns these mean a whole people. */
const PEOPLES = new Set('dutch french welsh scottish icelandic philippine hindi'.split(' '));

/** "The Swede", "the 24-year-old Texan", but not "the French". */
export function isFromSomewhere(people: People, { head, text, plural, definite }: SourcePhrase): boolean {
  if (plural || !definite || !people.demonyms.has(head) || PEOPLES.has(head)) return false;
  const printed = text.slice(text.lastIndexOf(' ') + 1);
  return printed.toLowerCase() === head && /^\p{Lu}/u.test(printed);
}

/** "The 34-year-old". */
function isAge(head: string): boolean {
  return /^\d+-year-old$/.test(head);
}

export function isDocumentNoun(word: string): boolean {
  return DOCUMENTS.has(word);
}

/** "Company", "council": a body, and no country. */
export function isBodyNoun(word: string): boolean {
  return ORGANIZATIONS.has(word) && !COUNTRIES.has(word);
}

export function isCountryNoun(head: string): boolean {
  return COUNTRIES.has(head);
}

/** Any organization or country may be called so. */
/** What a newspaper or broadcaster is called after its name. */
export function isMediumNoun(head: string): boolean {
  return MEDIA.has(head);
}

export function isGenericNoun(head: string): boolean {
  return GENERIC.has(head);
}

export function staysUnnamed(head: string): boolean {
  return UNNAMED.has(head);
}

/** Nouns for one and the same role. */
const ALIKE: readonly ReadonlySet<string>[] = [
  'spokesman spokeswoman spokesperson',
  'lawyer attorney barrister solicitor counsel',
  'lawmaker senator congressman congresswoman representative legislator mp',
  'chairman chairwoman chair chairperson',
  'chief boss head leader director executive ceo',
  'businessman businesswoman entrepreneur mogul tycoon magnate billionaire developer',
  'adviser advisor aide',
  'nominee candidate',
  'company firm business',
  'newspaper paper daily',
  'doctor physician surgeon',
  'policeman policewoman officer',
  'scientist researcher',
  'author writer novelist',
  'coach manager',
  'striker forward winger',
].map(words);

const ALIKE_TO = new Map(ALIKE.flatMap((set) => [...set].map((noun) => [noun, [noun, ...set]] as const)));

export function nounsLikeIt(head: string): readonly string[] {
  return ALIKE_TO.get(head) ?? [head];
}
