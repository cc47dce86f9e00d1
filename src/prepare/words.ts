/**
 * Word types interned once for the life of the process: a token refers to its spelling by a small integer, so
 * that later stages can keep what depends on the spelling alone (shape, affixes, lists) in arrays beside it.
 *
 * The list only grows: about 14 MB for every 100,000 new spellings (text, ids, lemmas), measured on random words of
 * four to eleven letters. wink-nlp's own list does not grow, see vocabulary.ts. A process that reads an archive of
 * many millions of spellings is best started afresh now and then; ids mean nothing beyond their process.
 */
const ids = new Map<string, number>();
const texts: string[] = [];
const lowers: number[] = [];

/** The id of a spelling, new or known. Ids count up from 0. */
export function wordId(text: string): number {
  const known = ids.get(text);
  if (known !== undefined) return known;
  const id = texts.length;
  // A slice of an article keeps the whole article in memory: keep a copy.
  const copy = Buffer.from(text, 'utf16le').toString('utf16le');
  ids.set(copy, id);
  texts.push(copy);
  const lower = copy.toLowerCase();
  lowers.push(lower === copy ? id : -1);
  return id;
}

export function wordText(id: number): string {
  return texts[id] ?? '';
}

/** The id of the word's lower-case form. */
export function lowerId(id: number): number {
  const known = lowers[id] ?? -1;
  if (known >= 0) return known;
  const lower = wordId(wordText(id).toLowerCase());
  lowers[id] = lower;
  return lower;
}

export function wordLower(id: number): string {
  return wordText(lowerId(id));
}

/** How many word types there are so far: the length that an array kept beside them needs. */
export function wordCount(): number {
  return texts.length;
}
