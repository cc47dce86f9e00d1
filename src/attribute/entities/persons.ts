/** Joins the names of one person: full name, surname, first name, nickname, initials. */
import type { Gender } from './people.js';
import { isOneSlipAway, withoutGeneration, type NameForm } from './forms.js';
import { sameFirstName, shortNameGroups } from './nicknames.js';

export interface PersonEvidence {
  /** Gender that the title before a mention tells ("Mrs. Clinton"), or null. */
  readonly genderAt: (mention: number) => Gender | null;
  /** Gender that a full name's words tell, or null. */
  readonly genderOf: (words: readonly string[]) => Gender | null;
}

/** A person so far: the fullest words, and the mentions joined to them. */
interface Bearer {
  readonly words: readonly string[];
  readonly gender: Gender | null;
  /** The first mention by a full name or a telling title, where a bare surname can look ahead to. */
  readonly introduced: number;
  /** The mention passed last in text order, or -1. */
  lastSeen: number;
  /** By single word: the mention last joined by it. Whoever a bare surname has stood for keeps it. */
  readonly lastBare: Map<string, number>;
  readonly forms: Map<NameForm, number[]>;
}

/**
 * Full names join first, longest first. Then each single word, in text order, goes to the bearer of that surname (or
 * first name) who was mentioned last before it, else to the one introduced first after it, else it stands alone.
 * A bare surname with a title that no bearer's gender fits ("Mr. Roe" beside Ana Roe) is a person of its own.
 * @returns one list of forms a person
 */
export function joinPersons(forms: readonly NameForm[], evidence: PersonEvidence): NameForm[][] {
  const bearers: Bearer[] = [];
  const byWord = new Map<string, Bearer[]>();
  const introduce = (words: readonly string[], gender: Gender | null, mention: number): Bearer => {
    const bearer = {
      words,
      gender,
      introduced: mention,
      lastSeen: -1,
      lastBare: new Map<string, number>(),
      forms: new Map<NameForm, number[]>(),
    };
    bearers.push(bearer);
    for (const key of keysOf(words)) byWord.set(key, [...(byWord.get(key) ?? []), bearer]);
    return bearer;
  };
  joinFullNames(forms, byWord, (words, mention) => introduce(words, evidence.genderOf(words), mention));
  const singles = forms
    .filter(({ words }) => words.length === 1)
    .flatMap((form) => form.mentions.map((mention) => ({ mention, form })));
  for (const { mention, form } of singles) {
    const gender = evidence.genderAt(mention);
    if (gender && !bearersFor(byWord, form.words[0]!, gender).length) introduce(form.words, gender, mention);
  }
  const seen = bearers.flatMap((bearer) =>
    [...bearer.forms.values()].flat().map((mention) => ({ mention, bearer })),
  );
  const inOrder = [...seen, ...singles].sort((a, b) => a.mention - b.mention);
  for (const item of inOrder) {
    if ('bearer' in item) {
      item.bearer.lastSeen = item.mention;
      continue;
    }
    const { form, mention } = item;
    const gender = evidence.genderAt(mention);
    const home =
      nearest(bearersFor(byWord, form.words[0]!, gender), form.words[0]!) ??
      misspelt(bearers, form.words[0]!, gender) ??
      introduce(form.words, gender, mention);
    join(home, form, mention);
    home.lastSeen = mention;
    home.lastBare.set(form.words[0]!, mention);
  }
  return bearers.map((bearer) => [...bearer.forms].map(([form, mentions]) => ({ ...form, mentions })));
}

function joinFullNames(
  forms: readonly NameForm[],
  byWord: ReadonlyMap<string, Bearer[]>,
  introduce: (words: readonly string[], mention: number) => Bearer,
): void {
  const full = forms.filter(({ words }) => words.length > 1);
  full.sort((a, b) => b.words.length - a.words.length || a.mentions[0]! - b.mentions[0]!);
  for (const form of full) {
    const words = withoutGeneration(form.words);
    const alike = [...(byWord.get(words.at(-1)!) ?? []), ...(byWord.get(words[0]!) ?? [])];
    const home =
      alike.find((bearer) => sameFullName(bearer.words, words)) ?? introduce(words, form.mentions[0]!);
    for (const mention of form.mentions) join(home, form, mention);
  }
}

function join(bearer: Bearer, form: NameForm, mention: number): void {
  const mentions = bearer.forms.get(form);
  if (mentions) mentions.push(mention);
  else bearer.forms.set(form, [mention]);
}

/** The words by which a bearer is called: surname, first name, and the full forms of a short first name. */
function keysOf(words: readonly string[]): Set<string> {
  const first = words[0]!;
  return new Set([words.at(-1)!, first, ...shortNameGroups(first).map((group) => `~${group}`)]);
}

function bearersFor(byWord: ReadonlyMap<string, Bearer[]>, word: string, gender: Gender | null): Bearer[] {
  const alike = byWord.get(word) ?? shortNameGroups(word).flatMap((group) => byWord.get(`~${group}`) ?? []);
  return alike.filter((bearer) => gender === null || bearer.gender === null || bearer.gender === gender);
}

/** By surname before by first name; the one whom the bare name stood for last, else the one seen last, else the one introduced first. */
function nearest(bearers: readonly Bearer[], word: string): Bearer | undefined {
  const bySurname = bearers.filter((bearer) => bearer.words.at(-1) === word);
  const eligible = bySurname.length > 0 ? bySurname : bearers;
  return eligible.reduce<Bearer | undefined>((best, bearer) => {
    if (!best) return bearer;
    const [bare, bestBare] = [bearer.lastBare.get(word) ?? -1, best.lastBare.get(word) ?? -1];
    if (bare !== bestBare) return bare > bestBare ? bearer : best;
    if (bearer.lastSeen !== best.lastSeen) return bearer.lastSeen > best.lastSeen ? bearer : best;
    return bearer.introduced < best.introduced ? bearer : best;
  }, undefined);
}

/** A surname this long that is one slip away from that of a person of full name is taken for hers. */
const MISSPELT_LENGTH = 6;

function misspelt(bearers: readonly Bearer[], word: string, gender: Gender | null): Bearer | undefined {
  if (word.length < MISSPELT_LENGTH) return undefined;
  return bearers.find(
    ({ words, gender: known }) =>
      words.length > 1 &&
      words.at(-1)![0] === word[0] &&
      word !== `${words.at(-1)!}s` &&
      isOneSlipAway(words.at(-1)!, word) &&
      (gender === null || known === null || known === gender),
  );
}

function sameFullName(a: readonly string[], b: readonly string[]): boolean {
  if (a.length > 2 && b.length === 2 && a[0] === b[0] && a[1] === b[1]) return true;
  if (a.length > b.length && b.every((word, i) => word === a[a.length - b.length + i])) return true;
  return a.at(-1) === b.at(-1) && sameFirstName(a[0]!, b[0]!);
}
