/**
 * The role that the text beside a name gives: "Ana Roe, head of the water board,", "North Korean leader Kim",
 * "the owner of the shop, Ruth Kessel", "Ana Roe is a hydrologist", "Sen. Lindsey Graham (R-S.C.)".
 */
import type { NameMention } from '../../annotate/names/mention.js';
import { POS, type Prepared } from '../../prepare/prepared.js';
import { wordId, wordLower } from '../../prepare/words.js';
import { spellingLists, wordLists } from '../word-lists.js';
import { titleAt } from './titles.js';

export interface Role {
  /** As printed, without the article: "head of the water board". */
  readonly description: string | null;
  /** Lower-case role nouns in it: "head". */
  readonly nouns: readonly string[];
  /** Lower-case words of the whole description: "head", "water", "board". */
  readonly words: readonly string[];
  /** Whose it is, where it is somebody's: "her" daughter; a name's (the bank's chief) is "’s". */
  readonly owner: string | null;
  /** The token of a name's possessive mark, or -1. */
  readonly ownerMark: number;
}

const MAX_APPOSITION_TOKENS = 24;
const MAX_TITLE_TOKENS = 7;
/** An apposition longer than this is no short description. */
const MAX_DESCRIPTION_TOKENS = 14;
const { isOwner, isArticle, isIndefinite, isPossessor } = wordLists({
  isOwner: 'his her its their',
  isArticle: 'the a an his her its their',
  isIndefinite: 'a an',
  isPossessor: "' ’ 's ’s his her its their",
});
const { isBreak, isComma, opensBracket, isClausePronoun, isBe, isPrintedArticle, isPossessiveMark } =
  spellingLists({
    isBreak: ', . ; : ( ) [ ] " “ ” „ « » ? ! – — - … -- ...',
    isComma: ',',
    opensBracket: '(',
    isClausePronoun: 'he she they it who which whose whom',
    isBe: 'is was',
    isPrintedArticle: 'the a an its his her',
    isPossessiveMark: "' ’ 's ’s",
  });

/** Which nouns count as roles: for a person those that name people, for an organization any. */
export type IsRole = (noun: string) => boolean;

const isAnyNoun: IsRole = () => true;

/** Adds the roles that the text around one mention gives its bearer. */
export function rolesAt(prepared: Prepared, mention: NameMention, isRole: IsRole, roles: Role[]): void {
  add(roles, roleAfter(prepared, mention, isRole));
  add(roles, roleBefore(prepared, mention, isRole));
  add(roles, roleBeforeComma(prepared, mention, isRole));
  add(roles, copula(prepared, mention, isRole));
  add(roles, party(prepared, mention));
}

function add(roles: Role[], role: Role | null): void {
  if (role) roles.push(role);
}

/** "Nimbra, a maker of routers,": any noun tells what an organization is. */
export function organizationRolesAt(prepared: Prepared, mention: NameMention, roles: Role[]): void {
  add(roles, roleAfter(prepared, mention, isAnyNoun));
}

/** ", the top executive at FireEye Inc's Mandiant forensics unit," after a name; an age may come first. */
function roleAfter(prepared: Prepared, mention: NameMention, isRole: IsRole): Role | null {
  let first = mention.endToken;
  if (!isComma(wordAt(prepared, first))) return null;
  first++;
  if (prepared.tokens.pos[first] === POS.NUM && isComma(wordAt(prepared, first + 1))) first += 2;
  return phraseRole(prepared, first, endOfSentence(prepared, mention), isRole);
}

