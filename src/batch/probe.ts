import type { PageItem } from '../read/item.js';
import type { Article } from '../record.js';

export type Probe = (input: Article | PageItem) => void;

/** The test's own look at each page before it is parsed and each article before it is extracted, where a test asks for one. */
export async function loadProbe(module: string | undefined): Promise<Probe> {
  if (module === undefined) return () => undefined;
  return ((await import(module)) as { readonly default: Probe }).default;
}
