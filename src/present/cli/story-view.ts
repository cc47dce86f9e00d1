/** One story for a reader: who said what, then the organizations, people, places and dates it names. */
import type { DateMention, Entity, EntityType, ExtractionRecord, Quote } from '../../record.js';
import { overlaps, textOf, type Span } from '../../span.js';
import { colours, count, quoteWords, safeLine, sureness, wrap } from './terminal.js';

export interface StoryText {
  readonly text: string;
  readonly record: ExtractionRecord;
}

/** @param why say of each quote and date also how it was found. */
export function storyView({ text, record }: StoryText, why: boolean): string {
  const speakers = bySpeaker(record.quotes).map((quotes) => speakerView(text, record, quotes, why));
  const saying = speakers.length > 0 ? speakers : ['Nobody is reported as saying anything.'];
  return [heading(record), ...saying, names(record, why)].filter((part) => part !== '').join('\n\n');
}

function heading(record: ExtractionRecord): string {
  const { id, title, publishedAt, publisher, author, url } = record;
  const facts = [publishedAt, publisher, author, title ? id : undefined, url].filter(
    (fact) => fact !== undefined,
  );
  const first = colours.bold(safeLine(title ?? id));
  return facts.length > 0 ? `${first}\n${colours.dim(facts.map(safeLine).join(' · '))}` : first;
}

/** Groups of quotes with one speaker, in the order of each speaker's first quote. */
function bySpeaker(quotes: readonly Quote[]): Quote[][] {
  const groups = new Map<string, Quote[]>();
  for (const quote of quotes) {
    const key = quote.speaker ? `${quote.speaker.entity ?? ''}\n${quote.speaker.name}` : '';
    const group = groups.get(key);
    if (group) group.push(quote);
    else groups.set(key, [quote]);
  }
  return [...groups.values()];
}

function speakerView(text: string, record: ExtractionRecord, quotes: readonly Quote[], why: boolean): string {
  const speaker = quotes[0]?.speaker;
  const role = record.entities.find(({ id }) => id === speaker?.entity)?.description;
  const about = speaker ? [speaker.kind, role].filter((fact) => fact !== undefined).join(', ') : '';
  const name = speaker
    ? colours.cyan(colours.bold(safeLine(speaker.name)))
    : colours.bold('No speaker found');
  const title = `${name}${about === '' ? '' : ` (${safeLine(about)})`}, ${count(quotes.length, 'quote')}`;
  return [title, ...quotes.map((quote) => quoteView(text, record, quote, why))].join('\n');
}

function quoteView(text: string, record: ExtractionRecord, quote: Quote, why: boolean): string {
  const cue = quote.cue.length > 0 ? `cue “${safeLine(textOf(text, quote.cue))}”` : 'no cue';
  const facts = [quote.type, quote.act, cue, sureness(quote)];
  const words = quoteWords(quote);
  const sentence = safeLine(text.slice(...sentenceOf(record, quote)));
  const lines = [wrap(words, '  '), colours.dim(`    ${facts.join(' · ')}`)];
  if (sentence !== words) lines.push(colours.dim(wrap(`in: ${sentence}`, '    ')));
  if (why) lines.push(colours.dim(wrap(`why: ${reasons(quote)}`, '    ')));
  return lines.join('\n');
}

/** From the first to the last sentence that the quote's content or cue touches, as arguments of `slice`. */
function sentenceOf({ sentences }: ExtractionRecord, quote: Quote): [number, number] {
  const parts: readonly Span[] = [...quote.content, ...quote.cue];
  const touched = sentences.filter((sentence) => parts.some((part) => overlaps(part, sentence)));
  const all = [...touched, ...parts];
  return [Math.min(...all.map(({ start }) => start)), Math.max(...all.map(({ end }) => end))];
}

function reasons({ id, source, speaker, content }: Quote): string {
  const places = content.map(({ start, end }) => `${start}–${end}`).join(', ');
  const printed = source ? `printed source “${safeLine(source.text)}”` : 'no source printed';
  return [`${id} at ${places}`, printed, ...(speaker?.evidence ? [safeLine(speaker.evidence)] : [])].join(
    '; ',
  );
}

const HEADINGS: readonly [EntityType, string][] = [
  ['organization', 'Organizations'],
  ['person', 'People'],
  ['place', 'Places'],
  ['other', 'Other names'],
];

function names(record: ExtractionRecord, why: boolean): string {
  const lists = HEADINGS.map(([type, title]) => {
    const found = record.entities.filter((entity) => entity.type === type);
    return list(title, found.sort((a, b) => b.mentions.length - a.mentions.length).map(entityView));
  });
  return [...lists, list('Dates', dates(record.dates, why))].filter((part) => part !== '').join('\n');
}

function entityView({ name, aliases, mentions, description }: Entity): string {
  const also = aliases.filter((alias) => alias !== name).map(safeLine);
  const notes = [...also, ...(description ? [safeLine(description)] : [])];
  const often = mentions.length > 1 ? ` ×${mentions.length}` : '';
  return `${safeLine(name)}${often}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}

function dates(mentions: readonly DateMention[], why: boolean): string[] {
  const views = mentions.map(({ text, value, certain, rule }) => {
    const doubt = certain === false ? ' (inferred)' : '';
    return `${safeLine(text)} = ${value}${doubt}${why && rule ? ` [${rule}]` : ''}`;
  });
  return [...new Set(views)];
}

function list(title: string, items: readonly string[]): string {
  return items.length > 0 ? `${colours.bold(title)}\n${wrap(items.join('; '), '  ')}` : '';
}
