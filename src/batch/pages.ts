/** Pages to articles. One that the parser hung on, or ran out of memory with, is not parsed again for nothing. */
import { isDeepStrictEqual } from 'node:util';
import { originOf, type Item, type PageItem } from '../read/item.js';
import { knownPageFailure, type Store } from '../store/index.js';
import { pageHash } from './content-hash.js';
import type { Extractor } from './extractor.js';

interface Parsing {
  readonly store: Store;
  readonly extractor: Pick<Extractor<'rows'>, 'parse'>;
  /** Version and settings, as the store keeps them with each failure. */
  readonly stamp: string;
  /** Parse again what failed before, the page and the extractor being the same. */
  readonly retry: boolean;
}

const COSTLY: ReadonlySet<string> = new Set(['extraction-timeout', 'extraction-memory']);

export function pageParser({ store, extractor, stamp, retry }: Parsing): (page: PageItem) => Promise<Item> {
  return async (page) => {
    const basisOf = () => ({ contentHash: pageHash(page), extractor: stamp });
    const failed = retry ? null : knownPageFailure(store, originOf(page.place));
    if (failed && isDeepStrictEqual(failed.basis, basisOf())) return { kind: 'failure', failure: failed };
    const item = await extractor.parse(page);
    if (item.kind === 'article' || !COSTLY.has(item.failure.code)) return item;
    return { ...item, failure: { ...item.failure, basis: basisOf() } };
  };
}
