/** Joins the names of one organization: legal endings, acronyms, short forms. */
import { initialsOf, withoutLegalEnding, type NameForm } from './forms.js';
import type { Clusters } from './persons.js';

/**
 * Longest names first; a shorter one joins where it is the same without "Inc", is the acronym of the initials or the
 * one in brackets right after the name, or is the first or the last words of exactly one longer name.
 * @param acronyms acronym form (lower case) -> words of the name that it followed in brackets
 */
export function joinOrganizations(
  forms: readonly NameForm[],
  acronyms: ReadonlyMap<string, readonly string[]>,
): Clusters {
  const clusters: NameForm[][] = [];
  const clusterOf = new Map<number, number>();
  const ordered = [...forms].sort(
    (a, b) => b.words.length - a.words.length || a.mentions[0]! - b.mentions[0]!,
  );
  for (const form of ordered) {
    const home = homeOf(clusters, form, acronyms);
    const cluster = home >= 0 ? home : clusters.length;
    (clusters[cluster] ??= []).push(form);
    for (const mention of form.mentions) clusterOf.set(mention, cluster);
  }
  return { clusters, clusterOf };
}

function homeOf(
  clusters: readonly NameForm[][],
  form: NameForm,
  acronyms: ReadonlyMap<string, readonly string[]>,
): number {
  const words = withoutLegalEnding(form.words);
  const key = words.join(' ');
  const same = clusters.findIndex((cluster) =>
    cluster.some((other) => withoutLegalEnding(other.words).join(' ') === key),
  );
  if (same >= 0) return same;
  if (words.length === 1) {
    const defined = acronyms.get(key)?.join(' ');
    const byBracket = clusters.findIndex((cluster) => cluster.some((o) => o.words.join(' ') === defined));
    if (defined !== undefined && byBracket >= 0) return byBracket;
    const byInitials = clusters.findIndex((cluster) => isAcronymOf(form.text, cluster[0]!.words));
    if (byInitials >= 0) return byInitials;
  }
  return onlyLongerName(clusters, words);
}

function isAcronymOf(text: string, words: readonly string[]): boolean {
  const letters = text.replace(/\./g, '');
  return /^\p{Lu}{2,6}$/u.test(letters) && words.length > 1 && initialsOf(words) === letters.toLowerCase();
}

function onlyLongerName(clusters: readonly NameForm[][], words: readonly string[]): number {
  const homes: number[] = [];
  clusters.forEach((cluster, index) => {
    if (cluster.some((other) => opensOrEnds(withoutLegalEnding(other.words), words))) homes.push(index);
  });
  return homes.length === 1 ? homes[0]! : -1;
}

/** Words too common at the end of names to stand for one. */
const BARE = new Set('party university department ministry bank house office national united new'.split(' '));

function opensOrEnds(longer: readonly string[], words: readonly string[]): boolean {
  if (words.length >= longer.length || (words.length === 1 && BARE.has(words[0]!))) return false;
  const opens = words.every((word, i) => longer[i] === word);
  const ends = words.every((word, i) => longer[longer.length - words.length + i] === word);
  return opens || ends;
}
