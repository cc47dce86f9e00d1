/** The few things that are used of a parsed page, and its text as paragraphs. */

export interface PageElement extends PageNode {
  readonly localName: string;
  readonly firstElementChild: PageElement | null;
  readonly nextElementSibling: PageElement | null;
  readonly parentElement: PageElement | null;
  getAttribute(name: string): string | null;
  append(...nodes: PageNode[]): void;
  replaceWith(node: PageNode): void;
}

export interface PageNode {
  /** 1 an element, 3 a text. */
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
}

export interface Page {
  readonly documentElement: PageElement;
  readonly title: string;
  createElement(name: string): PageElement;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

/** What a reader of the article does not read as its text; `media` is NITF's. */
const SKIPPED = new Set(
  'aside button canvas figcaption figure footer form iframe input math media nav noscript object script select style svg template textarea video'.split(
    ' ',
  ),
);

/** `hl2` is NITF's subhead. */
const BLOCKS = new Set(
  'address article blockquote body center dd details div dl dt fieldset h1 h2 h3 h4 h5 h6 header hl2 hr html li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** The text of each block in order, its white space collapsed; two line breaks in a row make a paragraph too. */
export function paragraphsOf(root: PageElement): string[] {
  const paragraphs: string[] = [];
  let parts: string[] = [];
  const close = () => {
    const text = collapse(parts.join(''));
    if (text) paragraphs.push(text);
    parts = [];
  };
  const visit = (node: PageNode) => {
    if (node.nodeType === 3) parts.push((node.textContent ?? '').replaceAll('\n', ' '));
    if (node.nodeType !== 1) return;
    const name = (node as PageElement).localName;
    if (SKIPPED.has(name)) return;
    if (name === 'br') {
      if (/\n\s*$/.test(parts.at(-1) ?? '')) close();
      else parts.push('\n');
      return;
    }
    const block = BLOCKS.has(name);
    if (block) close();
    for (const child of node.childNodes) visit(child);
    if (block) close();
  };
  visit(root);
  close();
  return paragraphs;
}

/** One blank for any white space, none at the ends; soft hyphens and zero-width spaces go. Line breaks stay. */
function collapse(text: string): string {
  return text
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}
