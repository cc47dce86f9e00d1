/** Which tokens can belong to a name at all: the others, most of an article, are never scored. */
import type { Prepared } from '../../prepare/prepared.js';
import { ROLE } from './roles.js';
import { ROLE_MASK, ROLE_SHIFT } from './spellings.js';

/** Consecutive tokens [start, end) of one sentence that are decoded together. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** Index of the sentence. */
  readonly sentence: number;
}

/** Kept from text to text. */
let allRoles = new Uint8Array(1024);

/** The roles of all tokens, and the sentence in hand. */
interface Scan {
  readonly roles: Uint8Array;
  first: number;
  end: number;
}

/** More links than this in a row join no name. */
const MOST_LINKS = 3;

/**
 * Runs of capitalised words with the links between them ("Bank of the West", "al-Nour", "Lord's", "Boeing 747"). A
 * capitalised function word ("The", "It") counts only beside another capital.
 *
 * @param looks of the tokens, see spellings.ts
 */
export function findStretches({ tokens, sentences }: Prepared, looks: Int32Array): Stretch[] {
  const stretches: Stretch[] = [];
  const { count } = tokens;
  if (allRoles.length < count) allRoles = new Uint8Array(count);
  const roles = allRoles;
  for (let i = 0; i < count; i++) roles[i] = (looks[i]! >> ROLE_SHIFT) & ROLE_MASK;
  const scan: Scan = { roles, first: 0, end: 0 };
  for (let sentence = 0; sentence < sentences.length; sentence++) {
    const { firstToken, endToken } = sentences[sentence]!;
    scan.first = firstToken;
    scan.end = endToken;
    for (let i = firstToken; i < endToken;) {
      if (roles[i] === ROLE.none || !begins(scan, i)) {
        i++;
        continue;
      }
      const end = endOf(scan, i);
      stretches.push({ start: i, end, sentence });
      i = end;
    }
  }
  return stretches;
}

function begins(scan: Scan, i: number): boolean {
  if (scan.roles[i] === ROLE.particle) return isCapital(scan, pastLinks(scan, i));
  return isCapital(scan, i);
}

function isCapital({ roles, first, end }: Scan, i: number): boolean {
  if (i >= end) return false;
  if (roles[i] !== ROLE.capitalFunction) return roles[i] === ROLE.capital;
  return (i > first && isWritten(roles[i - 1])) || (i + 1 < end && isWritten(roles[i + 1]));
}

const isWritten = (role: number | undefined): boolean =>
  role === ROLE.capital || role === ROLE.capitalFunction;

const isLink = (role: number | undefined): boolean =>
  role === ROLE.link || role === ROLE.particle || role === ROLE.hyphen;

/** One past the links and particles from i on. */
function pastLinks({ roles, end }: Scan, i: number): number {
  let next = i;
  while (next < end && next - i < MOST_LINKS && isLink(roles[next])) next++;
  return next;
}

/** One past the stretch that begins at `start`. */
function endOf(scan: Scan, start: number): number {
  let end = start + 1;
  for (let next = end; next >= 0; next = pastMore(scan, end)) end = next;
  return end;
}

/** One past what carries a name on at token i: links with a capital, a possessive, a number; -1 where nothing does. */
function pastMore(scan: Scan, i: number): number {
  const { roles, end } = scan;
  if (i >= end) return -1;
  const next = pastLinks(scan, i);
  if (isCapital(scan, next)) return next + 1;
  if (roles[i] === ROLE.possessive || roles[i] === ROLE.number) return i + 1;
  if (roles[i] === ROLE.hyphen && i + 1 < end && roles[i + 1] === ROLE.number) return i + 2;
  return pastAside(scan, i);
}

/** One past a word in brackets or a nickname in marks ("Rad (B)", "Hector "Macho" Rivas"); -1 where there is none. */
function pastAside({ roles, end }: Scan, i: number): number {
  if (i + 2 >= end || roles[i + 1] !== ROLE.capital) return -1;
  if (roles[i] === ROLE.opening) return roles[i + 2] === ROLE.closing ? i + 3 : -1;
  if (roles[i] !== ROLE.quote) return -1;
  let next = i + 2;
  while (next < end && next - i <= MOST_LINKS && roles[next] !== ROLE.quote) next++;
  return next < end - 1 && roles[next] === ROLE.quote && roles[next + 1] === ROLE.capital ? next + 1 : -1;
}
