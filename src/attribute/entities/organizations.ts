/** Joins the names of one organization: legal endings, acronyms, short forms. */
import { initialsOf, withoutLegalEnding, type NameForm } from './forms.js';

/** Where a name's spelling, initials and outer words lead: cluster indices. */
interface Index {
  readonly bySpelling: Map<string, number>;
  readonly byInitials: Map<string, number>;
  /** First words and last words of longer names; SEVERAL where names of two clusters have them. */
  readonly byOuterWords: Map<string, number>;
}

const SEVERAL = -1;

/**
 * Longest names first; a shorter one joins where it is the same without "Inc", is the acronym of the initials or the
 * one in brackets right after the name, or is the first or the last words of exactly one longer name.
 * @param acronyms acronym form (lower case) -> words of the name that it followed in brackets
 * @returns one list of forms an organization
 */
export function joinOrganizations(
  forms: readonly NameForm[],
  acronyms: ReadonlyMap<string, readonly string[]>,
): NameForm[][] {
  const clusters: NameForm[][] = [];
  const index: Index = { bySpelling: new Map(), byInitials: new Map(), byOuterWords: new Map() };
  const ordered = [...forms].sort(
    (a, b) => b.words.length - a.words.length || a.mentions[0]! - b.mentions[0]!,
  );
  for (const form of ordered) {
    const words = withoutLegalEnding(form.words);
    const spelling = words.length === 1 ? words[0]! : words.join(' ');
    const cluster = homeOf(index, form, spelling, acronyms) ?? clusters.length;
    (clusters[cluster] ??= []).push(form);
    register(index, form.words, words, spelling, cluster);
  }
  return clusters;
}

function homeOf(
  index: Index,
  form: NameForm,
  spelling: string,
  acronyms: ReadonlyMap<string, readonly string[]>,
): number | undefined {
  const same = index.bySpelling.get(spelling);
  if (same !== undefined) return same;
  if (!spelling.includes(' ')) {
    const defined = acronyms.get(spelling);
    const byBracket = defined && index.bySpelling.get(defined.join(' '));
    if (byBracket !== undefined) return byBracket;
    const byInitials = index.byInitials.get(spelling);
    if (byInitials !== undefined && /^(?:\p{Lu}\.?){2,6}$/u.test(form.text)) return byInitials;
    if (BARE.has(spelling)) return undefined;
  }
  const longer = index.byOuterWords.get(spelling);
  return longer === SEVERAL ? undefined : longer;
}

/** Words too common at either end of names to stand for one. */
const BARE = new Set(
  'party university department ministry bank house office national united new state city group board council'.split(
    ' ',
  ),
);

function register(
  index: Index,
  full: readonly string[],
  words: readonly string[],
  spelling: string,
  cluster: number,
): void {
  add(index.bySpelling, spelling, cluster);
  if (words !== full) add(index.bySpelling, full.join(' '), cluster);
  if (words.length < 2) return;
  add(index.byInitials, initialsOf(words), cluster);
  let first = '';
  let last = '';
  for (let length = 1; length < Math.min(words.length, 8); length++) {
    first += first === '' ? words[0]! : ` ${words[length - 1]!}`;
    last = last === '' ? words.at(-1)! : `${words.at(-length)!} ${last}`;
    addOuter(index.byOuterWords, first, cluster);
    addOuter(index.byOuterWords, last, cluster);
  }
}

/** The first to come keeps the key. */
function add(clusterOf: Map<string, number>, key: string, cluster: number): void {
  if (!clusterOf.has(key)) clusterOf.set(key, cluster);
}

function addOuter(clusterOf: Map<string, number>, key: string, cluster: number): void {
  const known = clusterOf.get(key);
  if (known !== cluster) clusterOf.set(key, known === undefined ? cluster : SEVERAL);
}
