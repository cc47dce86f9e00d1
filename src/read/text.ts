/** Plain text: one article a file, its metadata told from the lines around the report. */
import { parseByline } from '../byline.js';
import { parseDateline } from '../dateline.js';
import { layOut, parseCredit, parseDateLine, parseLabel, type TextLine } from '../furniture.js';
import { parsePublicationDate } from '../publication-date.js';
import type { ReaderSettings } from '../settings.js';
import { decodeText } from './encoding.js';
import { definedFields, type Metadata } from './metadata.js';
import type { Input, Reading } from './reader.js';
import { wholeText } from './whole.js';

/** The text is kept whole but for its newlines: "\r\n" and a lone "\r" become "\n". */
export async function* readText(input: Input, settings: ReaderSettings): AsyncGenerator<Reading> {
  const decoded = await wholeText(decodeText(input, settings.encoding), settings.maxArticleChars);
  const text = decoded.includes('\r') ? decoded.replace(/\r\n?/g, '\n') : decoded;
  yield { value: { text, ...metadataOf(text) } };
}

/**
 * What the lines above and below the report say about it. A source line names the publisher, or else the byline's
 * agency, or else the dateline's.
 */
function metadataOf(text: string): Metadata {
  const lines = layOut(text);
  const ofKind = (kind: TextLine['kind']) =>
    lines.filter((line) => line.kind === kind).map((line) => text.slice(line.start, line.end));
  const [byline] = ofKind('byline').map(parseByline);
  const source = ofKind('credit').map((line) => parseCredit(line)?.publisher);
  const dateline = lines.find((line) => line.bodyStart > line.start || line.kind === 'dateline');
  const agency = dateline && parseDateline(text.slice(dateline.start, dateline.end))?.agency;
  const printed = definedFields({
    title: ofKind('headline')[0]?.replace(/;$/, ''),
    author: byline?.author,
    publisher: source.find((name) => name !== undefined) ?? byline?.publisher ?? agency,
    publishedAt: ofKind('date').map(parseDateLine)[0] ?? undefined,
    url: undefined,
  });
  return { ...printed, ...labelledLines(lines, text) };
}

const FIELD_OF_LABEL: Readonly<Record<string, keyof Metadata>> = {
  title: 'title',
  headline: 'title',
  author: 'author',
  publisher: 'publisher',
  publication: 'publisher',
  date: 'publishedAt',
  url: 'url',
};

/** Lines such as "Title: ..." and "URL: ..." before anything else. */
function labelledLines(lines: readonly TextLine[], text: string): Metadata {
  const found: Metadata = {};
  for (const line of lines.slice(0, 8)) {
    const printed = parseLabel(text.slice(line.start, line.end));
    const field = printed && FIELD_OF_LABEL[printed.label];
    if (!field) break;
    const kept = field === 'publishedAt' ? parsePublicationDate(printed.value) : printed.value;
    if (kept !== null) found[field] ??= kept;
  }
  return found;
}
