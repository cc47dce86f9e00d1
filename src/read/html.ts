/** HTML: the article of a page, found by Readability, and its metadata. */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { OnrecordError } from '../errors.js';
import { layOut, sameWords } from '../furniture.js';
import type { ReaderSettings } from '../settings.js';
import { decodeText } from './encoding.js';
import { readMetadata } from './html-metadata.js';
import { paragraphsOf, type PageElement, type Page } from './html-page.js';
import type { Metadata } from './metadata.js';
import type { Input, PageReading } from './reader.js';
import { maxRawChars, wholeText } from './whole.js';

/** No article has more; Readability would take minutes over them. */
const MAX_ELEMENTS = 30_000;
/** Tags, stray "<" and character references, each of which the parser makes a node of. */
const MAX_MARKUP = 80_000;
/** Browsers flatten pages that nest deeper than 512. */
const MAX_DEPTH = 512;
/** How much prose makes an article: less on a page that calls itself one. */
const MIN_PROSE = 200;
const MIN_PROSE_OF_DECLARED = 60;

/** One page, decoded: articleOfPage parses it. */
export async function* readHtml(input: Input, settings: ReaderSettings): AsyncGenerator<PageReading> {
  const maxChars = maxRawChars(settings.maxArticleChars);
  const pieces = decodeText(input, settings.encoding, declaredEncoding(input.head));
  yield { html: await wholeText(pieces, maxChars) };
}

/** The encoding that a page or an XML document says it has. */
export function declaredEncoding(head: Buffer): string | undefined {
  const declared = /<(?:meta|\?xml)\b[^>]{1,200}?(?:charset|encoding)\s{0,3}=\s{0,3}["']?(?<name>[\w-]+)/i;
  return declared.exec(head.toString('latin1', 0, 4096))?.groups?.['name'];
}

/**
 * The article of a page and its metadata: its paragraphs with a blank line between them, without headline, byline,
 * captions and navigation; throws 'html-no-article' where it has none.
 */
export function articleOfPage(html: string): Metadata & { readonly text: string } {
  const page = parsePage(html);
  const metadata = readMetadata(page);
  const content = findContent(page);
  const paragraphs = content ? withoutHead(paragraphsOf(content), metadata) : [];
  const { declared, ...rest } = metadata;
  const prose = paragraphs.filter(isProse).reduce((sum, { length }) => sum + length, 0);
  if (prose >= (declared ? MIN_PROSE_OF_DECLARED : MIN_PROSE))
    return { text: paragraphs.join('\n\n'), ...rest };
  throw new OnrecordError(
    'html-no-article',
    'no article was found on this page (it may be a list, a login or made by scripts); save the article itself',
  );
}

/** The paragraphs of a piece of HTML that is an article's text already, as feeds have it. */
export function fragmentText(html: string): string {
  if (!/[<&]/.test(html)) return html.trim();
  return paragraphsOf(parsePage(`<html><body>${html}</body></html>`).documentElement).join('\n\n');
}

/** Words with a sentence's end somewhere, unlike the items of a menu. */
function isProse(paragraph: string): boolean {
  return paragraph.length >= 40 && paragraph.includes(' ') && /[.!?…]["'”’»)]?(?:\s|$)/.test(paragraph);
}

/** linkedom needs the html and body elements that browsers add by themselves. */
function parsePage(html: string): Page {
  if (countMarkup(html) > MAX_MARKUP) throw tooComplex();
  const hasRoot = /<html[\s>]/i.test(html);
  const hasBody = /<body[\s>]/i.test(html);
  const inner = hasRoot && !hasBody ? html.replace(/<\/?html\b[^>]*>/gi, '') : html;
  const whole = hasRoot && hasBody ? html : `<!doctype html><html><body>${inner}</body></html>`;
  const { document } = parseHTML(whole) as unknown as { readonly document: Page };
  const elements = [...document.querySelectorAll('*')].length;
  if (elements > MAX_ELEMENTS || depthOf(document.documentElement) > MAX_DEPTH) throw tooComplex();
  keepSignatures(document);
  return document;
}

/** Whoever signs a block quotation becomes a paragraph of it: Readability drops a footer, and a <cite> would run on in its line. */
function keepSignatures(page: Page): void {
  for (const signature of page.querySelectorAll('blockquote footer, blockquote > cite')) {
    const paragraph = page.createElement('p');
    paragraph.append(...signature.childNodes);
    signature.replaceWith(paragraph);
  }
}

function tooComplex(): OnrecordError {
  return new OnrecordError(
    'html-no-article',
    'the page has too many elements for an article, or nests them too deep; save the article itself',
  );
}

function countMarkup(html: string): number {
  let count = 0;
  for (let i = 0; i < html.length; i++) {
    const code = html.charCodeAt(i);
    if (code === 60 || code === 38) count++;
  }
  return count;
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
  return paragraphs.filter((paragraph, index) => {
    const kind = index < 8 ? head[index]?.kind : 'body';
    const headline = index < 4 && sameWords(paragraph, title);
    const byline = kind === 'byline' || (index < 6 && sameWords(paragraph.replace(/^by\s+/i, ''), author));
    return !headline && !byline && kind !== 'date';
  });
}
