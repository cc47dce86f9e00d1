/** What is to be done with one thing that the reader gave: extract it, pass over it, or note why it cannot be used. */
import type { Failure, Origin } from '../origin.js';
import type { Item } from '../read/item.js';
import type { Article } from '../record.js';
import { knownArticle, knownFailure, type PreparedArticle, type Store } from '../store/index.js';
import { contentHash } from './content-hash.js';
import type { Extractor } from './extractor.js';
import { seenArticles } from './seen.js';

export type Outcome =
  | { readonly kind: 'extracted'; readonly stored: PreparedArticle }
  /** In the database already; `outdated` where another version or other settings extracted it. */
  | { readonly kind: 'unchanged'; readonly outdated: boolean }
  /** Written by this very run before it was stopped. */
  | { readonly kind: 'resumed' }
  /** Read a second time in this run, word for word. */
  | { readonly kind: 'repeated' }
  | { readonly kind: 'failed'; readonly failure: Failure };

interface Examination {
  readonly store: Store;
  readonly extractor: Pick<Extractor<'rows'>, 'capacity' | 'extract'>;
  /** Version and settings, as the store keeps them with each article. */
  readonly stamp: string;
  readonly redo: boolean;
  /** Extract again what failed before, its content and the extractor being the same. */
  readonly retry: boolean;
  readonly run: number;
}

/** An examiner remembers the articles of its run: a second, different article under one id is a failure. */
export function examiner(examination: Examination): (item: Item) => Promise<Outcome> {
  const { store, extractor, stamp, redo, retry, run } = examination;
  const seen = seenArticles();
  const recent = recentOrigins(1000 + extractor.capacity);
  return async (item) => {
    if (item.kind === 'failure') return { kind: 'failed', failure: item.failure };
    const { article, origin } = item;
    const hash = contentHash(article);
    const earlier = seen.add(article.id, hash);
    if (earlier === 'same') return { kind: 'repeated' };
    const known = knownArticle(store, article.id);
    if (earlier === 'other') return duplicate(article, origin, recent.of(article.id) ?? known?.origin);
    recent.add(article.id, origin);
    if (known?.contentHash === hash) {
      const outdated = known.extractor !== stamp;
      if (known.run === run && !outdated) return { kind: 'resumed' };
      if (!outdated || !redo) return { kind: 'unchanged', outdated };
    }
    const failed = retry ? null : knownFailure(store, article.id, { contentHash: hash, extractor: stamp });
    if (failed) return { kind: 'failed', failure: { ...failed, origin } };
    const extraction = await extractor.extract(article);
    if ('error' in extraction) {
      const basis = { contentHash: hash, extractor: stamp };
      const failure = {
        origin,
        articleId: article.id,
        stage: 'extract' as const,
        ...extraction.error,
        basis,
      };
      return { kind: 'failed', failure };
    }
    const stored = { article, rows: extraction.value, contentHash: hash, origin };
    return { kind: 'extracted', stored };
  };
}

/** Where the articles read last came from; those before them are in the database by now. */
function recentOrigins(limit: number) {
  const origins = new Map<string, Origin>();
  return {
    of: (id: string) => origins.get(id),
    add(id: string, origin: Origin) {
      origins.set(id, origin);
      if (origins.size > limit) origins.delete(origins.keys().next().value!);
    },
  };
}

function duplicate({ id }: Article, origin: Origin, first: Origin | undefined): Outcome {
  const place = first && (first.line === undefined ? first.path : `${first.path}:${first.line}`);
  const read = place === undefined ? 'read before it' : `read from ${place}`;
  const message = `the id "${id}" belongs to a different article already, ${read}. Give each article an id of its own`;
  return {
    kind: 'failed',
    failure: { origin, articleId: id, stage: 'read', code: 'article-duplicate', message },
  };
}
