/** What news agencies send: NewsML-G2 items (IPTC, 2.x) and NITF documents (IPTC, 3.x), to articles. */
import { fragmentText } from './html.js';
import { paragraphsOf } from './html-page.js';
import type { XmlArticle } from './xml.js';
import { asPage, children, find, rawText, textOf, type XmlElement } from './xml-tree.js';

export function readNitf(nitf: XmlElement): XmlArticle {
  const head = find(nitf, 'body.head');
  const byline = head && find(head, 'byline');
  const publication = find(nitf, 'pubdata');
  const issued = find(nitf, 'date.issue')?.attributes['norm'];
  const ids = find(nitf, 'doc-id')?.attributes['id-string'];
  return {
    ...(ids !== undefined && { id: ids }),
    text: bodyText(find(nitf, 'body.content')),
    title: textOf(find(nitf, 'hl1')) ?? textOf(find(nitf, 'title')),
    publishedAt: issued ?? publication?.attributes['date.publication'],
    url: publication?.attributes['ex-ref'],
    publisher: publication?.attributes['name'] ?? textOf(find(nitf, 'distributor')),
    author: byline && (textOf(find(byline, 'person')) ?? textOf(byline)),
  } as XmlArticle;
}

/** The item's own metadata count before those of the document in it. */
export function readNewsItem(item: XmlElement): XmlArticle {
  const inner = find(item, 'nitf');
  const document: Partial<XmlArticle> = inner ? readNitf(inner) : {};
  const meta = find(item, 'contentMeta');
  const field = (name: string) => meta && textOf(children(meta, name)[0]);
  const itemMeta = find(item, 'itemMeta');
  const provider = itemMeta && find(itemMeta, 'provider');
  const { guid } = item.attributes;
  return {
    ...document,
    ...(guid !== undefined && { id: guid }),
    text: document.text || contentText(item),
    title: field('headline') ?? document.title,
    publishedAt:
      field('contentModified') ??
      field('contentCreated') ??
      (itemMeta && textOf(find(itemMeta, 'versionCreated'))) ??
      document.publishedAt,
    publisher:
      field('creditline') ??
      (provider && (textOf(find(provider, 'name')) ?? provider.attributes['literal'])) ??
      document.publisher,
    author: field('by') ?? (meta && authorOf(meta)) ?? document.author,
  } as XmlArticle;
}

function authorOf(meta: XmlElement): string | undefined {
  const names = children(meta, 'creator').map(
    (creator) => textOf(find(creator, 'name')) ?? creator.attributes['literal'],
  );
  return names.filter(Boolean).join(', ') || undefined;
}

/** XHTML within the item, or text, escaped where it is HTML. */
function contentText(item: XmlElement): string {
  const body = find(item, 'body');
  if (body) return bodyText(body);
  const data = find(item, 'inlineData');
  if (!data) return '';
  return /html/i.test(data.attributes['contenttype'] ?? '')
    ? fragmentText(rawText(data))
    : rawText(data).trim();
}

/** NITF's blocks of its own: media with their captions are left out, subheads are lines. */
function bodyText(body: XmlElement | undefined): string {
  if (!body) return '';
  return paragraphsOf(asPage(body)).join('\n\n');
}
