import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Span } from '../../span.js';
import type { StoredQuote } from '../../store/index.js';
import type { ExportFormat } from './format.js';

/**
 * RFC 4180, UTF-8, with a header row. A cell that a spreadsheet would run as a formula (it begins with = + - @, a tab or
 * a carriage return) is given an apostrophe in front.
 */
export const CSV_FORMAT: ExportFormat = {
  extension: '.csv',
  mediaType: 'text/csv',
  help: 'a table for spreadsheets; lists within a cell are separated by "; "',
  async write(quotes, out) {
    const table = stringify({
      header: true,
      columns: Object.keys(COLUMNS),
      record_delimiter: '\r\n',
      escape_formulas: true,
    });
    await pipeline(Readable.from(cells(quotes)), table, out, { end: false });
  },
};

type Cell = string | number | undefined;

const COLUMNS: Readonly<Record<string, (quote: StoredQuote) => Cell>> = {
  story_id: ({ story }) => story.id,
  title: ({ story }) => story.title,
  published_at: ({ story }) => story.publishedAt,
  publisher: ({ story }) => story.publisher,
  author: ({ story }) => story.author,
  url: ({ story }) => story.url,
  quote_id: ({ id }) => id,
  speaker: ({ speaker }) => speaker?.name,
  speaker_kind: ({ speaker }) => speaker?.kind,
  quote: ({ text }) => text,
  type: ({ type }) => type,
  act: ({ act }) => act,
  cue: ({ cueText }) => cueText,
  source: ({ source }) => source?.text,
  confidence: ({ confidence }) => confidence,
  corrected: ({ corrected }) => (corrected ? 'true' : undefined),
  confirmed: ({ confirmed }) => (confirmed ? 'true' : undefined),
  sentence: ({ sentence }) => sentence.text,
  organizations: ({ organizations }) => organizations.join('; '),
  dates: ({ dates }) => dates.map(({ text }) => text).join('; '),
  date_values: ({ dates }) => dates.map(({ value }) => value).join('; '),
  content_spans: ({ content }) => spansCell(content),
  cue_spans: ({ cue }) => spansCell(cue),
  source_span: ({ source }) => (source ? spansCell([source]) : undefined),
  sentence_span: ({ sentence }) => spansCell([sentence]),
};

const CELLS = Object.values(COLUMNS);

/** Offsets as "start..end": with a colon or a dash a spreadsheet would take them for times or dates. */
function spansCell(spans: readonly Span[]): string {
  return spans.map(({ start, end }) => `${start}..${end}`).join('; ');
}

function* cells(quotes: Iterable<StoredQuote>): Generator<Cell[]> {
  for (const quote of quotes) yield CELLS.map((cell) => cell(quote));
}
