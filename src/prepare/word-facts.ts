/** What depends on a word type alone, worked out when first asked for and kept beside it. */
import { onForget, wordCount } from './words.js';

/** @param of must give the same for the same word type always */
export function keptByWord<T extends boolean | number | string | object | null>(
  of: (word: number) => T,
): (word: number) => T {
  let known: (T | undefined)[] = [];
  onForget(() => (known = []));
  return (word) => {
    const fact = known[word];
    if (fact !== undefined) return fact;
    if (word >= known.length) known = widened(known, word);
    return (known[word] = of(word));
  };
}

/** Filled to its length, since an array with gaps would be kept as a table. */
function widened<T>(known: readonly (T | undefined)[], word: number): (T | undefined)[] {
  const wider = new Array<T | undefined>(2 * Math.max(word + 1, wordCount())).fill(undefined);
  for (let i = 0; i < known.length; i++) wider[i] = known[i];
  return wider;
}
