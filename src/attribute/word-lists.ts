/** Lists of words, asked by word type: whether a word is of a list costs no string and no table of its own. */
import { lowerId, wordId } from '../prepare/words.js';

type Lists<Name extends string> = Readonly<Record<Name, string>>;
type Tests<Name extends string> = Readonly<Record<Name, (word: number) => boolean>>;

/**
 * Tests of a word type in whatever case it is printed; those that are asked about the same words stand side by side.
 * @param lists lower-case words parted by spaces, by the name of the test; 31 at most
 */
export function wordLists<Name extends string>(lists: Lists<Name>): Tests<Name> {
  return testsOf(lists, lowerId);
}

/** The same of words spelt just so. */
export function spellingLists<Name extends string>(lists: Lists<Name>): Tests<Name> {
  return testsOf(lists, (word) => word);
}

function testsOf<Name extends string>(lists: Lists<Name>, idOf: (word: number) => number): Tests<Name> {
  const names = Object.keys(lists) as Name[];
  const ids = names.map((name) => lists[name].split(' ').map(wordId));
  // Words known before the first article have low ids, and keep them.
  const listsOf = new Uint32Array(1 + Math.max(...ids.flat()));
  ids.forEach((own, list) => {
    for (const id of own) listsOf[id]! |= 1 << list;
  });
  const tests = names.map((name, list) => {
    const isOfList = (word: number): boolean => {
      const id = idOf(word);
      return id < listsOf.length && (listsOf[id]! & (1 << list)) !== 0;
    };
    return [name, isOfList] as const;
  });
  return Object.fromEntries(tests) as Tests<Name>;
}
