/** What is to be done with one thing that the reader gave: extract it, pass over it, or note why it cannot be used. */
import type { ErrorCode } from '../errors.js';
import type { Failure, Origin } from '../origin.js';
import type { ReadItem } from '../read/read.js';
import type { Article } from '../record.js';
import { knownArticle, type Store, type StoredArticle } from '../store/index.js';
import { contentHash } from './content-hash.js';
import type { Extractor } from './extractor.js';

export type Outcome =
  | { readonly kind: 'extracted'; readonly stored: StoredArticle }
  /** In the database already; `outdated` where another version or other settings extracted it. */
  | { readonly kind: 'unchanged'; readonly outdated: boolean }
  /** Written by this very run before it was stopped. */
  | { readonly kind: 'resumed' }
  /** Read a second time in this run, word for word. */
  | { readonly kind: 'repeated' }
  | { readonly kind: 'failed'; readonly failure: Failure };

interface Examination {
  readonly store: Store;
  readonly extractor: Extractor;
  /** Version and settings, as the store keeps them with each article. */
  readonly stamp: string;
  readonly redo: boolean;
  readonly run: number;
}

/** An examiner remembers the ids of its run: a second, different article under one id is a failure. */
export function examiner({
  store,
  extractor,
  stamp,
  redo,
  run,
}: Examination): (item: ReadItem) => Promise<Outcome> {
  const seen = new Map<string, { readonly hash: string; readonly origin: Origin }>();
  return async (item) => {
    if (item.kind === 'failure') return { kind: 'failed', failure: item.failure };
    const { article, origin } = item;
    const hash = contentHash(article);
    const earlier = seen.get(article.id);
    if (earlier?.hash === hash) return { kind: 'repeated' };
    if (earlier) return failed(article, origin, 'article-duplicate', sameIdAs(earlier.origin, article.id));
    seen.set(article.id, { hash, origin });
    const known = knownArticle(store, article.id);
    if (known?.contentHash === hash) {
      const outdated = known.extractor !== stamp;
      if (known.run === run && !outdated) return { kind: 'resumed' };
      if (!outdated || !redo) return { kind: 'unchanged', outdated };
    }
    const extraction = await extractor.extract(article);
    if ('error' in extraction)
      return failed(article, origin, extraction.error.code, extraction.error.message);
    return { kind: 'extracted', stored: { article, record: extraction.record, contentHash: hash, origin } };
  };
}

function failed(article: Article, origin: Origin, code: ErrorCode, message: string): Outcome {
  const stage = code === 'article-duplicate' ? 'read' : 'extract';
  return { kind: 'failed', failure: { origin, articleId: article.id, stage, code, message } };
}

function sameIdAs({ path, line }: Origin, id: string): string {
  const place = line === undefined ? path : `${path}:${line}`;
  return `the id "${id}" belongs to a different article already, read from ${place}. Give each article an id of its own`;
}
