/** Fictional stories whose records are right by construction: the text is put together and its spans noted on the way. */
import type {
  DateMention,
  Entity,
  ExtractionRecord,
  Quote,
  QuoteAct,
  QuoteType,
  SpeakerKind,
} from '../../src/record.js';
import type { Span } from '../../src/span.js';
import type { StoredArticle } from '../../src/store/index.js';

export interface Statement {
  readonly speaker: string;
  readonly kind?: SpeakerKind;
  readonly entity?: boolean;
  readonly evidence?: string;
  /** The words, in as many pieces as the reporting clause leaves. */
  readonly words: readonly string[];
  readonly cue?: string;
  readonly type?: QuoteType;
  readonly act?: QuoteAct;
  readonly confidence?: number;
  /** An organization that stands at the end of the last piece. */
  readonly about?: string;
  /** A date in the reporting clause. */
  readonly date?: Pick<DateMention, 'text' | 'value'> & Partial<DateMention>;
}

export interface Telling {
  readonly id: string;
  readonly title?: string;
  readonly publishedAt?: string;
  readonly url?: string;
  readonly publisher?: string;
  readonly author?: string;
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly statements: readonly Statement[];
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
}

export function tell({ statements, aliases = {}, ...metadata }: Telling): StoredArticle {
  let text = '';
  const write = (words: string): Span => {
    const start = text.length;
    text += words;
    return { start, end: text.length };
  };
  const sentences: Span[] = [];
  const quotes: Quote[] = [];
  const dates: DateMention[] = [];
  const entities = new Map<string, Entity & { readonly mentions: Span[] }>();
  const mention = (name: string, type: Entity['type'], span: Span): string => {
    const entity = entities.get(name) ?? {
      id: `e${entities.size + 1}`,
      type,
      name,
      aliases: Object.hasOwn(aliases, name) ? aliases[name]! : [],
      mentions: [],
    };
    entity.mentions.push(span);
    entities.set(name, entity);
    return entity.id;
  };
  for (const said of statements) {
    const { speaker: name, kind = 'person', words, about, date } = said;
    const start = text.length;
    const content: Span[] = [];
    const piece = (part: string, isLast: boolean) => {
      const from = write('“').start;
      write(part);
      if (isLast && about) {
        write(' ');
        mention(about, 'organization', write(about));
      }
      content.push({ start: from, end: write('”').end });
    };
    piece(words[0]!, words.length === 1);
    write(' ');
    const cue = write(said.cue ?? 'said');
    write(' ');
    const source = write(name);
    const type = kind === 'organization' ? kind : 'person';
    const entity = said.entity === false ? null : mention(name, type, source);
    if (date) {
      write(' on ');
      dates.push({ type: 'DATE', ...date, ...write(date.text) });
    }
    words.slice(1).forEach((part, index) => {
      write(', ');
      piece(part, index === words.length - 2);
    });
    sentences.push({ start, end: write('.').end });
    write('\n');
    quotes.push({
      id: `q${quotes.length + 1}`,
      type: said.type ?? 'direct',
      act: said.act ?? 'speech',
      content,
      text: [...words, ...(about ? [about] : [])].join(' '),
      cue: [cue],
      source: { ...source, text: name },
      speaker: { name, kind, entity, ...(said.evidence !== undefined && { evidence: said.evidence }) },
      confidence: said.confidence ?? 0.9,
    });
  }
  const record: ExtractionRecord = {
    ...metadata,
    sentences,
    quotes,
    entities: [...entities.values()],
    dates,
  };
  const hash = `${text.length}:${text}:${JSON.stringify({ ...metadata, id: '' })}`;
  return {
    article: { ...metadata, text },
    record,
    contentHash: hash,
    origin: { path: `${metadata.id}.txt` },
  };
}

/** A seeded source of numbers from 0 to 1 (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const FIRST = ['Mara', 'Ivo', 'Tess', 'Olin', 'Petra', 'Hugh', 'Sunniva', 'Dario', 'Wen', 'Kofi'];
const LAST = [
  'Quill',
  'Brandt',
  'Okoro',
  'Lindqvist',
  'Vance',
  'Tamm',
  'Ferreira',
  'Holt',
  'Ashby',
  'Zielinski',
];
const ORGANIZATIONS = [
  'Harrow Water',
  'Northgate Rail',
  'Kestrel Foods',
  'Port of Ellin',
  'Tidewell Clinic',
  'Brasspoint',
];
const WORDS =
  'the harbour will open again when repairs on bridge are done and nobody was hurt though prices rose'.split(
    ' ',
  );
const TYPES: readonly QuoteType[] = ['direct', 'mixed', 'indirect'];

/** Story `n` of an endless archive: ten statements, always the same. */
export function archiveStory(n: number, statements = 10): StoredArticle {
  const random = seeded(n + 1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  return tell({
    id: `archive/${n}`,
    title: `${pick(ORGANIZATIONS)} and the ${pick(WORDS)} of ${pick(LAST)} ${n}`,
    publishedAt: `20${10 + (n % 15)}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
    publisher: pick(['The Ellin Courier', 'Saltmarsh Daily']),
    statements: Array.from({ length: statements }, () => ({
      speaker: `${pick(FIRST)} ${pick(LAST)}${random() < 0.3 ? ` of ward ${Math.floor(random() * 400)}` : ''}`,
      words: Array.from({ length: 1 + Math.floor(random() * 2) }, () =>
        Array.from({ length: 6 + Math.floor(random() * 12) }, () => pick(WORDS)).join(' '),
      ),
      type: pick(TYPES),
      act: random() < 0.85 ? 'speech' : 'thought',
      confidence: Math.round(random() * 100) / 100,
      ...(random() < 0.4 && { about: pick(ORGANIZATIONS) }),
      ...(random() < 0.3 && { date: { text: 'Monday', value: '2014-12-08' } }),
    })),
  });
}
