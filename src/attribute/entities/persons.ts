/** Joins the names of one person: full name, surname, first name, nickname, initials. */
import type { Gender } from './people.js';
import { isMisspelt, withoutGeneration, type NameForm } from './forms.js';
import { sameFirstName, shortNameGroups } from './nicknames.js';

export interface PersonEvidence {
  /** Gender that the title before a mention tells ("Mrs. Clinton"), or null. */
  readonly genderAt: (mention: number) => Gender | null;
  /** Gender that a full name's words tell, or null. */
  readonly genderOf: (words: readonly string[]) => Gender | null;
  /** Of a first name that shares the surname after it, "Ada" in "Ada and Conrad Bell": that name's mention; else -1. */
  readonly partnerOf: (mention: number) => number;
}

/** A person so far: the fullest words, and the mentions joined to them. */
export interface Bearer {
  readonly words: readonly string[];
  readonly surname: string;
  /** By first name or title. */
  readonly gender: Gender | null;
  /** The first mention by a full name or a telling title, where a bare surname can look ahead to. */
  readonly introduced: number;
  /** The mention passed last in text order, or -1. */
  lastSeen: number;
  /** The forms joined so far, each with the mentions that are this person's; a full name is the first where it has one. */
  readonly forms: NameForm[];
}

const NOBODY: readonly Bearer[] = [];

/** Who is known so far. */
interface Cast {
  readonly bearers: Bearer[];
  readonly byWord: Map<string, Bearer[]>;
}

/**
 * Full names join first, longest first. Then each single word, in text order, goes to the bearer of that surname (or
 * first name) who was mentioned last before it, else to the one introduced first after it, else it stands alone.
 * A bare surname with a title that no bearer's gender fits ("Mr. Roe" beside Ana Roe) is a person of its own.
 * @param mentions how many mentions the story has
 */
export function joinPersons(
  forms: readonly NameForm[],
  mentions: number,
  evidence: PersonEvidence,
): readonly Bearer[] {
  if (forms.length === 0) return [];
  const cast: Cast = { bearers: [], byWord: new Map() };
  const bearerAt = new Array<Bearer | undefined>(mentions).fill(undefined);
  joinFullNames(cast, forms, bearerAt, evidence);
  introduceCouples(cast, forms, evidence);
  const singleAt = new Array<NameForm | undefined>(mentions).fill(undefined);
  for (const form of forms)
    if (form.words.length === 1)
      for (const mention of form.mentions) {
        singleAt[mention] = form;
        const gender = evidence.genderAt(mention);
        if (gender && bearersFor(cast, form.words[0]!, gender).length === 0)
          introduce(cast, form.words, gender, mention);
      }
  for (let mention = 0; mention < mentions; mention++) {
    const seen = bearerAt[mention];
    if (seen) seen.lastSeen = mention;
    const form = singleAt[mention];
    if (form) joinSingle(cast, form, mention, evidence.genderAt(mention));
  }
  return cast.bearers;
}

/** "Ada and Conrad Bell": Ada is a Bell, unless somebody is called so already. */
function introduceCouples(cast: Cast, forms: readonly NameForm[], evidence: PersonEvidence): void {
  let surnames: Map<number, string> | null = null;
  for (const { words, mentions } of forms) {
    const [first] = mentions;
    const partner = words.length === 1 ? evidence.partnerOf(first!) : -1;
    if (partner < 0 || cast.byWord.has(words[0]!)) continue;
    surnames ??= surnamesByMention(forms);
    const couple = [words[0]!, surnames.get(partner) ?? ''];
    const gender = evidence.genderOf(couple);
    if (couple[1] !== '' && gender) introduce(cast, couple, gender, first!);
  }
}

function surnamesByMention(forms: readonly NameForm[]): Map<number, string> {
  const surnames = new Map<number, string>();
  for (const { words, mentions } of forms)
    if (words.length > 1) for (const mention of mentions) surnames.set(mention, words.at(-1)!);
  return surnames;
}

function introduce(
  { bearers, byWord }: Cast,
  words: readonly string[],
  gender: Gender | null,
  mention: number,
): Bearer {
  const surname = words.at(-1)!;
  const bearer = {
    words,
    surname,
    gender,
    introduced: mention,
    lastSeen: -1,
    forms: [],
  };
  bearers.push(bearer);
  addKey(byWord, surname, bearer);
  if (words[0] !== surname) addKey(byWord, words[0]!, bearer);
  for (const group of shortNameGroups(words[0]!)) addKey(byWord, `~${group}`, bearer);
  return bearer;
}

