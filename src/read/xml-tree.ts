/** XML text in pieces to the elements that are articles, each as a tree; only one is held at a time. */
import { SaxesParser } from 'saxes';
import type { PageElement, PageNode } from './html-page.js';

/** An element by its name without prefix, walked like that of a page. */
export interface XmlElement extends PageNode {
  readonly nodeType: 1;
  readonly localName: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly childNodes: readonly (XmlElement | XmlText)[];
}

interface XmlText extends PageNode {
  readonly nodeType: 3;
  readonly textContent: string;
}

/** An article's element, or null where it is longer than the limit; `before` is what stood above the first one. */
export interface XmlItem {
  readonly element: XmlElement | null;
  /** Texts of the elements outside all articles, by name: the first of each. */
  readonly before: Readonly<Record<string, string>>;
}

interface Open {
  readonly localName: string;
  readonly attributes: Record<string, string>;
  readonly childNodes: (XmlElement | XmlText)[];
}

/**
 * The elements with one of these names, the outermost ones. Throws an Error where the text is not well-formed, with
 * the line; what came before that line is given first.
 */
export async function* xmlItems(
  pieces: AsyncIterable<string>,
  names: ReadonlySet<string>,
  maxChars: number,
): AsyncGenerator<XmlItem> {
  const parser = new SaxesParser();
  const before: Record<string, string> = {};
  const ready: XmlItem[] = [];
  const open: Open[] = [];
  let outside = '';
  let size = 0;
  let fault: Error | null = null;
  const take = (text: string): void => {
    size += text.length;
    if (open.length === 0) outside = text;
    else if (size <= maxChars)
      open.at(-1)!.childNodes.push({ nodeType: 3, textContent: text, childNodes: [] });
  };
  parser.on('error', (error) => (fault ??= error));
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('opentag', ({ name, attributes }) => {
    outside = '';
    const localName = withoutPrefix(name);
    if (open.length === 0 && !names.has(localName)) return;
    if (open.length === 0) size = 0;
    open.push({ localName, attributes: attributes as Record<string, string>, childNodes: [] });
  });
  parser.on('closetag', ({ name }) => {
    const closed = open.pop();
    if (!closed) before[withoutPrefix(name)] ??= outside.trim();
    if (!closed) return;
    const element: XmlElement = { nodeType: 1, ...closed, textContent: null };
    if (open.length > 0) open.at(-1)!.childNodes.push(element);
    else ready.push({ element: size <= maxChars ? element : null, before });
  });
  for await (const piece of pieces) {
    parser.write(piece);
    yield* ready.splice(0);
    if (fault) throw fault as Error;
  }
  parser.close();
  yield* ready;
  if (fault) throw fault as Error;
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The first element of that name below this one, at any depth. */
export function find(element: XmlElement, name: string): XmlElement | undefined {
  return findAll(element, name)[0];
}

/** In the order of the document. */
export function findAll(element: XmlElement, name: string): XmlElement[] {
  return element.childNodes.flatMap((child) =>
    child.nodeType === 3 ? [] : [...(child.localName === name ? [child] : []), ...findAll(child, name)],
  );
}

/** Its own children of that name. */
export function children(element: XmlElement, name: string): XmlElement[] {
  return element.childNodes.filter(
    (child): child is XmlElement => child.nodeType === 1 && child.localName === name,
  );
}

/** All text below, white space as one blank; undefined where there is none. */
export function textOf(element: XmlElement | undefined): string | undefined {
  return element && (rawText(element).replace(/\s+/g, ' ').trim() || undefined);
}

export function rawText(element: XmlElement): string {
  return element.childNodes
    .map((child) => (child.nodeType === 3 ? child.textContent : rawText(child)))
    .join('');
}

/** As paragraphsOf walks it. */
export function asPage(element: XmlElement): PageElement {
  return element as unknown as PageElement;
}
