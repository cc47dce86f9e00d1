/**
 * The flat tables of a Parquet export, written down once: `onrecord export --format parquet` writes them, a Spark job
 * writes the same ones (tables.schema.json is generated from here), and `onrecord import` reads both. A table is a
 * folder of that name with any number of .parquet files. Every column may be null in the files; where one never is, it
 * is not `optional` here. Columns may be added; none is renamed or changes its meaning without a new version.
 */
import type { DateMention, Entity, Quote } from '../../record.js';
import { textOf, type Span } from '../../span.js';
import type { FailureRow, Story } from '../../store/index.js';

export const TABLES_VERSION = 1;

/** spans: a list of { start, end }, UTF-16 code units into the article's text, half-open. */
export type ColumnType = 'string' | 'int' | 'double' | 'boolean' | 'strings' | 'spans';

export type CellValue = string | number | boolean | readonly string[] | readonly Span[] | null | undefined;

export interface Column<Row> {
  readonly name: string;
  readonly type: ColumnType;
  readonly optional: boolean;
  readonly help: string;
  readonly value: (row: Row) => CellValue;
}

/** A quote, entity or date with its story and its place in the story's record, from 0. */
export interface Placed<Item> {
  readonly story: Story;
  readonly item: Item;
  readonly position: number;
}

function required<Row>(
  name: string,
  type: ColumnType,
  help: string,
  value: (row: Row) => CellValue,
): Column<Row> {
  return { name, type, optional: false, help, value };
}

function optional<Row>(
  name: string,
  type: ColumnType,
  help: string,
  value: (row: Row) => CellValue,
): Column<Row> {
  return { name, type, optional: true, help, value };
}

const OFFSETS = 'UTF-16 code units into the text, half-open';

/** One row an article: all that is needed to rebuild the database. The other tables are views of `record`. */
const RECORDS: readonly Column<Story>[] = [
  required('id', 'string', 'id of the article', ({ record }) => record.id),
  required('text', 'string', 'the article as it was given', ({ text }) => text),
  optional('title', 'string', 'headline', ({ record }) => record.title),
  optional('published_at', 'string', 'ISO 8601 date or date-time', ({ record }) => record.publishedAt),
  optional('url', 'string', 'address', ({ record }) => record.url),
  optional('publisher', 'string', 'publication', ({ record }) => record.publisher),
  optional('author', 'string', 'byline', ({ record }) => record.author),
  required('record', 'string', 'the extraction record, as JSON', ({ record }) => JSON.stringify(record)),
  optional('extractor', 'string', 'version that made the record', ({ extractor }) => extractor),
  optional('origin_path', 'string', 'file that it was read from', ({ origin }) => origin.path),
  optional(
    'origin_line',
    'int',
    'line, row or member, from 1, of a file of many',
    ({ origin }) => origin.line,
  ),
];

const QUOTES: readonly Column<Placed<Quote>>[] = [
  required('story_id', 'string', 'id of the article', ({ story }) => story.record.id),
  required('quote_id', 'string', 'unique within its story', ({ item }) => item.id),
  required('position', 'int', 'place in the record, from 0', ({ position }) => position),
  required('type', 'string', 'direct, mixed or indirect', ({ item }) => item.type),
  required('act', 'string', 'speech or thought', ({ item }) => item.act),
  required('text', 'string', 'the words, outer marks off, pieces joined by a space', ({ item }) => item.text),
  required('content', 'spans', `as printed, marks included: ${OFFSETS}`, ({ item }) => item.content),
  required('cue', 'string', 'the words that report it; "" where none is printed', ({ story, item }) =>
    textOf(story.text, item.cue),
  ),
  required('cue_spans', 'spans', OFFSETS, ({ item }) => item.cue),
  optional('source', 'string', 'the speaker as printed here', ({ item }) => item.source?.text),
  optional('source_start', 'int', OFFSETS, ({ item }) => item.source?.start),
  optional('source_end', 'int', OFFSETS, ({ item }) => item.source?.end),
  optional(
    'speaker',
    'string',
    'who that is: the fullest name in the story',
    ({ item }) => item.speaker?.name,
  ),
  optional(
    'speaker_kind',
    'string',
    'person, organization, document, group, unnamed or unknown',
    ({ item }) => item.speaker?.kind,
  ),
  optional('speaker_entity', 'string', 'entity_id of the speaker', ({ item }) => item.speaker?.entity),
  optional('evidence', 'string', 'why this speaker', ({ item }) => item.speaker?.evidence),
  required('confidence', 'double', '0 to 1', ({ item }) => item.confidence),
  optional('published_at', 'string', "the story's", ({ story }) => story.record.publishedAt),
  optional('publisher', 'string', "the story's", ({ story }) => story.record.publisher),
  optional('title', 'string', "the story's", ({ story }) => story.record.title),
];

