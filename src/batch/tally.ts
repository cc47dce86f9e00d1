/** Counts what a run did, for the progress and the summary. */
import type { QuoteType } from '../record.js';
import type { BatchResult } from '../store/index.js';
import type { Outcome } from './examine.js';
import type { BatchProgress, BatchSummary } from './plan.js';

type Counts = Omit<BatchSummary, 'run' | 'database' | 'finished'>;

export interface Tally {
  /** One more thing that the reader gave was dealt with. */
  note(outcome: Outcome, bytes: number): void;
  /** A batch was written. */
  wrote(result: BatchResult): void;
  progress(): BatchProgress;
  counts(): Counts;
}

const QUOTE_TYPES = ['direct', 'mixed', 'indirect'] as const;

export function startTally(): Tally {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const outcomes = { extracted: 0, unchanged: 0, resumed: 0, repeated: 0, failed: 0, outdated: 0 };
  const written = { added: 0, replaced: 0, confirmed: 0 };
  let withSpeaker = 0;
  const quotes: Record<QuoteType, number> = { direct: 0, mixed: 0, indirect: 0 };
  let bytes = 0;
  const read = () => {
    const { extracted, unchanged, resumed, repeated, failed } = outcomes;
    return extracted + unchanged + resumed + repeated + failed;
  };
  return {
    note(outcome, more) {
      bytes += more;
      outcomes[outcome.kind]++;
      if (outcome.kind === 'unchanged' && outcome.outdated) outcomes.outdated++;
    },
    wrote({ added, replaced, unchanged, rejected, found }) {
      written.added += added;
      written.replaced += replaced;
      written.confirmed += unchanged;
      outcomes.failed += rejected.length;
      outcomes.extracted -= rejected.length;
      for (const type of QUOTE_TYPES) quotes[type] += found[type];
      withSpeaker += found.withSpeaker;
    },
    progress: () => ({ bytes, articles: read(), failed: outcomes.failed, seconds: seconds() }),
    counts() {
      const { extracted, ...others } = outcomes;
      const time = seconds();
      const articlesPerSecond = time > 0 ? extracted / time : 0;
      const done = { read: read(), ...written, ...others };
      return {
        ...done,
        quotes: { ...quotes },
        quotesWithSpeaker: withSpeaker,
        seconds: time,
        articlesPerSecond,
      };
    },
  };
}
