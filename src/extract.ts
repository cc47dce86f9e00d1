/**
 * One article through prepare, annotate and attribute: read this first. Pure: no files, no clock, no database; the
 * same article always gives the same record.
 */
import { findPlainNames } from './annotate/names/plain.js';
import { groupEntities } from './attribute/entities/group.js';
import { findPlainAttributions } from './attribute/quotes/plain.js';
import { resolveSpeakers } from './attribute/speakers/resolve.js';
import type { Models } from './models.js';
import { prepare } from './prepare/prepare.js';
import type { Article, ExtractionRecord } from './record.js';
import { DEFAULT_SETTINGS, type ExtractSettings } from './settings.js';

export function extract(
  article: Article,
  models: Models,
  settings: ExtractSettings = DEFAULT_SETTINGS,
): ExtractionRecord {
  const { text, ...metadata } = article;
  const prepared = prepare(text);
  const names = findPlainNames(prepared);
  const attributions = findPlainAttributions(prepared);
  const story = groupEntities(prepared, names, models.people);
  const quotes = resolveSpeakers(
    {
      prepared,
      story,
      people: models.people,
      authorship: { author: article.author ?? null, publisher: article.publisher ?? null },
    },
    attributions,
  );
  return {
    ...metadata,
    sentences: prepared.sentences
      .filter(({ block }) => block === 'body' || block === 'headline')
      .map(({ start, end }) => ({ start, end })),
    quotes: quotes.filter(({ confidence }) => confidence >= settings.minConfidence),
    entities: story.entities,
    dates: [],
  };
}
