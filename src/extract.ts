/**
 * One article through prepare, annotate and attribute: read this first. Pure: no files, no clock, no database; the
 * same article always gives the same record.
 */
import { findDates } from './annotate/dates/find-dates.js';
import { findNames } from './annotate/names/find.js';
import { groupEntities } from './attribute/entities/group.js';
import { findAttributions } from './attribute/quotes/find.js';
import { resolveSpeakers } from './attribute/speakers/resolve.js';
import type { BlockKind } from './furniture.js';
import type { Models } from './models.js';
import { prepare } from './prepare/prepare.js';
import { boundWords } from './prepare/words.js';
import type { Article, ExtractionRecord } from './record.js';
import { DEFAULT_SETTINGS, type ExtractSettings } from './settings.js';

/** The stages in order. */
export const STAGES = ['prepare', 'names', 'dates', 'attributions', 'speakers'] as const;
export type Stage = (typeof STAGES)[number];

/** The lines whose sentences a record lists; bylines, datelines, captions, credits and tags are not among them. */
const READING_MATTER: ReadonlySet<BlockKind> = new Set(['headline', 'date', 'body']);

/** @param onStage told as each stage ends, for whoever times them */
export function extract(
  article: Article,
  models: Models,
  settings: ExtractSettings = DEFAULT_SETTINGS,
  onStage: (stage: Stage) => void = () => undefined,
): ExtractionRecord {
  const { text, ...metadata } = article;
  boundWords();
  const prepared = prepare(text, article.title);
  onStage('prepare');
  const names = findNames(prepared, models.names);
  onStage('names');
  const { publishedAt } = article;
  const dates = findDates(prepared, { ...(publishedAt && { publishedAt }), dayOrder: settings.dayOrder });
  onStage('dates');
  const attributions = findAttributions(prepared, models.attributions, names);
  onStage('attributions');
  const { people } = models;
  const story = groupEntities(prepared, names, people);
  const authorship = { author: article.author ?? null, publisher: article.publisher ?? null };
  const setting = { prepared, story, people, authorship, model: models.speakers };
  const quotes = resolveSpeakers(setting, attributions);
  onStage('speakers');
  return {
    ...metadata,
    sentences: prepared.sentences
      .filter(({ block }) => READING_MATTER.has(block))
      .map(({ start, end }) => ({ start, end })),
    quotes: quotes.filter(({ confidence }) => confidence >= settings.minConfidence),
    entities: story.entities,
    dates,
  };
}
