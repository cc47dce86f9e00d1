/**
 * The lines around a report that are no part of what it says: headline, byline, dateline, captions, credits, tags.
 * Where a line could be a sentence of the report, it is taken for one.
 */
import { parseByline } from './byline.js';
import { parseDateline } from './dateline.js';
import { parsePublicationDate } from './publication-date.js';
import type { Span } from './span.js';

/**
 * What a line of an article is: body text, the headline, or furniture around the report. A dateline is the
 * "WASHINGTON (Reuters) -" that opens a paragraph, so it ends within a line.
 */
export type BlockKind = 'body' | 'headline' | 'byline' | 'dateline' | 'date' | 'caption' | 'credit' | 'tags';

/** A line that is not blank, white space at its ends left out. */
export interface TextLine extends Span {
  readonly kind: BlockKind;
  /** Where the report begins: after the dateline where one opens the line, otherwise `start`. */
  readonly bodyStart: number;
}

/** Furniture of the head stands among this many first lines, that of the tail among as many last ones. */
const HEAD_LINES = 8;
const TAIL_LINES = 8;
const MAX_HEADLINE_CHARS = 180;
const MAX_HEADLINE_WORDS = 24;

interface RawLine extends Span {
  readonly text: string;
  readonly blankAfter: boolean;
}

/**
 * The lines of a text that are not blank, in order, each with its kind.
 * @param title the headline where metadata give it: a first line that repeats it is the headline whatever it looks like
 */
export function layOut(text: string, title?: string): TextLine[] {
  const raw = splitLines(text);
  const kinds = new Array<BlockKind>(raw.length).fill('body');
  const headEnd = classifyHead(raw, kinds, title);
  classifyTail(raw, kinds, headEnd);
  let reportBegun = false;
  return raw.map((line, index) => {
    if (kinds[index] === 'body' && isCaption(line.text)) kinds[index] = 'caption';
    const kind = kinds[index] as BlockKind;
    if (kind !== 'body') return { start: line.start, end: line.end, kind, bodyStart: line.start };
    const taken = parseDateline(line.text, reportBegun)?.length ?? 0;
    reportBegun = true;
    const whole = taken > 0 && taken === line.text.length;
    return {
      start: line.start,
      end: line.end,
      kind: whole ? 'dateline' : kind,
      bodyStart: line.start + taken,
    };
  });
}

function splitLines(text: string): RawLine[] {
  const lines: { start: number; end: number; text: string; blankAfter: boolean }[] = [];
  for (let start = 0; start <= text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end);
    const trimmed = line.trim();
    const last = lines.at(-1);
    if (trimmed) {
      const from = start + line.length - line.trimStart().length;
      lines.push({ start: from, end: from + trimmed.length, text: trimmed, blankAfter: end === text.length });
    } else if (last) last.blankAfter = true;
    start = end + 1;
  }
  return lines;
}

/** Marks the lines above the report, and a byline below its first lines; returns the index of the report's first. */
function classifyHead(lines: readonly RawLine[], kinds: BlockKind[], title: string | undefined): number {
  const zone = Math.min(HEAD_LINES, lines.length);
  let headline = -1;
  let first = 0;
  for (; first < zone; first++) {
    const line = lines[first] as RawLine;
    const furniture = headFurniture(line.text);
    if (furniture) kinds[first] = furniture;
    else if (headline < 0 && (sameWords(line.text, title) || isHeadline(line, lines[first + 1]))) {
      kinds[first] = 'headline';
      headline = first;
    } else if (first > 0 && first - 1 === headline && lines[headline]!.text.endsWith(';')) {
      kinds[first] = 'headline';
    } else break;
  }
  for (let i = first + 1; i < zone; i++) {
    const { text } = lines[i] as RawLine;
    if (/^by\s/i.test(text) && parseByline(text)) kinds[i] = 'byline';
    else if (kinds[i - 1] === 'byline' && isDateLine(text)) kinds[i] = 'date';
  }
  return first;
}

function headFurniture(line: string): BlockKind | null {
  const label = parseLabel(line)?.label;
  if (label !== undefined) return label === 'title' || label === 'headline' ? 'headline' : 'credit';
  if (parseByline(line)) return 'byline';
  if (isDateLine(line)) return 'date';
  if (isCaption(line)) return 'caption';
  return parseCredit(line) === null ? null : 'credit';
}

/** Marks the lines below the report, upwards from the last one until a line that says something. */
function classifyTail(lines: readonly RawLine[], kinds: BlockKind[], headEnd: number): void {
  const unknown: number[] = [];
  for (let i = lines.length - 1; i > headEnd && i >= lines.length - TAIL_LINES; i--) {
    const { text } = lines[i] as RawLine;
    if (TAGS.test(text)) kinds[i] = 'tags';
    else if (parseCredit(text) !== null) {
      kinds[i] = 'credit';
      for (const tag of unknown.splice(0)) kinds[tag] = 'tags';
    } else if (isDateLine(text)) kinds[i] = 'date';
    else if (isCaption(text)) kinds[i] = 'caption';
    else if (looksLikeTags(text)) unknown.push(i);
    else return;
  }
}

