/** Lower-case words that rules know, by number. 0 is any other word. Filled while the modules load. */
const numbers = new Map<string, number>();
const words: string[] = [''];

export function term(word: string): number {
  const known = numbers.get(word);
  if (known !== undefined) return known;
  numbers.set(word, words.length);
  words.push(word);
  return words.length - 1;
}

/** The number of a known word, 0 for any other; never adds one. */
export function lookUpTerm(word: string): number {
  return numbers.get(word) ?? 0;
}

export function termText(id: number): string {
  return words[id] ?? '';
}

/** A set of words, each known from then on. */
export function wordSet(list: string): ReadonlySet<string> {
  const all = list.split(' ');
  for (const word of all) term(word);
  return new Set(all);
}
