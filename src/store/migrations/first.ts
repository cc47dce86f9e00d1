/**
 * The first schema. Offsets are UTF-16 code units into article_texts.text (SQLite's substr counts code points: the two differ
 * after an emoji, so spans are cut in JavaScript and their words are columns of their own). Integer keys join the
 * tables; article id and quote id name a quote to the world. `folded` columns are for comparing (see fold.ts).
 */
const RUNS = `
CREATE TABLE runs (
  id          INTEGER PRIMARY KEY,
  job         TEXT NOT NULL,
  settings    TEXT NOT NULL,
  extractor   TEXT NOT NULL,
  versions    TEXT NOT NULL,
  started_at  TEXT NOT NULL,
  finished_at TEXT,
  status      TEXT NOT NULL CHECK (status IN ('running', 'finished', 'stopped', 'failed')),
  added       INTEGER NOT NULL DEFAULT 0,
  replaced    INTEGER NOT NULL DEFAULT 0,
  unchanged   INTEGER NOT NULL DEFAULT 0,
  failed      INTEGER,
  quotes      INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE failures (
  key         INTEGER PRIMARY KEY,
  run_id      INTEGER NOT NULL REFERENCES runs (id),
  origin_path TEXT NOT NULL,
  origin_line INTEGER,
  article_id  TEXT,
  stage       TEXT NOT NULL CHECK (stage IN ('read', 'extract', 'store')),
  code        TEXT NOT NULL,
  message     TEXT NOT NULL,
  failed_at   TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX failures_by_input ON failures (origin_path, ifnull(origin_line, 0), ifnull(article_id, ''));
CREATE INDEX failures_by_article ON failures (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX failures_by_run ON failures (run_id);
`;

const ARTICLES = `
CREATE TABLE articles (
  key            INTEGER PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,
  content_hash   TEXT NOT NULL,
  record_hash    TEXT NOT NULL,
  extractor      TEXT NOT NULL,
  run_id         INTEGER NOT NULL REFERENCES runs (id),
  origin_path    TEXT NOT NULL,
  origin_line    INTEGER,
  title          TEXT,
  title_folded   TEXT,
  published_at   TEXT,
  url            TEXT,
  publisher      TEXT,
  author         TEXT,
  sentence_count INTEGER NOT NULL,
  quote_count    INTEGER NOT NULL,
  extra          TEXT
) STRICT;
CREATE INDEX articles_by_date ON articles (published_at DESC, id);
CREATE INDEX articles_by_title ON articles (title_folded);

-- Apart from the articles, so that listing and joining those reads no text.
CREATE TABLE article_texts (
  article_key INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE,
  text        TEXT NOT NULL
) STRICT;

CREATE TABLE sentences (
  article_key INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  PRIMARY KEY (article_key, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE dates (
  article_key INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  text        TEXT NOT NULL,
  type        TEXT NOT NULL,
  value       TEXT NOT NULL,
  certain     INTEGER,
  rule        TEXT,
  mod         TEXT,
  freq        TEXT,
  quant       TEXT,
  PRIMARY KEY (article_key, start, position)
) STRICT, WITHOUT ROWID;
`;

const ENTITIES = `
CREATE TABLE entities (
  key         INTEGER PRIMARY KEY,
  article_key INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  id          TEXT NOT NULL,
  position    INTEGER NOT NULL,
  type        TEXT NOT NULL CHECK (type IN ('person', 'organization', 'place', 'other')),
  subtype     TEXT,
  name        TEXT NOT NULL,
  folded      TEXT NOT NULL,
  description TEXT,
  UNIQUE (article_key, id)
) STRICT;
CREATE INDEX entities_by_type ON entities (type, name, article_key, folded);

CREATE TABLE aliases (
  entity_key INTEGER NOT NULL REFERENCES entities (key) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  name       TEXT NOT NULL,
  folded     TEXT NOT NULL,
  PRIMARY KEY (entity_key, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
  entity_key INTEGER NOT NULL REFERENCES entities (key) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  start      INTEGER NOT NULL,
  "end"      INTEGER NOT NULL,
  confidence REAL,
  PRIMARY KEY (entity_key, position)
) STRICT, WITHOUT ROWID;
`;