const ENTITIES: readonly Column<Placed<Entity>>[] = [
  required('story_id', 'string', 'id of the article', ({ story }) => story.record.id),
  required('entity_id', 'string', 'unique within its story', ({ item }) => item.id),
  required('position', 'int', 'place in the record, from 0', ({ position }) => position),
  required('type', 'string', 'person, organization, place or other', ({ item }) => item.type),
  optional('subtype', 'string', 'finer type', ({ item }) => item.subtype),
  required('name', 'string', 'the fullest form in the story, without titles', ({ item }) => item.name),
  required('aliases', 'strings', 'other forms', ({ item }) => item.aliases),
  optional('description', 'string', 'the role that the story gives', ({ item }) => item.description),
  required('mentions', 'spans', `proper-name mentions: ${OFFSETS}`, ({ item }) => item.mentions),
  optional('published_at', 'string', "the story's", ({ story }) => story.record.publishedAt),
];

const DATES: readonly Column<Placed<DateMention>>[] = [
  required('story_id', 'string', 'id of the article', ({ story }) => story.record.id),
  required('position', 'int', 'place in the record, from 0', ({ position }) => position),
  required('start', 'int', OFFSETS, ({ item }) => item.start),
  required('end', 'int', OFFSETS, ({ item }) => item.end),
  required('text', 'string', 'as printed', ({ item }) => item.text),
  required('type', 'string', 'DATE, TIME, DURATION or SET', ({ item }) => item.type),
  required('value', 'string', 'TIMEX3 value', ({ item }) => item.value),
  optional('certain', 'boolean', 'true where the text states it outright', ({ item }) => item.certain),
  optional('rule', 'string', 'id of the rule that found it', ({ item }) => item.rule),
  optional('mod', 'string', 'TIMEX3 mod', ({ item }) => item.mod),
  optional('freq', 'string', 'TIMEX3 freq', ({ item }) => item.freq),
  optional('quant', 'string', 'TIMEX3 quant', ({ item }) => item.quant),
  optional('published_at', 'string', "the story's", ({ story }) => story.record.publishedAt),
];

const FAILURES: readonly Column<FailureRow>[] = [
  required('origin_path', 'string', 'file, or "-" for standard input', ({ origin }) => origin.path),
  optional(
    'origin_line',
    'int',
    'line, row or member, from 1, of a file of many',
    ({ origin }) => origin.line,
  ),
  optional('article_id', 'string', 'id, where it got so far', ({ articleId }) => articleId),
  required('stage', 'string', 'read, extract or store', ({ stage }) => stage),
  required('code', 'string', 'what went wrong, for programs', ({ code }) => code),
  required('message', 'string', 'what went wrong, for people', ({ message }) => message),
  optional('failed_at', 'string', 'ISO 8601 date-time in UTC', ({ failedAt }) => failedAt),
];

export const TABLES = {
  records: RECORDS,
  quotes: QUOTES,
  entities: ENTITIES,
  dates: DATES,
  failures: FAILURES,
} as const;

export type TableName = keyof typeof TABLES;

/** A row as an object of its columns, those without a value left out. */
export type TableRow = Readonly<Record<string, CellValue>>;

export function rowOf<Row>(columns: readonly Column<Row>[], row: Row): TableRow {
  const cells = columns.map(({ name, value }) => [name, value(row)] as const);
  return Object.fromEntries(cells.filter(([, cell]) => cell != null));
}

/** A story's row in `records`, and its rows in the tables of its quotes, entities and dates. */
export function rowsOfStory(story: Story): {
  readonly record: TableRow;
  readonly quotes: readonly TableRow[];
  readonly entities: readonly TableRow[];
  readonly dates: readonly TableRow[];
} {
  const rows = <Item>(columns: readonly Column<Placed<Item>>[], items: readonly Item[]) =>
    items.map((item, position) => rowOf(columns, { story, item, position }));
  const { quotes, entities, dates } = story.record;
  return {
    record: rowOf(RECORDS, story),
    quotes: rows(QUOTES, quotes),
    entities: rows(ENTITIES, entities),
    dates: rows(DATES, dates),
  };
}

const SPAN_TYPE = {
  type: 'struct',
  fields: ['start', 'end'].map((name) => ({ name, type: 'integer', nullable: true, metadata: {} })),
};

const SPARK_TYPES: Readonly<Record<ColumnType, unknown>> = {
  string: 'string',
  int: 'integer',
  double: 'double',
  boolean: 'boolean',
  strings: { type: 'array', elementType: 'string', containsNull: true },
  spans: { type: 'array', elementType: SPAN_TYPE, containsNull: true },
};

/** The tables as Spark schemas, for StructType.fromJson; `comment` says what a column holds, `required` if it is never null. */
export function tablesSchema(): object {
  const schemaOf = (columns: readonly Column<never>[]) => ({
    type: 'struct',
    fields: columns.map(({ name, type, optional: mayBeNull, help }) => ({
      name,
      type: SPARK_TYPES[type],
      nullable: true,
      metadata: { comment: help, required: !mayBeNull },
    })),
  });
  const tables = Object.entries(TABLES).map(([name, columns]) => [name, schemaOf(columns)]);
  return { version: TABLES_VERSION, tables: Object.fromEntries(tables) as Record<TableName, object> };
}
