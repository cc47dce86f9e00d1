/** Halving ordered lists. */

/** The first index at which `reached` holds, `count` where none does; it must hold from there on. */
export function lowerBound<T>(
  items: ArrayLike<T>,
  reached: (item: T) => boolean,
  count: number = items.length,
): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reached(items[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
