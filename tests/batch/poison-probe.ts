/** Makes extraction of some articles go wrong: what a fault in a rule could do. */
import type { Article } from '../../src/record.js';

export default function probe({ id }: Article): void {
  if (id.startsWith('hang')) for (;;);
  if (id.startsWith('greedy')) fill();
}

/** Takes memory until there is none. */
function fill(): void {
  const taken: unknown[][] = [];
  for (;;) taken.push(new Array<unknown>(100_000).fill(taken.length).map((n) => ({ n })));
}
