/** Gathers outcomes and writes them in batches, in order, one transaction a batch. */
import type { Failure, Origin } from '../origin.js';
import { saveBatch, type BatchResult, type PreparedArticle, type Store } from '../store/index.js';
import type { Outcome } from './examine.js';
import type { BatchProgress } from './plan.js';

/** A batch is also written when it holds this many characters of text: that bounds what is held in memory. */
const BATCH_CHARS = 4_000_000;

export interface Written {
  readonly articles: readonly PreparedArticle[];
  readonly failures: readonly Failure[];
  readonly result: BatchResult;
  readonly progress: BatchProgress;
  /** Milliseconds that the transaction took. */
  readonly storeMs: number;
}

interface BatchWriter {
  /** @param origin where it stands in the input, @param progress with it included */
  add(outcome: Outcome, origin: Origin, progress: BatchProgress): void;
  /** Writes what has gathered since the last batch. */
  flush(): void;
}

/** @param size outcomes in one batch */
export function batchWriter(
  { store, run, size }: { readonly store: Store; readonly run: number; readonly size: number },
  onWritten: (written: Written) => void,
): BatchWriter {
  let articles: PreparedArticle[] = [];
  let failures: Failure[] = [];
  let chars = 0;
  let marked = 0;
  let latest: { readonly origin: Origin; readonly progress: BatchProgress } | null = null;
  function flush(): void {
    if (!latest || articles.length + failures.length === 0) return;
    const { origin, progress } = latest;
    const mark = {
      ...{ items: progress.articles, bytes: progress.bytes, origin },
      seconds: progress.seconds - marked,
    };
    const started = performance.now();
    const result = saveBatch(store, run, articles, failures, mark);
    const written = { articles, failures, result, progress, storeMs: performance.now() - started };
    marked = progress.seconds;
    articles = [];
    failures = [];
    chars = 0;
    onWritten(written);
  }
  return {
    flush,
    add(outcome, origin, progress) {
      latest = { origin, progress };
      if (outcome.kind === 'failed') failures.push(outcome.failure);
      else if (outcome.kind === 'extracted') {
        articles.push(outcome.stored);
        chars += outcome.stored.article.text.length;
      } else return;
      if (articles.length + failures.length >= size || chars >= BATCH_CHARS) flush();
    },
  };
}