const QUOTES = `
CREATE TABLE speakers (
  key    INTEGER PRIMARY KEY,
  name   TEXT NOT NULL,
  kind   TEXT NOT NULL CHECK (kind IN ('person', 'organization', 'document', 'group', 'unnamed', 'unknown')),
  folded TEXT NOT NULL,
  UNIQUE (name, kind)
) STRICT;

-- published_at is the article's, so that quotes are sorted and filtered by date without it.
CREATE TABLE quotes (
  key            INTEGER PRIMARY KEY,
  article_key    INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
  published_at   TEXT,
  id             TEXT NOT NULL,
  position       INTEGER NOT NULL,
  type           TEXT NOT NULL CHECK (type IN ('direct', 'mixed', 'indirect')),
  act            TEXT NOT NULL CHECK (act IN ('speech', 'thought')),
  text           TEXT NOT NULL,
  cue_text       TEXT NOT NULL,
  source_text    TEXT,
  speaker_key    INTEGER REFERENCES speakers (key),
  entity_key     INTEGER REFERENCES entities (key),
  evidence       TEXT,
  confidence     REAL NOT NULL,
  words          INTEGER NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end   INTEGER NOT NULL,
  UNIQUE (article_key, id)
) STRICT;
CREATE INDEX quotes_of_article ON quotes (article_key, position);
CREATE INDEX quotes_by_date ON quotes (published_at DESC, article_key, position);
CREATE INDEX quotes_by_speaker ON quotes (speaker_key, article_key, published_at, words);
CREATE INDEX quotes_by_entity ON quotes (entity_key) WHERE entity_key IS NOT NULL;
CREATE INDEX quotes_by_kind ON quotes (type, act);

CREATE TABLE quote_spans (
  quote_key INTEGER NOT NULL REFERENCES quotes (key) ON DELETE CASCADE,
  role      TEXT NOT NULL CHECK (role IN ('content', 'cue', 'source')),
  position  INTEGER NOT NULL,
  start     INTEGER NOT NULL,
  "end"     INTEGER NOT NULL,
  PRIMARY KEY (quote_key, role, position)
) STRICT, WITHOUT ROWID;

-- Entities that a quote's content mentions, worked out from mentions and content spans when the story is saved.
CREATE TABLE quote_mentions (
  quote_key  INTEGER NOT NULL REFERENCES quotes (key) ON DELETE CASCADE,
  entity_key INTEGER NOT NULL REFERENCES entities (key) ON DELETE CASCADE,
  PRIMARY KEY (quote_key, entity_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX quote_mentions_by_entity ON quote_mentions (entity_key);
`;

const SEARCH = `
-- Words are kept as printed, not stemmed: a stemmer would make prefix* miss ("universi*" against the stem "univers").
CREATE VIRTUAL TABLE quote_search USING fts5 (
  text, content = 'quotes', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER quotes_searchable AFTER INSERT ON quotes BEGIN
  INSERT INTO quote_search (rowid, text) VALUES (new.key, new.text);
END;
CREATE TRIGGER quotes_unsearchable AFTER DELETE ON quotes BEGIN
  INSERT INTO quote_search (quote_search, rowid, text) VALUES ('delete', old.key, old.text);
END;
CREATE TRIGGER quotes_researchable AFTER UPDATE OF text ON quotes BEGIN
  INSERT INTO quote_search (quote_search, rowid, text) VALUES ('delete', old.key, old.text);
  INSERT INTO quote_search (rowid, text) VALUES (new.key, new.text);
END;
`;

const VIEW = `
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
       q.id           AS quote_id
FROM quotes q
JOIN articles a ON a.key = q.article_key
LEFT JOIN speakers s ON s.key = q.speaker_key;
`;

export const FIRST_SCHEMA = [RUNS, ARTICLES, ENTITIES, QUOTES, SEARCH, VIEW].join('\n');