/** A noun phrase up to the next comma, bracket or clause. */
function phraseRole(prepared: Prepared, start: number, sentenceEnd: number, isRole: IsRole): Role | null {
  const { tokens, text } = prepared;
  let first = start;
  const opening = wordAt(prepared, first);
  const owner = tokens.pos[first] === POS.PRON || isOwner(opening) ? wordLower(opening) : null;
  if (isArticle(opening)) first++;
  else if (tokens.pos[first] === POS.PRON) return null;
  const limit = Math.min(sentenceEnd, first + MAX_APPOSITION_TOKENS);
  let end = first;
  while (end < limit && !isBreak(wordAt(prepared, end))) {
    const pos = tokens.pos[end];
    if (pos === POS.VERB && end === first) return null;
    if (pos === POS.AUX || (pos === POS.PRON && isClausePronoun(wordAt(prepared, end)))) break;
    end++;
  }
  if (end === first || end === limit) return null;
  const nouns = headNouns(prepared, first, end, isRole);
  if (nouns.length === 0) return null;
  const last = Math.min(end, first + MAX_DESCRIPTION_TOKENS);
  return {
    description: text.slice(tokens.start[first], tokens.end[last - 1]),
    nouns,
    words: wordsBetween(prepared, first, end),
    owner,
    ownerMark: -1,
  };
}

/** "the South African central bank governor Ana Roe": nouns right before the name, titles among them. */
function roleBefore(prepared: Prepared, mention: NameMention, isRole: IsRole): Role | null {
  const { tokens, text } = prepared;
  const name = afterTitles(prepared, mention);
  const sentence = prepared.sentences[tokens.sentence[name]!]!;
  const floor = Math.max(sentence.firstToken, name - MAX_TITLE_TOKENS);
  let first = name;
  while (first > floor && isPartOfTitle(prepared, first - 1)) first--;
  if (first === name) return null;
  const nouns: string[] = [];
  let lastRole = -1;
  for (let i = first; i < name; i++) {
    const word = wordLower(tokens.word[i]!);
    const title = titleAt(tokens.word[i]!);
    const named = isRole(word);
    if (title) nouns.push(...title.roles);
    if (named) nouns.push(word);
    if (title || named) lastRole = i;
  }
  if (lastRole < 0 || lastRole !== name - 1) return null;
  const bare = lastRole === first && titleAt(tokens.word[first]!) !== null;
  return {
    description: bare ? null : text.slice(tokens.start[first], tokens.end[lastRole]),
    nouns,
    words: wordsBetween(prepared, first, name),
    ...ownerBefore(prepared, first),
  };
}

/** "The owner of Kessel & Daughter, 68-year-old Ruth Kessel": a noun phrase and a comma before the name. */
function roleBeforeComma(prepared: Prepared, mention: NameMention, isRole: IsRole): Role | null {
  const { tokens } = prepared;
  let comma = afterTitles(prepared, mention) - 1;
  const sentence = prepared.sentences[tokens.sentence[mention.firstToken]!]!;
  while (comma > sentence.firstToken && isPartOfTitle(prepared, comma)) comma--;
  if (comma <= sentence.firstToken || !isComma(tokens.word[comma]!)) return null;
  const floor = Math.max(sentence.firstToken, comma - MAX_APPOSITION_TOKENS);
  let first = comma;
  while (
    first > floor &&
    !isBreak(tokens.word[first - 1]!) &&
    tokens.pos[first - 1] !== POS.VERB &&
    tokens.pos[first - 1] !== POS.AUX
  )
    first--;
  while (first < comma && !isArticle(tokens.word[first]!)) first++;
  if (first === comma) first = afterPossessive(prepared, comma, floor);
  if (first === comma) return null;
  const closed = isComma(wordAt(prepared, mention.endToken));
  const opens = opensClause(prepared, first, sentence.firstToken);
  if (isIndefinite(tokens.word[first]!) ? !(closed && opens) : !closed && !opens) return null;
  const role = phraseRole(prepared, first, sentence.endToken, isRole);
  return role && (role.owner === null ? { ...role, ...ownerBefore(prepared, first) } : role);
}

/** "Anders's lawyer, Kirsten Vaal,": the token after the possessive, or the comma's where there is none. */
function afterPossessive(prepared: Prepared, comma: number, floor: number): number {
  let first = comma;
  while (first > floor && isPartOfTitle(prepared, first - 1)) first--;
  return first > floor && isPossessiveMark(prepared.tokens.word[first - 1]!) ? first : comma;
}

