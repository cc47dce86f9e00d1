/** Makes parsing of some pages and extraction of some articles go wrong: what a fault in a rule could do. */
import type { PageItem } from '../../src/read/item.js';
import type { Article } from '../../src/record.js';

export default function probe(input: PageItem | Article): void {
  const id = 'html' in input ? /<html id="(?<id>[^"]*)/.exec(input.html)?.groups?.['id'] : input.id;
  if (id === undefined) return;
  if (id.startsWith('hang')) for (;;);
  if (id.startsWith('greedy')) fill();
}

/** Takes memory until there is none. */
function fill(): void {
  const taken: unknown[][] = [];
  for (;;) taken.push(new Array<unknown>(100_000).fill(taken.length).map((n) => ({ n })));
}
