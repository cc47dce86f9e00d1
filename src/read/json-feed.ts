/** JSON Feed 1.1: the articles are the elements of "items"; what stands around them is the feed's own. */
import { fragmentText } from './html.js';
import { splitValues, type JsonText } from './json-values.js';

/** Whether a JSON text begins as a feed does. */
export function isJsonFeed(head: string): boolean {
  return /^\s*\{[^[]{0,4000}?"version"\s{0,9}:\s{0,9}"https?:\/\/jsonfeed\.org\/version\//.test(head);
}

/** The texts of the items, one by one. */
export function splitItems(pieces: AsyncIterable<string>, maxChars: number): AsyncIterable<JsonText> {
  return splitValues(itemsOnly(pieces), maxChars);
}

/** An item with the fields of an article; `head` is the start of the feed, whose title is the publisher. */
export function feedArticle(value: unknown, head: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { content_html, content_text, summary, date_published, authors, ...item } = value as Record<
    string,
    unknown
  >;
  const html = typeof content_html === 'string' ? fragmentText(content_html) : undefined;
  return {
    publisher: titleOf(head),
    author: authors,
    publishedAt: date_published,
    ...item,
    text: content_text ?? html ?? summary,
  };
}

function titleOf(head: string): string | undefined {
  const title = /"title"\s{0,9}:\s{0,9}(?<text>"(?:[^"\\]|\\.){0,500}")/.exec(head.split('"items"', 1)[0]!);
  return title ? (JSON.parse(title.groups!['text']!) as string) : undefined;
}

interface Scan {
  depth: number;
  inString: boolean;
  escaped: boolean;
  /** The string at the top level that was read last, or its beginning. */
  word: string;
  begun: boolean;
}

/** The text from the opening to the closing bracket of the array under "items". */
async function* itemsOnly(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  const scan: Scan = { depth: 0, inString: false, escaped: false, word: '', begun: false };
  for await (const piece of pieces) {
    let from = 0;
    for (let i = 0; i < piece.length; i++) {
      const char = piece[i]!;
      if (scan.inString) readString(scan, char);
      else if (char === '"') Object.assign(scan, { inString: true, word: '' });
      else if (char === '{' || char === '[') {
        if (!scan.begun && scan.depth === 1 && char === '[' && scan.word === 'items') {
          scan.begun = true;
          from = i;
        }
        scan.depth++;
      } else if (char === '}' || char === ']') {
        scan.depth--;
        if (scan.begun && scan.depth === 1) return yield piece.slice(from, i + 1);
      }
    }
    if (scan.begun) yield piece.slice(from);
  }
}

function readString(scan: Scan, char: string): void {
  if (scan.escaped) scan.escaped = false;
  else if (char === '\\') scan.escaped = true;
  else if (char === '"') scan.inString = false;
  else if (scan.depth === 1 && scan.word.length < 8) scan.word += char;
}
