/** The library's face: the only file that outsiders import. */
import { extract as extractWith } from './extract.js';
import { loadModels } from './models.js';
import type { Article, ExtractionRecord } from './record.js';
import { DEFAULT_SETTINGS, type ExtractSettings } from './settings.js';

/**
 * Reads one article and writes down who said what.
 *
 * @example
 * const record = extract({ id: 'a1', text: '“It rained,” said Ana Roe.', publishedAt: '2024-05-01' });
 * record.quotes[0]?.speaker?.name; // "Ana Roe"
 */
export function extract(article: Article, settings?: Partial<ExtractSettings>): ExtractionRecord {
  return extractWith(article, loadModels(), settings && { ...DEFAULT_SETTINGS, ...settings });
}

export { DEFAULT_SETTINGS, type ExtractSettings } from './settings.js';
export * from './record.js';
export type { Span } from './span.js';
export { OnrecordError, type ErrorCode } from './errors.js';
export * from './store/index.js';
