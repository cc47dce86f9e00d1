/** Sets of small numbers as the bits of an integer. */

/** The lowest number of a set that is not empty; `set & (set - 1)` holds the others. */
export function lowest(set: number): number {
  return 31 - Math.clz32(set & -set);
}
