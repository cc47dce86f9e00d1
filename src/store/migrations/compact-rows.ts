/**
 * Version 2: what is only ever read whole is one value instead of a row for each piece, which makes a batch several times
 * faster to write. Spans are JSON lists of [start, end] (a mention's confidence, where it has one, comes third), so
 * that json_each still reaches them in SQL. Quotes are made searchable story by story: a trigger a row would have FTS5
 * flush each time. A failure says which content and extractor it was about, a run how far it came and where its time went.
 */
const SENTENCES = `
ALTER TABLE article_texts ADD COLUMN sentences TEXT NOT NULL DEFAULT '[]';
UPDATE article_texts SET sentences = (
  SELECT json_group_array(json_array(start, "end")) FROM (
    SELECT start, "end" FROM sentences s WHERE s.article_key = article_texts.article_key ORDER BY position));
DROP TABLE sentences;
`;

const MENTIONS = `
ALTER TABLE entities ADD COLUMN mentions TEXT NOT NULL DEFAULT '[]';
ALTER TABLE entities ADD COLUMN mention_count INTEGER NOT NULL DEFAULT 0;
UPDATE entities SET
  mention_count = (SELECT count(*) FROM mentions m WHERE m.entity_key = entities.key),
  mentions = (
    SELECT json_group_array(json(mention)) FROM (
      SELECT iif(confidence IS NULL, json_array(start, "end"), json_array(start, "end", confidence)) AS mention
      FROM mentions m WHERE m.entity_key = entities.key ORDER BY position));
DROP TABLE mentions;
`;

const spansOf = (role: string): string => `(
  SELECT json_group_array(json_array(start, "end")) FROM (
    SELECT start, "end" FROM quote_spans s WHERE s.quote_key = quotes.key AND role = '${role}' ORDER BY position))`;

const SPANS = `
ALTER TABLE quotes ADD COLUMN content_spans TEXT NOT NULL DEFAULT '[]';
ALTER TABLE quotes ADD COLUMN cue_spans TEXT NOT NULL DEFAULT '[]';
ALTER TABLE quotes ADD COLUMN source_spans TEXT NOT NULL DEFAULT '[]';
UPDATE quotes SET content_spans = ${spansOf('content')}, cue_spans = ${spansOf('cue')}, source_spans = ${spansOf('source')};
DROP TABLE quote_spans;
DROP TRIGGER quotes_searchable;
`;

const FAILURES = `
ALTER TABLE failures ADD COLUMN content_hash TEXT;
ALTER TABLE failures ADD COLUMN extractor TEXT;
`;

/** items, bytes and reached_*: the progress mark, which moves in the transaction of the batch that it speaks of. */
const RUNS = `
ALTER TABLE runs ADD COLUMN workers INTEGER;
ALTER TABLE runs ADD COLUMN seconds REAL NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN items INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN reached_path TEXT;
ALTER TABLE runs ADD COLUMN reached_line INTEGER;
ALTER TABLE runs ADD COLUMN stage_ms TEXT NOT NULL DEFAULT '{}';
`;

export const COMPACT_ROWS = [SENTENCES, MENTIONS, SPANS, FAILURES, RUNS].join('\n');
