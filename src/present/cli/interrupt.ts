/** Ctrl-C: the first asks the run to stop cleanly, the second ends the process at once. */
import { EXIT } from './faults.js';

export interface Interrupt {
  readonly signal: AbortSignal;
  /** Ctrl-C has its usual meaning again. */
  release(): void;
}

export function stopOnInterrupt(): Interrupt {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    console.error('\nonrecord: stopping when what is in flight is written; Ctrl-C again stops at once');
    controller.abort();
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, onSignal);
  return {
    signal: controller.signal,
    release() {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}
