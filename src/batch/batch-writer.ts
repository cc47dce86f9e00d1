/** Gathers outcomes and writes them in batches, in order, one transaction a batch. */
import type { Failure } from '../origin.js';
import { saveBatch, type BatchResult, type Store, type StoredArticle } from '../store/index.js';
import type { Outcome } from './examine.js';

/** A batch is written when it holds this many outcomes or characters of text: both bound what is held in memory. */
const BATCH_OUTCOMES = 200;
const BATCH_CHARS = 4_000_000;

interface BatchWriter {
  add(outcome: Outcome): void;
  /** Writes what has gathered since the last batch. */
  flush(): void;
}

export function batchWriter(
  store: Store,
  run: number,
  onWritten: (articles: readonly StoredArticle[], result: BatchResult) => void,
): BatchWriter {
  let articles: StoredArticle[] = [];
  let failures: Failure[] = [];
  let chars = 0;
  function flush(): void {
    if (articles.length + failures.length === 0) return;
    onWritten(articles, saveBatch(store, run, articles, failures));
    articles = [];
    failures = [];
    chars = 0;
  }
  return {
    flush,
    add(outcome) {
      if (outcome.kind === 'failed') failures.push(outcome.failure);
      else if (outcome.kind === 'extracted') {
        articles.push(outcome.stored);
        chars += outcome.stored.article.text.length;
      } else return;
      if (articles.length + failures.length >= BATCH_OUTCOMES || chars >= BATCH_CHARS) flush();
    },
  };
}
