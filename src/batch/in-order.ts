/** Bounded work over a stream: answers in the order of the stream, and no more in flight than asked for. */
import PQueue from 'p-queue';

export interface FlightLimits {
  /** How many pieces of work run at once. */
  readonly concurrency: number;
  /** How many items are read ahead of the one whose answer is due. */
  readonly inFlight: number;
}

/** Does `work` on every item and gives the answers in order; the first that rejects ends the stream with its error. */
export async function* mapInOrder<In, Out>(
  source: AsyncIterable<In>,
  work: (item: In) => Promise<Out>,
  limits: FlightLimits,
): AsyncGenerator<Out, void, undefined> {
  const queue = new PQueue({ concurrency: limits.concurrency });
  const pending: Promise<Out>[] = [];
  for await (const item of source) {
    const answer = queue.add(() => work(item));
    // Its turn to be awaited may never come, where one before it rejects.
    answer.catch(() => undefined);
    pending.push(answer);
    if (pending.length >= limits.inFlight) yield await (pending.shift() as Promise<Out>);
  }
  for (const answer of pending) yield await answer;
}

/** The items of `source` until `signal` aborts, even while `source` waits for its next one. */
export async function* untilAborted<T>(
  source: AsyncGenerator<T, void, undefined>,
  signal: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  const aborted = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const stop = aborted.then(() => ({ done: true, value: undefined }) as const);
  try {
    while (!signal.aborted) {
      const next = await Promise.race([source.next(), stop]);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // Not awaited: a source that waits for input would keep us waiting too.
    source.return().catch(() => undefined);
  }
}
