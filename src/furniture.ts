/** The lines around a report that are no part of what it says: headline, byline, dateline, captions, credits, tags. */

/**
 * What a line of an article is: body text, the headline, or furniture around the report. A dateline is the
 * "WASHINGTON (Reuters) -" that opens a paragraph, so it ends within a line.
 */
export type BlockKind = 'body' | 'headline' | 'byline' | 'dateline' | 'date' | 'caption' | 'credit' | 'tags';
