/** The view from version 3 on; a table that it reads cannot be replaced under it. */
export const CHECKED_VIEW = `
CREATE VIEW who_said_what AS
SELECT a.published_at AS published,
       a.title        AS title,
       s.name         AS speaker,
       s.kind         AS kind,
       q.type         AS type,
       q.act          AS act,
       q.text         AS quote,
       q.cue_text     AS cue,
       q.source_text  AS source,
       q.confidence   AS confidence,
       a.id           AS story,
       q.id           AS quote_id,
       q.checked      AS checked
FROM quotes q
JOIN articles a ON a.key = q.article_key
LEFT JOIN speakers s ON s.key = q.speaker_key;
`;

/**
 * What people put right. A correction is a row of its own that names its place by the story's id, the quote and the passage
 * around it, so that it outlives the rows it is about. `quotes` holds the quotes as corrected; where they differ from what
 * extraction found, that is kept in `extracted_quotes` (as JSON, the record's quotes), to correct anew from or go back to.
 */
export const CORRECTIONS_SCHEMA = `
CREATE TABLE corrections (
  number        INTEGER PRIMARY KEY,
  article_id    TEXT NOT NULL,
  kind          TEXT NOT NULL CHECK (kind IN ('right', 'speaker', 'boundaries', 'not-a-quote', 'missed')),
  made_by       TEXT NOT NULL,
  made_at       TEXT NOT NULL,
  note          TEXT,
  before        TEXT,
  after         TEXT,
  passage       TEXT NOT NULL,
  passage_start INTEGER NOT NULL,
  placed        INTEGER NOT NULL DEFAULT 1,
  undone_by     TEXT,
  undone_at     TEXT
) STRICT;
CREATE INDEX corrections_by_article ON corrections (article_id, number);

CREATE TABLE extracted_quotes (
  article_key INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE,
  quotes      TEXT NOT NULL
) STRICT;

ALTER TABLE quotes ADD COLUMN checked TEXT CHECK (checked IN ('confirmed', 'corrected'));

DROP VIEW who_said_what;
${CHECKED_VIEW}`;
