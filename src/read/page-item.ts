/** Pages that were read, to their articles. */
import { articleOfPage } from './html.js';
import { asFault, toItem, type Item, type PageItem } from './item.js';
import type { Reading } from './reader.js';

/** Parses a page: by far the most of the work of reading one. */
export function parsePageItem({ place, ...page }: PageItem): Item {
  return toItem(readingOf(page), place);
}

function readingOf({ html, given }: Pick<PageItem, 'html' | 'given'>): Reading {
  try {
    return { value: { ...articleOfPage(html), ...given } };
  } catch (error) {
    return { fault: asFault(error) };
  }
}
