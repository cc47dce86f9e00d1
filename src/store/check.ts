/** What must hold of a record before it is stored: spans inside the text, in order, and their words as printed. */
import type { Article, Entity, ExtractionRecord, Quote } from '../record.js';
import { textOf, type Span } from '../span.js';

/** The first thing that is wrong with the record, or null. */
export function findFault(article: Article, record: ExtractionRecord): string | null {
  const { text } = article;
  if (record.id !== article.id) return `the record's id is "${record.id}", the article's "${article.id}"`;
  return (
    spansFault('sentence', record.sentences, text) ??
    firstFault(record.entities, (entity) => entityFault(entity, text)) ??
    firstFault(record.quotes, (quote) => quoteFault(quote, text)) ??
    spansFault('date', record.dates, text) ??
    firstFault(record.dates, (date) => wordsFault('date', date, text)) ??
    idsFault(record)
  );
}

function entityFault(entity: Entity, text: string): string | null {
  return spansFault(`mention of entity ${entity.id}`, entity.mentions, text);
}

function quoteFault(quote: Quote, text: string): string | null {
  const { id, content, cue, source, confidence } = quote;
  if (content.length === 0) return `quote ${id} has no content`;
  if (!(confidence >= 0 && confidence <= 1))
    return `quote ${id} has confidence ${confidence}, not between 0 and 1`;
  return (
    spansFault(`content of quote ${id}`, content, text) ??
    spansFault(`cue of quote ${id}`, cue, text) ??
    (source &&
      (spanFault(`source of quote ${id}`, source, text) ??
        wordsFault(`source of quote ${id}`, source, text))) ??
    quoteWordsFault(quote, text)
  );
}

/** The words of `text` follow one another in the content: marks, spaces and a leading "that" may be gone, no more. */
function quoteWordsFault({ id, content, text: words }: Quote, text: string): string | null {
  if (beginsWith(text, content, words)) return null;
  const printed = textOf(text, content);
  if (printed.includes(words) || lettersOf(printed).includes(lettersOf(words))) return null;
  return `the text of quote ${id} is not what its content spans say`;
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
function spansFault(what: string, spans: readonly Span[], text: string): string | null {
  let end = 0;
  for (const span of spans) {
    const fault = spanFault(what, span, text);
    if (fault) return fault;
    if (span.start < end)
      return `${what} at ${span.start}-${span.end} begins before the one before it ends (${end})`;
    end = span.end;
  }
  return null;
}

function spanFault(what: string, { start, end }: Span, text: string): string | null {
  const inside =
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length;
  return inside ? null : `${what} at ${start}-${end} is not inside the text (0-${text.length})`;
}

function wordsFault(what: string, span: Span & { readonly text: string }, text: string): string | null {
  const printed = text.slice(span.start, span.end);
  return printed === span.text
    ? null
    : `${what} at ${span.start}-${span.end} says "${span.text}", the text "${printed}"`;
}

function firstFault<T>(items: readonly T[], faultOf: (item: T) => string | null): string | null {
  for (const item of items) {
    const fault = faultOf(item);
    if (fault) return fault;
  }
  return null;
}
