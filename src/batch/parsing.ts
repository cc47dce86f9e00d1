/** One page to its article. */
import type { Item, PageItem } from '../read/item.js';
import { parsePageItem } from '../read/page-item.js';
import type { StageTimes } from './extraction.js';

/** Never throws: a page that cannot be used is a failure. Adds to `times`. */
export function parsePage(page: PageItem, times: StageTimes): Item {
  const started = performance.now();
  const item = parsePageItem(page);
  times.pages = (times.pages ?? 0) + performance.now() - started;
  return item;
}
