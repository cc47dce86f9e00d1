/** One story whole: its text and its record, as they were saved. */
import type { Entity, EntityType, ExtractionRecord, Quote } from '../../record.js';
import { row, rows } from '../connection.js';
import { mentionsIn, spansIn } from '../span-list.js';
import type { Store, Story } from '../types.js';
import { datesIn, given, HEADING_COLUMNS, headingOf, type HeadingRow } from './columns.js';
import { QUOTE_COLUMNS, quoteOf, SPEAKER_JOINS, type QuoteRow } from './quote-rows.js';

interface ArticleRow extends HeadingRow {
  readonly key: number;
  readonly extra: string | null;
  readonly text: string;
  readonly sentences: string;
  readonly dates: string;
  readonly originPath: string;
  readonly originLine: number | null;
  readonly contentHash: string;
  readonly extractor: string;
  readonly run: number;
}

const ARTICLE = `
SELECT a.key, ${HEADING_COLUMNS}, a.extra, t.text, t.sentences, t.dates, a.origin_path AS originPath, a.origin_line AS originLine,
  a.content_hash AS contentHash, a.extractor, a.run_id AS run
FROM articles a JOIN article_texts t ON t.article_key = a.key WHERE a.id = ?`;

/** The story with exactly this id, or null. */
export function readStory(store: Store, id: string): Story | null {
  const article = row<ArticleRow>(store, ARTICLE, id);
  if (!article) return null;
  const { text, originPath, originLine, contentHash, extractor, run } = article;
  return {
    text,
    record: recordOf(store, article),
    origin: { path: originPath, ...(originLine !== null && { line: originLine }) },
    contentHash,
    extractor,
    run,
  };
}

function recordOf(store: Store, article: ArticleRow): ExtractionRecord {
  const { key, extra } = article;
  return {
    ...headingOf(article),
    ...(extra !== null && { extra: JSON.parse(extra) as Record<string, unknown> }),
    sentences: spansIn(article.sentences),
    quotes: quotesOf(store, article),
    entities: entitiesOf(store, key),
    dates: datesIn(article.dates),
  };
}

function quotesOf(store: Store, { key, text }: ArticleRow): Quote[] {
  const query = `SELECT ${QUOTE_COLUMNS} FROM quotes q ${SPEAKER_JOINS} WHERE q.article_key = ? ORDER BY q.position`;
  return rows<QuoteRow>(store, query, key).map((quote) => quoteOf(quote, text));
}

interface EntityRow {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  readonly aliases: string | null;
  readonly description: string | null;
  readonly subtype: string | null;
  readonly mentions: string;
}

const ENTITIES = `
SELECT id, type, name, aliases, description, subtype, mentions FROM entities WHERE article_key = ? ORDER BY position`;

function entitiesOf(store: Store, articleKey: number): Entity[] {
  return rows<EntityRow>(store, ENTITIES, articleKey).map(({ aliases, mentions, ...entity }) => ({
    ...(given(entity) as Omit<Entity, 'aliases' | 'mentions'>),
    aliases: aliases === null ? [] : (JSON.parse(aliases) as string[]),
    mentions: mentionsIn(mentions),
  }));
}
