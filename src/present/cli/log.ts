/** What a run does as JSON lines on standard error, for programs that watch it. */
import { pino } from 'pino';
import type { ProgressView } from './progress.js';

export function runLog(): ProgressView {
  const log = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
  return {
    onEvent(event) {
      if (event.kind === 'start') {
        const { kind, ...start } = event;
        log.info(start, kind);
      } else if (event.kind === 'batch') {
        const { ms, ...batch } = event.batch;
        const rounded = Object.entries(ms).map(([stage, time]) => [stage, Math.round(time)]);
        log.info(
          { ...batch, seconds: Number(batch.seconds.toFixed(3)), ms: Object.fromEntries(rounded) as object },
          'batch',
        );
      } else if (event.kind === 'failure') {
        const { origin, articleId, stage, code, message } = event.failure;
        log.warn({ ...origin, articleId, stage, code, reason: message }, 'failure');
      }
    },
    end(summary) {
      if (summary) log.info(summary, summary.finished ? 'finished' : 'stopped');
    },
  };
}
