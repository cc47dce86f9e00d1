/** HTML: the article of a page, found by Readability, and its metadata. */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { OnrecordError } from '../errors.js';
import { layOut } from '../furniture.js';
import type { ReaderSettings } from '../settings.js';
import { decodeText } from './encoding.js';
import { readMetadata, type Metadata } from './html-metadata.js';
import { paragraphsOf, type PageElement, type Page } from './html-page.js';
import type { Input, Reading } from './reader.js';
import { maxRawChars, wholeText } from './whole.js';

/** More is no article page, and would keep Readability busy for minutes. */
const MAX_ELEMENTS = 100_000;
/** Browsers flatten pages that nest deeper than 512. */
const MAX_DEPTH = 512;
/** A page that calls itself an article may be short; another must have this much to say. */
const MIN_CHARS_OF_DECLARED = 60;
const MIN_CHARS = 250;

/** One article: its paragraphs with a blank line between them, without headline, byline, captions and navigation. */
export async function* readHtml(input: Input, settings: ReaderSettings): AsyncGenerator<Reading> {
  const declared = /<(?:meta|\?xml)\b[^>]{1,200}?(?:charset|encoding)\s{0,3}=\s{0,3}["']?(?<name>[\w-]+)/i;
  const name = declared.exec(input.head.toString('latin1', 0, 4096))?.groups?.name;
  const maxChars = maxRawChars(settings.maxArticleChars);
  yield { value: articleOfPage(await wholeText(decodeText(input, settings.encoding, name), maxChars)) };
}

/** Whether a text begins as a page does. */
export function isHtml(head: string): boolean {
  return /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype html|html|head|body|article|main|div|p|h1|meta|title)\b/i.test(
    head,
  );
}

/** The text and metadata of a page; throws 'html-no-article' where it has none. */
export function articleOfPage(html: string): Metadata & { readonly text: string } {
  const page = parsePage(html);
  const metadata = readMetadata(page);
  const content = findContent(page);
  const paragraphs = content ? withoutHead(paragraphsOf(content), metadata) : [];
  const text = paragraphs.join('\n\n');
  const { declared, ...rest } = metadata;
  if (text.length >= (declared ? MIN_CHARS_OF_DECLARED : MIN_CHARS)) return { text, ...rest };
  throw new OnrecordError(
    'html-no-article',
    'no article was found on this page (it may be a list, a login or made by scripts); save the article itself',
  );
}

/** linkedom needs the html and body elements that browsers add by themselves. */
function parsePage(html: string): Page {
  const hasRoot = /<html[\s>]/i.test(html);
  const hasBody = /<body[\s>]/i.test(html);
  const inner = hasRoot && !hasBody ? html.replace(/<\/?html\b[^>]*>/gi, '') : html;
  const whole = hasRoot && hasBody ? html : `<!doctype html><html><body>${inner}</body></html>`;
  const { document } = parseHTML(whole) as unknown as { readonly document: Page };
  const elements = document.getElementsByTagName('*');
  if (elements.length > MAX_ELEMENTS || depthOf(document.documentElement) > MAX_DEPTH) {
    throw new OnrecordError(
      'html-no-article',
      'the page is no article: it has too many elements, or nests too deep',
    );
  }
  return document;
}

function depthOf(root: PageElement): number {
  let deepest = 0;
  let depth = 0;
  for (let at: PageElement | null = root; at;) {
    if (at.firstElementChild) {
      at = at.firstElementChild;
      deepest = Math.max(deepest, ++depth);
      continue;
    }
    while (at && !at.nextElementSibling && at !== root) {
      at = at.parentElement;
      depth--;
    }
    at = at === root ? null : (at?.nextElementSibling ?? null);
  }
  return deepest;
}

function findContent(page: Page): PageElement | null {
  const options = {
    charThreshold: 200,
    disableJSONLD: true,
    serializer: (node: unknown) => node as PageElement,
  };
  try {
    return new Readability(page as never, options).parse()?.content ?? null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new OnrecordError('html-no-article', `no article could be made out of this page (${reason})`);
  }
}

/** Leaves out the lines above the report that metadata hold: headline, byline, date. */
function withoutHead(paragraphs: readonly string[], { title, author }: Metadata): string[] {
  const head = layOut(
    paragraphs
      .slice(0, 8)
      .map((paragraph) => paragraph.replaceAll('\n', ' '))
      .join('\n\n'),
    title,
  );
  const same = (a: string, b: string | undefined) => b !== undefined && plain(a) === plain(b);
  return paragraphs.filter((paragraph, index) => {
    const kind = index < 8 ? head[index]?.kind : 'body';
    const headline = index < 4 && same(paragraph, title);
    const byline = kind === 'byline' || (index < 6 && same(paragraph.replace(/^by\s+/i, ''), author));
    return !headline && !byline && kind !== 'date';
  });
}

function plain(text: string): string {
  return text
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
