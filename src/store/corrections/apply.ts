/** Brings a story's stored quotes in line with its corrections. Callers hold a transaction. */
import type { Quote } from '../../record.js';
import { row, statement } from '../connection.js';
import { readStory } from '../queries/story.js';
import { replaceQuotes } from '../rows.js';
import type { Store } from '../types.js';
import { correctQuotes } from './correct.js';
import { standingCorrections } from './rows.js';

const EXTRACTED = `
SELECT x.quotes FROM extracted_quotes x JOIN articles a ON a.key = x.article_key WHERE a.id = ?`;

/** Starts from what extraction found, so that it may be called after every change to either. */
export function applyCorrections(store: Store, storyId: string): void {
  const corrections = standingCorrections(store, storyId);
  const kept = keptQuotes(store, storyId);
  if (corrections.length === 0 && kept === null) return;
  const story = readStory(store, storyId);
  if (!story) return;
  const { text, record } = story;
  const extracted = kept ?? record.quotes;
  const { quotes, lost } = correctQuotes(extracted, corrections, { text, entities: record.entities });
  const { key } = row<{ key: number }>(store, 'SELECT key FROM articles WHERE id = ?', storyId)!;
  replaceQuotes(store, key, text, { ...record, quotes });
  if (corrections.length === 0)
    statement(store, 'DELETE FROM extracted_quotes WHERE article_key = ?').run(key);
  else
    statement(store, 'INSERT OR REPLACE INTO extracted_quotes VALUES (?, ?)').run(
      key,
      JSON.stringify(extracted),
    );
  for (const { number } of corrections)
    statement(store, 'UPDATE corrections SET placed = ? WHERE number = ?').run(
      Number(!lost.has(number)),
      number,
    );
}

/** The quotes of a corrected story as extraction found them; null where none was corrected. */
export function keptQuotes(store: Store, storyId: string): Quote[] | null {
  const kept = row<{ quotes: string }>(store, EXTRACTED, storyId);
  return kept ? (JSON.parse(kept.quotes) as Quote[]) : null;
}
