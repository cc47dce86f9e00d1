/**
 * brat standoff (brat.nlplab.org/standoff.html): for each story its text, an .ann file beside it, and one
 * annotation.conf. Offsets are Unicode code points there, not UTF-16 code units.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Quote } from '../../record.js';
import type { Span } from '../../span.js';
import type { StoryQuotes } from '../../store/index.js';
import type { FolderFormat } from './format.js';

export const BRAT_FORMAT: FolderFormat = {
  help: 'a folder of brat standoff: contents, cues and sources as spans, and who said what as relations',
  async write({ stories }, folder) {
    writeFileSync(join(folder, 'annotation.conf'), CONFIGURATION);
    const taken = new Map<string, number>();
    for (const told of stories()) {
      const name = fileName(told.story.record.id, taken);
      writeFileSync(join(folder, `${name}.txt`), told.story.text);
      writeFileSync(join(folder, `${name}.ann`), standoff(told));
    }
  },
};

const CONFIGURATION = `[entities]
Content
Cue
Source
Person
Organization
Place
Other
Date
[relations]
Says	Arg1:Source, Arg2:Content
ReportedBy	Arg1:Content, Arg2:Cue
<OVERLAP>	Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>
[events]
[attributes]
Type	Arg:Content, Value:direct|mixed|indirect
Act	Arg:Content, Value:speech|thought
`;

/** A name that every file system takes, and that no other story has. */
function fileName(id: string, taken: Map<string, number>): string {
  const plain = id.replace(/[^\p{L}\p{N}_-]+/gu, '-').slice(0, 100) || 'story';
  const folded = plain.toLowerCase();
  const before = taken.get(folded) ?? 0;
  taken.set(folded, before + 1);
  return before === 0 ? plain : `${plain}~${before + 1}`;
}

function standoff({ story: { text, record }, quotes }: StoryQuotes): string {
  const lines: string[] = [];
  const points = codePoints(text);
  let spans = 0;
  let relations = 0;
  let attributes = 0;
  let notes = 0;
  const addSpan = (type: string, pieces: readonly Span[]): string => {
    const id = `T${++spans}`;
    const whole = pieces.flatMap((piece) => withoutNewlines(text, piece));
    const places = whole.map(({ start, end }) => `${points(start)} ${points(end)}`).join(';');
    lines.push(
      `${id}\t${type} ${places}\t${whole.map(({ start, end }) => text.slice(start, end)).join(' ')}`,
    );
    return id;
  };
  const addQuote = ({ content, cue, source, type, act, speaker, confidence }: Quote): void => {
    const said = addSpan('Content', content);
    lines.push(`A${++attributes}\tType ${said} ${type}`, `A${++attributes}\tAct ${said} ${act}`);
    if (cue.length > 0) lines.push(`R${++relations}\tReportedBy Arg1:${said} Arg2:${addSpan('Cue', cue)}`);
    if (source) lines.push(`R${++relations}\tSays Arg1:${addSpan('Source', [source])} Arg2:${said}`);
    const who = `${speaker ? oneLine(speaker.name) : 'nobody named'}, confidence ${confidence}`;
    lines.push(`#${++notes}\tAnnotatorNotes ${said}\tspeaker: ${who}`);
  };
  quotes.forEach(addQuote);
  for (const { type, mentions } of record.entities)
    for (const mention of mentions) addSpan(type[0]!.toUpperCase() + type.slice(1), [mention]);
  for (const date of record.dates) {
    const id = addSpan('Date', [date]);
    lines.push(`#${++notes}\tAnnotatorNotes ${id}\t${date.type} ${oneLine(date.value)}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** A span's text must be on one line: each newline in it parts it in two. */
function withoutNewlines(text: string, { start, end }: Span): Span[] {
  const pieces = [...text.slice(start, end).matchAll(/[^\n\r]+/g)];
  return pieces.map(({ index, 0: piece }) => ({ start: start + index, end: start + index + piece.length }));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** Code units before an offset less the second halves of pairs; asked for in any order. */
function codePoints(text: string): (offset: number) => number {
  if (!/[\uD800-\uDBFF]/.test(text)) return (offset) => offset;
  const before = new Int32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const second = code >= 0xdc00 && code <= 0xdfff;
    before[i + 1] = before[i]! + (second ? 0 : 1);
  }
  return (offset) => before[offset]!;
}
