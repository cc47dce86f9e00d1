/** XML that holds articles: feeds (RSS, Atom) and what news agencies send (NewsML-G2, NITF), told by their elements. */
import { OnrecordError } from '../errors.js';
import type { ReaderSettings } from '../settings.js';
import { parseByline } from '../byline.js';
import { decodeText } from './encoding.js';
import { readEntry, readItem } from './feed-items.js';
import { declaredEncoding } from './html.js';
import type { Metadata } from './metadata.js';
import { readNewsItem, readNitf } from './news-items.js';
import type { Input, Reading } from './reader.js';
import { maxRawChars, tooLarge } from './whole.js';
import { xmlItems, type XmlElement, type XmlItem } from './xml-tree.js';

/** An article's fields as a format has them. */
export type XmlArticle = Metadata & { readonly id?: string; readonly text: string; readonly extra?: object };

type ItemReader = (element: XmlElement, before: XmlItem['before']) => XmlArticle;

/** Which elements are articles. A NewsML-G2 item holds NITF or XHTML: the outermost counts. */
const READERS: Readonly<Record<string, ItemReader>> = {
  item: readItem,
  entry: readEntry,
  newsItem: readNewsItem,
  nitf: readNitf,
};

/** Articles are numbered from 1; a document that is one article has no number. */
export async function* readXml(input: Input, settings: ReaderSettings): AsyncGenerator<Reading> {
  const pieces = decodeText(input, settings.encoding, declaredEncoding(input.head));
  const items = xmlItems(pieces, new Set(Object.keys(READERS)), maxRawChars(settings.maxArticleChars));
  let held: Reading | null = null;
  let count = 0;
  try {
    for await (const { element, before } of items) {
      if (held) yield { line: count, ...held };
      count++;
      held = readingOf(element, before, settings);
    }
  } catch (error) {
    if (error instanceof OnrecordError) throw error;
    if (held) yield { line: count, ...held };
    throw new OnrecordError(
      'input-malformed',
      `the XML is not well-formed (${String((error as Error).message)}); correct it`,
    );
  }
  if (held) yield count === 1 ? held : { line: count, ...held };
}

function readingOf(element: XmlElement | null, before: XmlItem['before'], settings: ReaderSettings): Reading {
  if (!element) return { fault: tooLarge(settings.maxArticleChars) };
  const article = READERS[element.localName]!(element, before);
  const author = article.author && (parseByline(article.author)?.author ?? article.author);
  const given = Object.entries({ ...article, author }).filter(([, value]) => value !== undefined);
  return { value: Object.fromEntries(given) };
}