/** Whether a line prints a title or name, whatever the case, the marks and the blanks between its words. */
export function sameWords(line: string, title: string | undefined): boolean {
  if (!title || line.length > title.length * 2 + 20) return false;
  const plain = (text: string) =>
    text
      .replace(/[\s\p{P}]+/gu, ' ')
      .trim()
      .toLowerCase();
  return plain(line) === plain(title);
}

/** Words that no headline ends with, and words that few do: there the line runs on below. */
const UNFINISHED = /\b(?:a|an|and|of|that|the|which)$/i;
const DANGLING = /,$|\b(?:as|at|but|by|for|from|her|his|in|its|on|or|said|their|to|was|were|who|with)$/i;
const SENTENCE_END = /[.!?]["'”’»)]?$/;

/** A first line that is short and does not end as a sentence does, with the report beneath it. */
function isHeadline(line: RawLine, next: RawLine | undefined): boolean {
  const { text } = line;
  if (!next || text.length > MAX_HEADLINE_CHARS || !/^["'“‘«]?[\p{L}\d$€£]/u.test(text)) return false;
  if (/[.:,–—-]["'”’»)]?$/.test(text) || UNFINISHED.test(text) || parseDateline(text)) return false;
  if (text.split(/\s+/).length > MAX_HEADLINE_WORDS) return false;
  if (line.blankAfter || headFurniture(next.text)) return true;
  const wrapped = DANGLING.test(text) || /^\p{Ll}/u.test(next.text);
  return !wrapped && text.length <= 120 && (next.text.length > 120 || SENTENCE_END.test(next.text));
}

const CAPTION_START =
  /^[([]?(?:file |handout |ap |reuters )?(?:photos?|image|picture|caption|photo credits?|image credits?|photograph)(?: by\b|:| \/)|^FILE(?: PHOTO)?\s?[:–—-]|^\(?File photo\b|^In this .{3,60}\bfile photo\b/i;
const CAPTION_END =
  /(?:\((?:AP Photo|Photo|Image|Reuters|Getty|AFP)\b[^()]{0,80}\)|\b(?:REUTERS|AP Photo|AFP PHOTO|Getty Images|AFP)\/\p{Lu}[\p{L} .'-]{2,40}|\b(?:Image|Photo|Picture|Photograph): ?\p{Lu}[\p{L} ./'-]{1,50})\.?$/u;

/** A caption says so: "(Photo: ...)", "FILE PHOTO: ...", "... (AP Photo/Jane Roe)", "... Image: Jane Roe." */
function isCaption(line: string): boolean {
  if (line.length > 600) return false;
  if (CAPTION_START.test(line)) return true;
  const tail = line.slice(-100);
  return /[(/:]/.test(tail) && CAPTION_END.test(tail);
}

const SOURCE = /^(?:news )?sources?\s?:\s*(?<names>\p{L}.{0,80})$/iu;
const CREDIT =
  /^[([]?(?:(?:additional |with )?(?:reporting|writing|editing)(?: and (?:writing|editing|reporting))? by\b|with files from\b|compiled by\b|copyright\b.{1,20}\d{4}|©|all rights reserved\b|follow .{2,60} on (?:twitter|facebook|instagram)\b|h\/t\b)/i;

/**
 * A line that credits, or null: "Source: Reuters, YouTube", "(Reporting by ...; Editing by ...)", "© 2015 ...".
 * `publisher` is the first name of a source line.
 */
export function parseCredit(line: string): { readonly publisher?: string } | null {
  if (line.length > 400) return null;
  const names = SOURCE.exec(line)?.groups?.names;
  if (names !== undefined) {
    const publisher = names
      .split(/\s*[,;|/]\s*/)[0]!
      .replace(/\.$/, '')
      .trim();
    return publisher ? { publisher } : {};
  }
  return CREDIT.test(line) ? {} : null;
}

const TAGS =
  /^(?:tags|tagged|filed under|topics|keywords|labels|categories|more on|related topics)\s?:|^(?:#[\p{L}\d_]+[\s,]*)+$/iu;

/** After a credit: a few words or topics without any mark that ends or divides a sentence. */
function looksLikeTags(line: string): boolean {
  return line.length <= 120 && !/[.!?:;"“”]/.test(line) && line.split(/\s+/).length <= 12;
}

const LABEL = /^(?<label>title|headline|author|publisher|publication|url|date)\s?:\s*(?<value>\S.*)$/i;

/** A line such as "Title: ..." or "URL: ...", as exports put them above the text; the label in lower case. */
export function parseLabel(line: string): { readonly label: string; readonly value: string } | null {
  const { label, value } = (line.length <= 400 && LABEL.exec(line)?.groups) || {};
  return label === undefined || value === undefined ? null : { label: label.toLowerCase(), value };
}

/** The publication date of a line that prints dates and nothing else, the first where it prints two, or null. */
export function parseDateLine(line: string): string | null {
  if (line.length > 120 || !/\d{4}/.test(line)) return null;
  const dates = line.split(/\s*[|•·]\s*|(?=\bupdated\b)/i).filter((part) => part.trim());
  const parsed = dates.map(parsePublicationDate);
  return parsed.every((date) => date !== null) ? (parsed[0] ?? null) : null;
}

function isDateLine(line: string): boolean {
  return parseDateLine(line) !== null;
}