function addKey(byWord: Map<string, Bearer[]>, key: string, bearer: Bearer): void {
  const known = byWord.get(key);
  if (known) known.push(bearer);
  else byWord.set(key, [bearer]);
}

function joinFullNames(
  cast: Cast,
  forms: readonly NameForm[],
  bearerAt: (Bearer | undefined)[],
  evidence: PersonEvidence,
): void {
  const full = forms.filter(({ words }) => words.length > 1);
  full.sort((a, b) => b.words.length - a.words.length || a.mentions[0]! - b.mentions[0]!);
  for (const form of full) {
    const words = withoutGeneration(form.words);
    const bearer =
      alikeIn(cast, words.at(-1)!, words) ??
      alikeIn(cast, words[0]!, words) ??
      introduce(cast, words, evidence.genderOf(words), form.mentions[0]!);
    bearer.forms.push(form);
    for (const mention of form.mentions) bearerAt[mention] = bearer;
  }
}

/** Of those whom the word calls, the first whose full name this may be. */
function alikeIn({ byWord }: Cast, word: string, words: readonly string[]): Bearer | undefined {
  for (const bearer of byWord.get(word) ?? NOBODY) if (sameFullName(bearer.words, words)) return bearer;
  return undefined;
}

/** Joins a mention by a single word to whoever it calls. */
function joinSingle(cast: Cast, form: NameForm, mention: number, gender: Gender | null): void {
  const word = form.words[0]!;
  const home =
    nearest(bearersFor(cast, word, gender), word) ??
    misspelt(cast.bearers, word, gender) ??
    introduce(cast, form.words, gender, mention);
  const known = bareForm(home, word);
  if (known) known.mentions.push(mention);
  else home.forms.push({ ...form, mentions: [mention] });
  home.lastSeen = mention;
}

/** The mentions by this single word that are the bearer's. */
function bareForm({ forms }: Bearer, word: string): NameForm | undefined {
  for (const form of forms) if (form.words.length === 1 && form.words[0] === word) return form;
  return undefined;
}

/** Those whom a single word may call, of the gender where it is known. */
function bearersFor({ byWord }: Cast, word: string, gender: Gender | null): readonly Bearer[] {
  let alike: readonly Bearer[] | undefined = byWord.get(word);
  if (!alike) {
    const groups = shortNameGroups(word);
    alike = groups.length === 0 ? NOBODY : groups.flatMap((group) => byWord.get(`~${group}`) ?? []);
  }
  if (gender === null) return alike;
  return alike.filter((bearer) => bearer.gender === null || bearer.gender === gender);
}

/** By surname before by first name; the one whom the bare name stood for last, else the one seen last, else the one introduced first. */
function nearest(bearers: readonly Bearer[], word: string): Bearer | undefined {
  const surnamed = bearers.some(({ surname }) => surname === word);
  let best: Bearer | undefined;
  for (const bearer of bearers)
    if ((!surnamed || bearer.surname === word) && (!best || isNearer(bearer, best, word))) best = bearer;
  return best;
}

function isNearer(bearer: Bearer, best: Bearer, word: string): boolean {
  // Whoever a bare surname has stood for keeps it.
  const bare = bareForm(bearer, word)?.mentions.at(-1) ?? -1;
  const bestBare = bareForm(best, word)?.mentions.at(-1) ?? -1;
  if (bare !== bestBare) return bare > bestBare;
  if (bearer.lastSeen !== best.lastSeen) return bearer.lastSeen > best.lastSeen;
  return bearer.introduced < best.introduced;
}

function misspelt(bearers: readonly Bearer[], word: string, gender: Gender | null): Bearer | undefined {
  return bearers.find(
    ({ words, surname, gender: known }) =>
      words.length > 1 &&
      isMisspelt(word, surname) &&
      (gender === null || known === null || known === gender),
  );
}

function sameFullName(a: readonly string[], b: readonly string[]): boolean {
  if (a.length > 2 && b.length === 2 && a[0] === b[0] && a[1] === b[1]) return true;
  if (a.length > b.length && b.every((word, i) => word === a[a.length - b.length + i])) return true;
  return a.at(-1) === b.at(-1) && sameFirstName(a[0]!, b[0]!);
}
