/** Text for a terminal: what articles say is hostile, so nothing in it may act on the terminal. */
import { stripVTControlCharacters } from 'node:util';
import pc from 'picocolors';
import type { Origin } from '../../origin.js';
import type { Quote } from '../../record.js';

/** Control characters (C0, DEL, C1) and those that reorder or hide text (bidirectional overrides and isolates). */
const UNSAFE = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** One line that is safe to print: control and escape characters off, runs of space as one space. */
export function safeLine(text: string): string {
  return stripVTControlCharacters(text).replace(/\s+/gu, ' ').replace(UNSAFE, '').trim();
}

/** A value as one line of JSON that is safe to print. */
export function jsonLine(value: unknown): string {
  return safeJson(JSON.stringify(value));
}

/** JSON with the characters that could act on a terminal as escapes, which mean the same. */
export function safeJson(json: string): string {
  return json.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Colour where standard output is a terminal that wants it; FORCE_COLOR and NO_COLOR decide first. */
export const colours = pc.createColors(wantsColour());

function wantsColour(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0';
  return process.stdout.isTTY === true && TERM !== 'dumb';
}

/** Breaks words into lines that fit the terminal, each behind `indent`; piped output is left in one line. */
export function wrap(text: string, indent: string): string {
  const width = process.stdout.isTTY ? Math.min(process.stdout.columns || 80, 110) - indent.length : Infinity;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((each) => indent + each).join('\n');
}

/** Rows as columns, padded; the last column is not. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    });
  }
  return rows
    .map((row) =>
      row.map((cell, column) => (column < row.length - 1 ? cell.padEnd(widths[column] as number) : cell)),
    )
    .map((row) => row.join('  ').trimEnd())
    .join('\n');
}

/** The words of a quote as a reader expects them: in quotation marks where all of it is quoted. */
export function quoteWords({ type, text }: Pick<Quote, 'type' | 'text'>): string {
  const words = safeLine(text);
  return type === 'direct' ? `“${words}”` : words;
}

export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? noun : plural}`;
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** How far a quote can be relied on: whether a person has checked it, or how sure extraction is. */
export function sureness({ confidence, corrected, confirmed }: Quote): string {
  if (corrected) return 'corrected by hand';
  return confirmed ? 'confirmed by hand' : `confidence ${percent(confidence)}`;
}

/** "articles.jsonl:3" */
export function placeOf({ path, line }: Origin): string {
  const place = path === '-' ? 'standard input' : safeLine(path);
  return line === undefined ? place : `${place}:${line}`;
}