function opensClause({ tokens }: Prepared, first: number, sentenceStart: number): boolean {
  if (first === sentenceStart) return true;
  const before = tokens.pos[first - 1];
  return before === POS.PUNCT || before === POS.CCONJ;
}

/** "Ana Roe is a hydrologist", "was the bank's governor". */
function copula(prepared: Prepared, mention: NameMention, isRole: IsRole): Role | null {
  const verb = mention.endToken;
  if (!isBe(wordAt(prepared, verb)) || !isPrintedArticle(wordAt(prepared, verb + 1))) return null;
  const role = phraseRole(prepared, verb + 1, endOfSentence(prepared, mention), isRole);
  return role && { ...role, description: null };
}

const PARTIES: ReadonlyMap<string, string> = new Map([
  ['r', 'republican'],
  ['d', 'democrat'],
]);

/** "(R-S.C.)", "(D., N.Y.)": the American way to print party and state. */
function party(prepared: Prepared, mention: NameMention): Role | null {
  if (!opensBracket(wordAt(prepared, mention.endToken))) return null;
  const inside = /^\(([RD])(?:[-–.]|, )/.exec(
    prepared.text.slice(prepared.tokens.start[mention.endToken], mention.end + 6),
  );
  const name = inside && PARTIES.get(inside[1]!.toLowerCase());
  return name ? { description: null, nouns: [name], words: [name], owner: null, ownerMark: -1 } : null;
}

/** Where the name proper begins: a mention may hold its title. */
function afterTitles({ tokens }: Prepared, mention: NameMention): number {
  let start = mention.firstToken;
  while (start < mention.endToken - 1 && titleAt(tokens.word[start]!)) start++;
  return start;
}

/**
 * The head noun of a noun phrase: the last noun before its first preposition or relative clause, and those beside it by
 * "and"; of these the ones that are roles.
 */
function headNouns({ tokens }: Prepared, first: number, end: number, isRole: IsRole): string[] {
  const nouns: string[] = [];
  let head = '';
  for (let i = first; i <= end; i++) {
    const pos = i < end ? tokens.pos[i] : POS.PUNCT;
    if (pos === POS.NOUN || pos === POS.PROPN) head = wordLower(tokens.word[i]!);
    else if (pos !== POS.ADJ && pos !== POS.DET && pos !== POS.NUM && pos !== POS.ADV) {
      if (head && isRole(head)) nouns.push(head);
      head = '';
      if (pos === POS.ADP || pos === POS.PRON || pos === POS.VERB || pos === POS.SCONJ) break;
    }
  }
  return nouns;
}

function wordsBetween({ tokens }: Prepared, first: number, end: number): string[] {
  const words: string[] = [];
  for (let i = first; i < end; i++) {
    const pos = tokens.pos[i];
    if (pos === POS.NOUN || pos === POS.PROPN || pos === POS.ADJ) words.push(wordLower(tokens.word[i]!));
  }
  return words;
}

/** The possessive right before: "her", or "’s" for any name's. */
function ownerBefore({ tokens }: Prepared, first: number): Pick<Role, 'owner' | 'ownerMark'> {
  const before = first > 0 ? tokens.word[first - 1]! : NO_WORD;
  if (!isPossessor(before)) return { owner: null, ownerMark: -1 };
  return isPossessiveMark(before)
    ? { owner: '’s', ownerMark: first - 1 }
    : { owner: wordLower(before), ownerMark: -1 };
}

function isPartOfTitle({ tokens }: Prepared, token: number): boolean {
  const pos = tokens.pos[token];
  return pos === POS.NOUN || pos === POS.PROPN || pos === POS.ADJ || pos === POS.NUM;
}

function endOfSentence(prepared: Prepared, mention: NameMention): number {
  return prepared.sentences[prepared.tokens.sentence[mention.firstToken]!]!.endToken;
}

/** The word type of a token, or that of nothing beyond the last. */
function wordAt({ tokens }: Prepared, token: number): number {
  return token < tokens.count ? tokens.word[token]! : NO_WORD;
}

const NO_WORD = wordId('');
