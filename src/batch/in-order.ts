/** Bounded work over a stream: answers in the order of the stream, and no more in flight than asked for. */
import PQueue from 'p-queue';

interface FlightLimits<In> {
  /** How many pieces of work run at once. */
  readonly concurrency: number;
  /** How many items are read ahead of the one whose answer is due. */
  readonly inFlight: number;
  /** Of all items in flight together no more than `most`, unless one alone is more. */
  readonly weight?: { readonly of: (item: In) => number; readonly most: number };
}

/**
 * Does `work` on every item and gives each answer as soon as it is its turn, without waiting for more items. The first
 * work that rejects ends the stream with its error; an error of the source comes after the answers to what it gave.
 */
export async function* mapInOrder<In, Out>(
  source: AsyncIterable<In>,
  work: (item: In) => Promise<Out>,
  { concurrency, inFlight, weight }: FlightLimits<In>,
): AsyncGenerator<Out, void, undefined> {
  const queue = new PQueue({ concurrency });
  const items = source[Symbol.asyncIterator]();
  const pending: Answer<Out>[] = [];
  let reading: Promise<void> | null = null;
  let ended = false;
  let carried = 0;
  let fault: { readonly error: unknown } | undefined;
  async function readOn(): Promise<void> {
    try {
      const next = await items.next();
      if (next.done) ended = true;
      else {
        const load = weight?.of(next.value) ?? 0;
        carried += load;
        pending.push(
          watched(
            queue.add(() => work(next.value)),
            load,
          ),
        );
      }
    } catch (error) {
      ended = true;
      fault = { error };
    }
    reading = null;
  }
  try {
    for (;;) {
      if (!ended && pending.length < inFlight && (!weight || carried < weight.most)) reading ??= readOn();
      const first = pending[0];
      if (first && (first.settled || !reading)) {
        pending.shift();
        carried -= first.load;
        yield await first.promise;
      } else if (reading) await Promise.race(first ? [reading, first.promise] : [reading]);
      else break;
    }
    if (fault) throw fault.error;
  } finally {
    closeSoon(items);
  }
}

/**
 * Work for mapInOrder that begins in the order of the items, though what some of them need is made ready side by side
 * (`prepare` gives a promise). While nothing is being made ready, work begins at once.
 */
export function inTurn<In, Ready, Out>(
  prepare: (item: In) => Ready | Promise<Ready>,
  work: (ready: Ready, item: In) => Promise<Out>,
): (item: In) => Promise<Out> {
  /** Settles when the work on all items so far has begun. */
  let begun: Promise<unknown> | null = null;
  return async (item) => {
    const ready = prepare(item);
    if (!begun && !(ready instanceof Promise)) return work(ready, item);
    const mine: Promise<{ answer: Promise<Out> }> = Promise.all([ready, begun]).then(([it]) => {
      if (begun === mine) begun = null;
      return { answer: work(it, item) };
    });
    begun = mine;
    return (await mine).answer;
  };
}

interface Answer<Out> {
  readonly promise: Promise<Out>;
  readonly load: number;
  settled: boolean;
}

function watched<Out>(promise: Promise<Out>, load: number): Answer<Out> {
  const answer = { promise, load, settled: false };
  const settle = () => {
    answer.settled = true;
  };
  // Its turn to be awaited may never come, where one before it rejects: this handles the rejection too.
  promise.then(settle, settle);
  return answer;
}

/** Not awaited: a source that waits for input would keep us waiting too. */
function closeSoon(items: AsyncIterator<unknown>): void {
  items.return?.().catch(() => undefined);
}

/** The items of `source` until `signal` aborts, even while `source` waits for its next one. */
export async function* untilAborted<T>(
  source: AsyncGenerator<T, void, undefined>,
  signal: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  try {
    while (!signal.aborted) {
      const next = await nextUnlessAborted(source, signal);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    closeSoon(source);
  }
}

/** A race of its own for each item: racing one promise that outlives them all would keep every item in memory. */
function nextUnlessAborted<T>(
  source: AsyncGenerator<T, void, undefined>,
  signal: AbortSignal,
): Promise<IteratorResult<T, void>> {
  return new Promise((resolve, reject) => {
    const stop = () => resolve({ done: true, value: undefined });
    signal.addEventListener('abort', stop, { once: true });
    source
      .next()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop));
  });
}
