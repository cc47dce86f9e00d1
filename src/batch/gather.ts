/** Puts single articles together to chunks: what is sent to a thread at once costs less than one by one. */

interface Gatherer<Item> {
  add(item: Item, size: number): void;
}

/** Milliseconds that an unfinished chunk waits for more. */
const PATIENCE_MS = 5;

/** `send` is given a chunk when it has `maxItems` or `maxSize`, or when nothing more came for a moment. */
export function gatherer<Item>(
  { maxItems, maxSize }: { readonly maxItems: number; readonly maxSize: number },
  send: (items: readonly Item[]) => void,
): Gatherer<Item> {
  let items: Item[] = [];
  let size = 0;
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const gathered = items;
    items = [];
    size = 0;
    send(gathered);
  };
  return {
    add(item, more) {
      items.push(item);
      size += more;
      if (items.length >= maxItems || size >= maxSize) flush();
      else timer ??= setTimeout(flush, PATIENCE_MS);
    },
  };
}
