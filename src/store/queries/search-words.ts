/** What a user types into a search box, as an FTS5 query that cannot be malformed. */

/** More terms than this are left out: a pasted page is not a search. */
const MAX_TERMS = 64;

/**
 * All words must occur; "several words" in double quotes are a phrase, a word or phrase that ends in * is a beginning.
 * Everything else has no special meaning. Null where there is nothing to search for, as in "?!".
 */
export function searchQuery(input: string): string | null {
  const terms = [...input.replaceAll('\0', ' ').matchAll(/"([^"]*)"?(\*?)|([^\s"*]+)(\*?)/g)]
    .map(([, phrase, phraseStar, word, wordStar]) => ({
      words: phrase ?? word ?? '',
      star: phraseStar ?? wordStar ?? '',
    }))
    .filter(({ words }) => /[\p{L}\p{N}\p{Co}]/u.test(words))
    .slice(0, MAX_TERMS);
  return terms.length === 0 ? null : terms.map(({ words, star }) => `"${words}"${star}`).join(' ');
}
