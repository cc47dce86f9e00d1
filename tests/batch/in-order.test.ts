import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inTurn, mapInOrder, untilAborted } from '../../src/batch/in-order.js';

async function* count(to: number, onRead: () => void = () => undefined) {
  for (let i = 0; i < to; i++) {
    onRead();
    yield i;
  }
}

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

describe('work over a stream', () => {
  test('answers come in the order of the stream, whatever takes longest', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(3), { maxLength: 30 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 10 }),
        async (delays, concurrency, inFlight) => {
          const work = async (index: number) => {
            await setTimeout(delays[index]);
            return index;
          };
          const answers = await collect(mapInOrder(count(delays.length), work, { concurrency, inFlight }));
          expect(answers).toEqual(delays.map((_, index) => index));
        },
      ),
      { numRuns: 30 },
    );
  });

  test('no more is read ahead than is asked for, and no more runs at once', async () => {
    let read = 0;
    let running = 0;
    let mostRunning = 0;
    const work = async (item: number) => {
      mostRunning = Math.max(mostRunning, ++running);
      await setTimeout(1);
      running--;
      return item;
    };
    let answered = 0;
    let mostAhead = 0;
    for await (const answer of mapInOrder(
      count(50, () => read++),
      work,
      { concurrency: 3, inFlight: 7 },
    )) {
      expect(answer).toBe(answered);
      mostAhead = Math.max(mostAhead, read - answered);
      answered++;
    }
    expect(answered).toBe(50);
    expect(mostRunning).toBe(3);
    expect(mostAhead).toBeGreaterThan(3);
    expect(mostAhead).toBeLessThanOrEqual(7);
  });

  test('the first work that fails ends the stream with its error, though others fail too', async () => {
    const work = (item: number) =>
      item < 3 ? Promise.resolve(item) : Promise.reject(new Error(`no ${item}`));
    const answers: number[] = [];
    const reading = (async () => {
      for await (const answer of mapInOrder(count(9), work, { concurrency: 2, inFlight: 5 }))
        answers.push(answer);
    })();
    await expect(reading).rejects.toThrow('no 3');
    expect(answers).toEqual([0, 1, 2]);
  });
});

describe('work on what has to be made ready first', () => {
  test('begins in the order of the stream, whatever takes longest to be made ready', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(fc.nat(3)), { maxLength: 30 }), async (delays) => {
        const begun: number[] = [];
        const work = async (index: number) => {
          begun.push(index);
          return index;
        };
        const prepare = (index: number) =>
          delays[index] === null ? index : setTimeout(delays[index], index);
        const limits = { concurrency: 4, inFlight: 8 };
        const answers = await collect(mapInOrder(count(delays.length), inTurn(prepare, work), limits));
        expect(begun).toEqual(delays.map((_, index) => index));
        expect(answers).toEqual(begun);
      }),
      { numRuns: 30 },
    );
  });

  test('is made ready side by side, and does not wait for the work before', async () => {
    let preparing = 0;
    let finish = (): void => undefined;
    const first = new Promise<void>((resolve) => (finish = resolve));
    const deal = inTurn(
      async (item: number) => {
        preparing++;
        return item;
      },
      async (item) => {
        if (item === 0) await first;
        return item;
      },
    );
    const answers = [deal(0), deal(1)];
    expect(preparing).toBe(2);
    expect(await answers[1]).toBe(1);
    finish();
    expect(await answers[0]).toBe(0);
  });

  test('begins at once where nothing is being made ready', () => {
    let begun = false;
    const deal = inTurn(
      (item: number) => item,
      async () => {
        begun = true;
      },
    );
    void deal(0);
    expect(begun).toBe(true);
  });
});

describe('a source that falters', () => {
  test('an answer does not wait for the next item', async () => {
    async function* askAndWait() {
      yield 'question';
      await new Promise(() => undefined);
    }
    const work = (item: string) => Promise.resolve(`${item}!`);
    const answers = mapInOrder(askAndWait(), work, { concurrency: 2, inFlight: 4 });
    expect(await answers.next()).toEqual({ done: false, value: 'question!' });
  });

  test('its error comes after the answers to what it gave', async () => {
    async function* breaking() {
      yield 1;
      yield 2;
      throw new Error('the pipe broke');
    }
    const work = (item: number) => setTimeout(item, item);
    const answers = mapInOrder(breaking(), work, { concurrency: 1, inFlight: 9 });
    expect((await answers.next()).value).toBe(1);
    expect((await answers.next()).value).toBe(2);
    await expect(answers.next()).rejects.toThrow('the pipe broke');
  });
});

describe('a stream that can be stopped', () => {
  test('it gives everything where nobody stops it', async () => {
    expect(await collect(untilAborted(count(5), new AbortController().signal))).toEqual([0, 1, 2, 3, 4]);
  });

  test('it ends at once while its source waits for more', async () => {
    async function* waiting() {
      yield 'first';
      await new Promise(() => undefined);
      yield 'never';
    }
    const stop = new AbortController();
    const items: string[] = [];
    for await (const item of untilAborted(waiting(), stop.signal)) {
      items.push(item);
      setImmediate(() => stop.abort());
    }
    expect(items).toEqual(['first']);
  });

  test('it closes its source', async () => {
    let closed = false;
    async function* open() {
      try {
        for (let i = 0; ; i++) yield i;
      } finally {
        closed = true;
      }
    }
    const stop = new AbortController();
    for await (const item of untilAborted(open(), stop.signal)) if (item === 3) stop.abort();
    await setTimeout(0);
    expect(closed).toBe(true);
  });
});
