/** The stories of a file, extracted on the fly, without a database. */
import { OnrecordError, type ErrorCode } from '../../errors.js';
import { extract } from '../../extract.js';
import { loadModels } from '../../models.js';
import { readArticles } from '../../read/read.js';
import {
  DEFAULT_READER_SETTINGS,
  DEFAULT_SETTINGS,
  READER_SETTINGS,
  SETTINGS,
  type ExtractSettings,
  type ReaderSettings,
} from '../../settings.js';
import { givenSettings } from './options.js';
import type { StoryText } from './story-view.js';
import type { StoryOptions } from './story.js';

/** Every article of a file, extracted as it is read. */
export async function* readStories(
  path: string,
  options: StoryOptions,
): AsyncGenerator<StoryText, void, undefined> {
  const settings = { ...DEFAULT_SETTINGS, ...givenSettings<ExtractSettings>(SETTINGS, options) };
  const reading = { ...DEFAULT_READER_SETTINGS, ...givenSettings<ReaderSettings>(READER_SETTINGS, options) };
  for await (const item of readArticles([path], reading)) {
    if (item.kind === 'failure')
      throw new OnrecordError(item.failure.code as ErrorCode, item.failure.message);
    const { published } = options;
    const article = published === undefined ? item.article : { ...item.article, publishedAt: published };
    yield { text: article.text, record: extract(article, loadModels(), settings) };
  }
}
