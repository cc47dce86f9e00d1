/** Ctrl-C: the first asks the run to stop cleanly, the second ends the process at once. */
import { EXIT } from './faults.js';

interface Interrupt {
  readonly signal: AbortSignal;
  /** Ctrl-C has its usual meaning again. */
  release(): void;
}

/** The progress bar hides the cursor and turns off line wrapping. */
const SHOW_CURSOR = '\u001b[?25h\u001b[?7h\n';

export function stopOnInterrupt(): Interrupt {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) {
      if (process.stderr.isTTY) process.stderr.write(SHOW_CURSOR);
      process.exit(EXIT.interrupted);
    }
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
