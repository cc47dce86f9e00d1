import { CHECKED_VIEW } from './corrections.js';

/**
 * Version 4: half the rows and a third of the index entries, which halves what writing costs. Dates, aliases and the
 * entities that a quote mentions are JSON lists in a column of what they belong to; an entity is named by its article and
 * its place in the record, which needs no index; counts that were taken over quotes stand with articles and entities.
 * What belongs to an article still goes with it. The views aliases and mentions have a row for each again.
 */
const COUNTS = `
ALTER TABLE articles ADD COLUMN mixed_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE articles ADD COLUMN indirect_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE articles ADD COLUMN thought_count INTEGER NOT NULL DEFAULT 0;
UPDATE articles SET
  mixed_count = (SELECT count(*) FROM quotes WHERE article_key = articles.key AND type = 'mixed'),
  indirect_count = (SELECT count(*) FROM quotes WHERE article_key = articles.key AND type = 'indirect'),
  thought_count = (SELECT count(*) FROM quotes WHERE article_key = articles.key AND act = 'thought');
DROP INDEX articles_by_date;
CREATE INDEX articles_by_date ON articles (published_at DESC);
`;

/** [start, end, text, type, value, certain, rule, mod, freq, quant], null where a date has none. */
const DATES = `
ALTER TABLE article_texts ADD COLUMN dates TEXT NOT NULL DEFAULT '[]';
UPDATE article_texts SET dates = (
  SELECT json_group_array(json_array(start, "end", text, type, value, certain, rule, mod, freq, quant)) FROM (
    SELECT * FROM dates d WHERE d.article_key = article_texts.article_key ORDER BY position));
DROP TABLE dates;
CREATE VIEW dates AS
SELECT t.article_key, d.key AS position, d.value ->> 0 AS start, d.value ->> 1 AS "end", d.value ->> 2 AS text,
  d.value ->> 3 AS type, d.value ->> 4 AS value, d.value ->> 5 AS certain, d.value ->> 6 AS rule,
  d.value ->> 7 AS mod, d.value ->> 8 AS freq, d.value ->> 9 AS quant
FROM article_texts t, json_each(t.dates) d;
`;

/** quotes_mentioning and quotes_spoken: how many quotes of its story mention it, and are its own. */
const ENTITIES = `
CREATE TABLE lean_entities (
  article_key       INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  position          INTEGER NOT NULL,
  id                TEXT NOT NULL,
  type              TEXT NOT NULL,
  subtype           TEXT,
  name              TEXT NOT NULL,
  folded            TEXT NOT NULL,
  aliases           TEXT,
  aliases_folded    TEXT,
  description       TEXT,
  mentions          TEXT NOT NULL,
  mention_count     INTEGER NOT NULL,
  quotes_mentioning INTEGER NOT NULL DEFAULT 0,
  quotes_spoken     INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (article_key, position)
) STRICT, WITHOUT ROWID;
INSERT INTO lean_entities
SELECT article_key, position, id, type, subtype, name, folded,
  iif((SELECT count(*) FROM aliases WHERE entity_key = entities.key) > 0, (
    SELECT json_group_array(name) FROM (SELECT a.name FROM aliases a WHERE a.entity_key = entities.key ORDER BY a.position)), NULL),
  (SELECT group_concat(folded, char(10)) FROM (
    SELECT a.folded FROM aliases a WHERE a.entity_key = entities.key ORDER BY a.position)),
  description, mentions, mention_count,
  (SELECT count(*) FROM quote_mentions WHERE entity_key = entities.key),
  (SELECT count(*) FROM quotes WHERE entity_key = entities.key)
FROM entities;
`;

/** entity: the position of the speaker among the story's entities; mentions: of those within the content. */
const QUOTES = `
CREATE TABLE lean_quotes (
  key            INTEGER PRIMARY KEY,
  article_key    INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  published_at   TEXT,
  id             TEXT NOT NULL,
  position       INTEGER NOT NULL,
  type           TEXT NOT NULL,
  act            TEXT NOT NULL,
  text           TEXT NOT NULL,
  content_spans  TEXT NOT NULL,
  cue_text       TEXT NOT NULL,
  cue_spans      TEXT NOT NULL,
  source_text    TEXT,
  source_spans   TEXT,
  speaker_key    INTEGER,
  entity         INTEGER,
  mentions       TEXT,
  evidence       TEXT,
  confidence     REAL NOT NULL,
  words          INTEGER NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end   INTEGER NOT NULL,
  checked        TEXT
) STRICT;
INSERT INTO lean_quotes
SELECT q.key, q.article_key, q.published_at, q.id, q.position, q.type, q.act, q.text, q.content_spans, q.cue_text, q.cue_spans,
  q.source_text, nullif(q.source_spans, '[]'), q.speaker_key, e.position,
  iif((SELECT count(*) FROM quote_mentions m WHERE m.quote_key = q.key) > 0, (
    SELECT json_group_array(position) FROM (
      SELECT n.position FROM quote_mentions m JOIN entities n ON n.key = m.entity_key WHERE m.quote_key = q.key
      ORDER BY n.position)), NULL),
  q.evidence, q.confidence, q.words, q.sentence_start, q.sentence_end, q.checked
FROM quotes q LEFT JOIN entities e ON e.key = q.entity_key;
`;

const TAKE_THEIR_PLACE = `
DROP VIEW who_said_what;
DROP TABLE quote_mentions;
DROP TRIGGER quotes_unsearchable;
DROP TRIGGER quotes_researchable;
DROP TABLE quotes;
DROP TABLE aliases;
DROP TABLE entities;
ALTER TABLE lean_entities RENAME TO entities;
ALTER TABLE lean_quotes RENAME TO quotes;
CREATE INDEX organizations_by_name ON entities (name, folded, aliases_folded) WHERE type = 'organization';
CREATE INDEX entities_by_alias ON entities (aliases_folded) WHERE aliases_folded IS NOT NULL;
CREATE INDEX quotes_of_article ON quotes (article_key, position);
CREATE INDEX quotes_by_speaker ON quotes (speaker_key, article_key, published_at, words);
CREATE TRIGGER quotes_unsearchable AFTER DELETE ON quotes BEGIN
  INSERT INTO quote_search (quote_search, rowid, text) VALUES ('delete', old.key, old.text);
END;
CREATE TRIGGER quotes_researchable AFTER UPDATE OF text ON quotes BEGIN
  INSERT INTO quote_search (quote_search, rowid, text) VALUES ('delete', old.key, old.text);
  INSERT INTO quote_search (rowid, text) VALUES (new.key, new.text);
END;
${CHECKED_VIEW}`;

/** For the sqlite3 shell; entity is the position of the entity in its story. */
const VIEWS = `
CREATE VIEW aliases AS
SELECT e.article_key, e.position AS entity, a.value AS name
FROM entities e, json_each(e.aliases) a;
CREATE VIEW mentions AS
SELECT e.article_key, e.position AS entity, m.value ->> 0 AS start, m.value ->> 1 AS "end"
FROM entities e, json_each(e.mentions) m;
`;

export const LEAN_ROWS = [COUNTS, DATES, ENTITIES, QUOTES, TAKE_THEIR_PLACE, VIEWS].join('\n');
