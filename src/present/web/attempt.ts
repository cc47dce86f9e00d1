/** Articles that a page brings along: read, extracted, and saved where that is asked for. */
import { Readable } from 'node:stream';
import { extname } from 'node:path';
import { contentHash } from '../../batch/content-hash.js';
import { extractorStamp, partVersions } from '../../batch/stamp.js';
import { OnrecordError, type ErrorCode } from '../../errors.js';
import { extract } from '../../extract.js';
import { loadModels } from '../../models.js';
import { parseArticle } from '../../read/article.js';
import { readArticles } from '../../read/read.js';
import type { Article, ExtractionRecord } from '../../record.js';
import { DEFAULT_READER_SETTINGS, DEFAULT_SETTINGS, type ReaderFormat } from '../../settings.js';
import { finishRun, readStory, saveBatch, startRun, type Store } from '../../store/index.js';
import { DeskError } from './faults.js';

/** Longer texts would hold up everybody else who asks the desk something. */
export const MAX_TRIED_CHARS = 200_000;

interface Brought {
  readonly article: Article;
  /** How many more articles the file holds. */
  readonly more: number;
}

const FORMATS: Readonly<Record<string, ReaderFormat>> = {
  '.html': 'html',
  '.htm': 'html',
  '.json': 'json',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.txt': 'text',
  '.md': 'text',
};

/** The first article of a file. Errors: those of the readers. */
export async function readBrought(file: File): Promise<Brought> {
  const bytes = Buffer.from(await file.arrayBuffer());
  const format = FORMATS[extname(file.name.toLowerCase().replace(/\.gz$/, ''))] ?? 'auto';
  const settings = { ...DEFAULT_READER_SETTINGS, format, maxArticleChars: MAX_TRIED_CHARS };
  let first: Article | undefined;
  let more = 0;
  for await (const item of readArticles(['-'], settings, Readable.from([bytes]))) {
    if (item.kind === 'article' && !first) first = item.article;
    else if (item.kind === 'article') more++;
    else if (!first)
      throw new OnrecordError(item.failure.code as ErrorCode, item.failure.message.replace(/^-[^:]*: /, ''));
  }
  if (!first) throw new OnrecordError('article-empty', 'the file holds no article');
  const article = first.id.startsWith('stdin') ? { ...first, id: idOf(first) } : first;
  return { article, more };
}

/** An article of the fields that were typed. Errors: 'article-empty', 'article-invalid', 'article-too-large'. */
export function typedArticle(fields: Readonly<Record<string, string>>): Article {
  const { text = '', title, publishedAt } = fields;
  // A form sends line ends as CR LF.
  const plain = { text: text.replaceAll('\r\n', '\n'), title, publishedAt };
  const article = parseArticle(plain, 'desk');
  return checkedSize({ ...article, id: idOf(article) });
}

/** An article that came as JSON, with or without an id. */
export function givenArticle(value: unknown): Article {
  const article = parseArticle(value, 'desk');
  return checkedSize(article.id === 'desk' ? { ...article, id: idOf(article) } : article);
}

function checkedSize(article: Article): Article {
  if (article.text.length <= MAX_TRIED_CHARS) return article;
  const shown = MAX_TRIED_CHARS.toLocaleString('en-GB');
  throw new OnrecordError(
    'article-too-large',
    `the text is longer than the ${shown} characters that are taken here. Read it with onrecord run`,
  );
}

/** The same text always has the same id. */
function idOf(article: Article): string {
  return `desk-${contentHash({ ...article, id: '' }).slice(0, 12)}`;
}

export function extractBrought(article: Article): ExtractionRecord {
  return extract(article, loadModels(), DEFAULT_SETTINGS);
}

/** Stores one article as a run of its own. Errors: 'store-locked' while a job is running, 'article-duplicate'. */
export function saveBrought(store: Store, article: Article): void {
  const hash = contentHash(article);
  const known = readStory(store, article.id);
  if (known && known.contentHash !== hash)
    throw new DeskError(409, 'article-duplicate', `The id "${article.id}" belongs to another story already`);
  const record = extractBrought(article);
  const run = startRun(store, {
    job: 'the desk',
    settings: { extract: DEFAULT_SETTINGS },
    extractor: extractorStamp(DEFAULT_SETTINGS),
    versions: partVersions(),
  });
  const stored = { article, record, contentHash: hash, origin: { path: 'desk' } };
  const result = saveBatch(store, run.id, [stored], []);
  finishRun(store, run.id, { status: 'finished', unchanged: result.unchanged });
  const [refused] = result.rejected;
  if (refused) throw new OnrecordError(refused.code as ErrorCode, refused.message);
}
