/** Joins the names of one person: full name, surname, first name, nickname, initials. */
import { withoutGeneration, type NameForm } from './forms.js';
import { sameFirstName } from './nicknames.js';

/** Clusters of forms; each is one person. `assign` says which cluster each mention belongs to. */
export interface Clusters {
  readonly clusters: NameForm[][];
  /** Mention index -> cluster index. */
  readonly clusterOf: Map<number, number>;
}

/**
 * Full names first, longest first; then each single word goes to the bearer of that surname (or first name) who was
 * mentioned last before it, else to the one mentioned first after it, else it stands alone.
 * @param genderAt gender that a title before the mention tells ("Mrs. Clinton"), or null
 * @param genderOf gender of a full name, or null
 */
export function joinPersons(
  forms: readonly NameForm[],
  genderAt: (mention: number) => string | null,
  genderOf: (words: readonly string[]) => string | null,
): Clusters {
  const clusters: NameForm[][] = [];
  const clusterOf = new Map<number, number>();
  const put = (form: NameForm, cluster: number): void => {
    (clusters[cluster] ??= []).push(form);
    for (const mention of form.mentions) clusterOf.set(mention, cluster);
  };
  const full = forms.filter((form) => form.words.length > 1);
  full.sort((a, b) => b.words.length - a.words.length || a.mentions[0]! - b.mentions[0]!);
  for (const form of full) {
    const home = clusters.findIndex((cluster) => sameFullName(cluster[0]!.words, form.words));
    put(form, home >= 0 ? home : clusters.length);
  }
  const bearers: Bearer[] = clusters.map((cluster) => ({
    words: withoutGeneration(cluster[0]!.words),
    gender: genderOf(cluster[0]!.words),
    mentions: cluster.flatMap((form) => form.mentions),
  }));
  for (const form of forms.filter(({ words }) => words.length === 1)) {
    const homes = new Map<number, number[]>();
    for (const mention of inTitledOrder(form.mentions, genderAt)) {
      const gender = genderAt(mention);
      let home = nearestBearer(bearers, form.words[0]!, mention, gender);
      if (home < 0) home = bearers.push({ words: form.words, gender, mentions: [] }) - 1;
      bearers[home]!.mentions.push(mention);
      homes.set(home, [...(homes.get(home) ?? []), mention]);
    }
    for (const [home, mentions] of homes) put({ ...form, mentions: mentions.sort((a, b) => a - b) }, home);
  }
  return { clusters, clusterOf };
}

/** Those with a telling title first: they found the bearers that the bare surnames then join. */
function inTitledOrder(
  mentions: readonly number[],
  genderAt: (mention: number) => string | null,
): readonly number[] {
  const titled = mentions.filter((mention) => genderAt(mention) !== null);
  return [...titled, ...mentions.filter((mention) => !titled.includes(mention))];
}

function sameFullName(a: readonly string[], b: readonly string[]): boolean {
  const x = withoutGeneration(a);
  const y = withoutGeneration(b);
  if (x.length > 2 && y.length === 2 && x[0] === y[0] && x[1] === y[1]) return true;
  return x.at(-1) === y.at(-1) && sameFirstName(x[0]!, y[0]!);
}

interface Bearer {
  readonly words: readonly string[];
  readonly gender: string | null;
  readonly mentions: number[];
}

function nearestBearer(
  bearers: readonly Bearer[],
  word: string,
  mention: number,
  gender: string | null,
): number {
  let best = -1;
  let bestDistance = Infinity;
  bearers.forEach((bearer, index) => {
    const last = bearer.words.at(-1) === word;
    const first = bearer.words[0] === word || sameShortName(bearer.words[0]!, word);
    if (!last && !first) return;
    if (gender !== null && bearer.gender !== null && gender !== bearer.gender) return;
    for (const other of bearer.mentions) {
      const distance = (other < mention ? mention - other : 1e6 + other - mention) + (last ? 0 : 1e9);
      if (distance < bestDistance) {
        best = index;
        bestDistance = distance;
      }
    }
  });
  return best;
}

function sameShortName(full: string, word: string): boolean {
  return word.length > 2 && full.length > 2 && sameFirstName(full, word);
}
