/** How far a run is, on standard error: a bar on a terminal, a plain line now and then elsewhere. */
import { SingleBar, Presets } from 'cli-progress';
import type { BatchEvent, BatchProgress, BatchSummary } from '../../batch/plan.js';
import { duration } from './duration.js';
import { count, percent } from './terminal.js';

export interface ProgressView {
  onEvent(event: BatchEvent): void;
  /** @param summary absent where an error ended the run */
  end(summary?: BatchSummary): void;
}

/** Seconds between plain lines. */
const LINE_EVERY = 10;

export function progressView(): ProgressView {
  return process.stderr.isTTY ? barView() : lineView();
}

function barView(): ProgressView {
  let bar: SingleBar | undefined;
  let totalBytes: number | null = null;
  return {
    onEvent(event) {
      if (event.kind === 'start') {
        totalBytes = event.totalBytes;
        const format = totalBytes === null ? '{counts}' : '{bar} {counts}';
        bar = new SingleBar(
          { format, stream: process.stderr, clearOnComplete: true, hideCursor: true, gracefulExit: false },
          Presets.shades_classic,
        );
        bar.start(totalBytes ?? 1, 0, { counts: 'starting' });
      } else if (event.kind === 'progress') {
        const { progress } = event;
        bar?.update(Math.min(progress.bytes, totalBytes ?? 0), { counts: counts(progress, totalBytes) });
      }
    },
    end: () => bar?.stop(),
  };
}

function lineView(): ProgressView {
  let totalBytes: number | null = null;
  let nextLine = LINE_EVERY;
  return {
    onEvent(event) {
      if (event.kind === 'start') totalBytes = event.totalBytes;
      if (event.kind !== 'progress' || event.progress.seconds < nextLine) return;
      nextLine = event.progress.seconds + LINE_EVERY;
      console.error(`onrecord: ${counts(event.progress, totalBytes)}`);
    },
    end() {},
  };
}

/** "1,200 articles · 85/s · 34 % · 3 min 20 s left · 2 failures" */
export function counts(
  { bytes, articles, failed, seconds }: BatchProgress,
  totalBytes: number | null,
): string {
  const parts = [count(articles, 'article')];
  if (seconds > 0) parts.push(`${Math.round(articles / seconds)}/s`);
  if (totalBytes !== null && bytes > 0 && totalBytes > 0) {
    const left = Math.max(0, totalBytes / bytes - 1) * seconds;
    parts.push(percent(Math.min(1, bytes / totalBytes)), `${duration(left)} left`);
  }
  if (failed > 0) parts.push(count(failed, 'failure'));
  return parts.join(' · ');
}
