/**
 * Reads a marked-up story: lines "key: value", a line "---", the text with its marks, a line "===", and one line
 * "number | kind | act | speaker; alias; ..." for each quote. A mark is {tags|text}, marks nest, tags are joined by commas:
 * s1, k1, c1 are the source, a cue and a piece of the content of quote 1; p, o, l, x a person, an organization, a
 * place, another name; d=, t=, u=, e= a DATE, TIME, DURATION, SET with its TIMEX3 value. The speaker "?" is one that
 * nobody can know.
 */

type Pair = [start: number, end: number];

export interface GoldQuote {
  id: string;
  content: Pair[];
  cue: Pair[];
  source: Pair[];
  speaker: string;
  aliases: string[];
  kind: string;
  act: string;
}

export interface GoldStory {
  id: string;
  title?: string;
  publishedAt?: string;
  text: string;
  speechOnly: false;
  quotes: GoldQuote[];
  entities?: { start: number; end: number; type: string }[];
  dates?: { start: number; end: number; type: string; value: string }[];
}

interface Mark {
  tag: string;
  start: number;
  end: number;
}

const ENTITY_TYPES: Record<string, string> = { p: 'person', o: 'organization', l: 'place', x: 'other' };
const DATE_TYPES: Record<string, string> = { d: 'DATE', t: 'TIME', u: 'DURATION', e: 'SET' };
const ROLES = { c: 'content', k: 'cue', s: 'source' } as const;

/** The text without its marks, and the marks with offsets into it, in order of their start, outer before inner. */
export function readMarks(marked: string): { text: string; marks: Mark[] } {
  const marks: Mark[] = [];
  const open: Mark[][] = [];
  let text = '';
  for (let at = 0; at < marked.length; at++) {
    if (marked[at] === '{') {
      const bar = marked.indexOf('|', at);
      const tags = marked.slice(at + 1, bar).split(',');
      open.push(tags.map((tag) => ({ tag, start: text.length, end: -1 })));
      marks.push(...open.at(-1)!);
      at = bar;
    } else if (marked[at] === '}') {
      const closed = open.pop();
      if (!closed) throw new Error(`"}" without "{" after "${text.slice(-40)}"`);
      for (const mark of closed) mark.end = text.length;
    } else text += marked[at];
  }
  if (open.length) throw new Error(`"{" without "}": ${open[0]!.map((mark) => mark.tag).join()}`);
  return { text, marks };
}

function readQuotes(marks: Mark[], lines: string[]): GoldQuote[] {
  const quotes = lines.map((line) => {
    const [number, kind, act, names] = line.split(' | ') as [string, string, string, string];
    const [speaker, ...aliases] = (names === '?' ? '' : names).split('; ') as [string, ...string[]];
    const quote = { id: `q${number}`, content: [], cue: [], source: [], speaker, aliases, kind, act };
    return [number, quote] as [string, GoldQuote];
  });
  const byNumber = new Map(quotes);
  for (const { tag, start, end } of marks) {
    const [, role, number] = /^([cks])(\d+)$/.exec(tag) ?? [];
    if (!role) continue;
    const quote = byNumber.get(number!);
    if (!quote) throw new Error(`mark ${tag} has no line after "==="`);
    quote[ROLES[role as keyof typeof ROLES]].push([start, end]);
  }
  return quotes.map(([, quote]) => quote);
}

function readFields(lines: string): Record<string, string> {
  return Object.fromEntries(lines.split('\n').map((line) => line.split(/: (.*)/).slice(0, 2)));
}

export function readMarkedStory(source: string): GoldStory {
  const [, head, body, tail] = /^([\s\S]*?)\n---\n([\s\S]*\n)===\n([\s\S]*)$/.exec(source)!;
  const { annotated, ...fields } = readFields(head!);
  const { text, marks } = readMarks(body!);
  const quotes = readQuotes(marks, tail!.split('\n').filter(Boolean));
  const story = { ...fields, text, speechOnly: false, quotes } as GoldStory;
  if (!annotated!.includes('names')) return story;
  const typed = (types: Record<string, string>) =>
    marks
      .filter(({ tag }) => types[tag.split('=')[0]!])
      .map(({ tag, start, end }) => ({ start, end, type: types[tag[0]!]!, value: tag.slice(2) }));
  return {
    ...story,
    entities: typed(ENTITY_TYPES).map(({ start, end, type }) => ({ start, end, type })),
    dates: typed(DATE_TYPES),
  };
}

export interface GoldCase extends Pick<GoldStory, 'id' | 'text' | 'quotes' | 'publishedAt'> {
  note: string;
}

/** Cases that follow each other in one file: "## id", "note: ...", the marked-up text, the lines of its quotes. */
export function readMarkedCases(source: string): GoldCase[] {
  return source
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const lines = part.trimEnd().split('\n');
      const body = lines.findIndex((line, i) => i > 0 && !/^(?:note|publishedAt): /.test(line));
      const firstQuote = lines.findIndex((line) => /^\d+ \| /.test(line));
      const end = firstQuote < 0 ? lines.length : firstQuote;
      const { note, ...fields } = readFields(lines.slice(1, body).join('\n'));
      const { text, marks } = readMarks(lines.slice(body, end).join('\n'));
      return { id: lines[0]!, text, ...fields, quotes: readQuotes(marks, lines.slice(end)), note: note! };
    });
}
