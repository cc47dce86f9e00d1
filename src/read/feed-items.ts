/** RSS 0.9 to 2.0 (with Dublin Core and content modules) and Atom (RFC 4287): an item or entry to an article. */
import { fragmentText } from './html.js';
import { paragraphsOf } from './html-page.js';
import type { XmlArticle } from './xml.js';
import { asPage, children, find, rawText, textOf, type XmlElement, type XmlItem } from './xml-tree.js';

export function readItem(item: XmlElement, before: XmlItem['before']): XmlArticle {
  const field = (name: string) => textOf(children(item, name)[0]);
  const whole = children(item, 'encoded')[0] ?? children(item, 'description')[0];
  return {
    ...idOf(field('guid')),
    text: whole ? fragmentText(rawText(whole)) : '',
    title: field('title'),
    publishedAt: field('pubDate') ?? field('date'),
    url: field('link'),
    publisher: before['title'],
    author: field('creator') ?? field('author'),
  } as XmlArticle;
}

export function readEntry(entry: XmlElement, before: XmlItem['before']): XmlArticle {
  const field = (name: string) => textOf(children(entry, name)[0]);
  const content = children(entry, 'content')[0] ?? children(entry, 'summary')[0];
  const links = children(entry, 'link').map(({ attributes }) => attributes);
  const link = links.find(({ rel = 'alternate' }) => rel === 'alternate') ?? links[0];
  const source = children(entry, 'source')[0];
  return {
    ...idOf(field('id')),
    text: content ? textOfContent(content) : '',
    title: field('title'),
    publishedAt: field('published') ?? field('updated'),
    url: link?.['href'],
    publisher: (source && textOf(children(source, 'title')[0])) ?? before['title'],
    author: textOf(find(entry, 'name')),
  } as XmlArticle;
}

/** Atom's three kinds: XHTML elements, escaped HTML, or plain text. */
function textOfContent(content: XmlElement): string {
  const { type = 'text' } = content.attributes;
  if (type === 'xhtml') return paragraphsOf(asPage(content)).join('\n\n');
  return type === 'html' || type === 'text/html' ? fragmentText(rawText(content)) : rawText(content).trim();
}

function idOf(id: string | undefined): { readonly id?: string } {
  return id === undefined ? {} : { id };
}
