/** What must hold of a record before it is stored: spans inside the text, in order, and their words as printed. */
import type { Article, Entity, ExtractionRecord, Quote } from '../record.js';
import { textOf, type Span } from '../span.js';

/** The first thing that is wrong with the record, or null. */
export function findFault(article: Article, record: ExtractionRecord): string | null {
  const { text } = article;
  if (record.id !== article.id) return `the record's id is "${record.id}", the article's "${article.id}"`;
  return (
    told('sentence', spansFault(record.sentences, text)) ??
    firstFault(record.entities, (entity) => entityFault(entity, text)) ??
    firstFault(record.quotes, (quote) => quoteFault(quote, text)) ??
    told('date', spansFault(record.dates, text)) ??
    told(
      'date',
      firstFault(record.dates, (date) => wordsFault(date, text)),
    ) ??
    idsFault(record)
  );
}

function entityFault(entity: Entity, text: string): string | null {
  const fault = spansFault(entity.mentions, text);
  return fault && `mention of entity ${entity.id} ${fault}`;
}

function quoteFault(quote: Quote, text: string): string | null {
  const { id, content, cue, source, confidence } = quote;
  if (content.length === 0) return `quote ${id} has no content`;
  if (!(confidence >= 0 && confidence <= 1))
    return `quote ${id} has confidence ${confidence}, not between 0 and 1`;
  return (
    told('content', spansFault(content, text), id) ??
    told('cue', spansFault(cue, text), id) ??
    (source && told('source', spanFault(source, text) ?? wordsFault(source, text), id)) ??
    quoteWordsFault(quote, text)
  );
}

function told(part: string, fault: string | null, quote?: string): string | null {
  if (fault === null) return null;
  return quote === undefined ? `${part} ${fault}` : `${part} of quote ${quote} ${fault}`;
}

/** The words of `text` follow one another in the content: marks, spaces and a leading "that" may be gone, no more. */
function quoteWordsFault({ id, content, text: words }: Quote, text: string): string | null {
  if (isOnePiece(text, content, words) || beginsWith(text, content, words)) return null;
  const printed = textOf(text, content);
  if (printed.includes(words) || lettersOf(printed).includes(lettersOf(words))) return null;
  return `the text of quote ${id} is not what its content spans say`;
}

/** The words stand in the only piece of content, from its first letter on: so with most quotes, and seen at once. */
function isOnePiece(text: string, content: readonly Span[], words: string): boolean {
  const [piece] = content;
  if (!piece || content.length > 1) return false;
  const first = nextLetter(text, piece.start, piece.end);
  return first + words.length <= piece.end && text.startsWith(words, first);
}

/**
 * The words are the first of the content, letter for letter: nearly always so, and seen without copying the text. What is
 * passed over is surely no letter; anything else must be the same in both.
 */
function beginsWith(text: string, content: readonly Span[], words: string): boolean {
  let word = nextLetter(words, 0, words.length);
  for (const { start, end } of content) {
    for (let at = nextLetter(text, start, end); at < end; at = nextLetter(text, at + 1, end)) {
      if (word >= words.length) return true;
      if (text.charCodeAt(at) !== words.charCodeAt(word)) return false;
      word = nextLetter(words, word + 1, words.length);
    }
  }
  return word >= words.length;
}

function nextLetter(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isNoLetter(text.charCodeAt(at))) at++;
  return at;
}

/** White space and punctuation of ASCII, and of the block General Punctuation. */
function isNoLetter(code: number): boolean {
  if (code < 128)
    return !((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57));
  return code >= 0x2010 && code <= 0x2027;
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

function idsFault({ entities, quotes }: ExtractionRecord): string | null {
  const known = new Set(entities.map(({ id }) => id));
  if (known.size < entities.length) return 'two entities have the same id';
  if (new Set(quotes.map(({ id }) => id)).size < quotes.length) return 'two quotes have the same id';
  const lost = quotes.find(({ speaker }) => speaker?.entity != null && !known.has(speaker.entity));
  return lost ? `quote ${lost.id} has a speaker who is no entity of the record` : null;
}

/** In the text, in order, none overlapping the one before. */
function spansFault(spans: readonly Span[], text: string): string | null {
  let end = 0;
  for (const span of spans) {
    const fault = spanFault(span, text);
    if (fault) return fault;
    if (span.start < end) return `at ${span.start}-${span.end} begins before the one before it ends (${end})`;
    end = span.end;
  }
  return null;
}

function spanFault({ start, end }: Span, text: string): string | null {
  const inside =
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length;
  return inside ? null : `at ${start}-${end} is not inside the text (0-${text.length})`;
}

function wordsFault(
  { start, end, text: words }: Span & { readonly text: string },
  text: string,
): string | null {
  if (words.length === end - start && text.startsWith(words, start)) return null;
  return `at ${start}-${end} says "${words}", the text "${text.slice(start, end)}"`;
}

function firstFault<T>(items: readonly T[], faultOf: (item: T) => string | null): string | null {
  for (const item of items) {
    const fault = faultOf(item);
    if (fault) return fault;
  }
  return null;
}
