import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { fold } from '../../src/store/fold.js';
import { FIRST_SCHEMA } from '../../src/store/migrations/first.js';
import { listOrganizations, listQuotes, openStore, readStory, type Store } from '../../src/store/index.js';
import { archiveStory } from './stories.js';
import { dump, saveAll, temporaryFolder, temporaryStore } from './temporary.js';

/** The same database as version 1 would have written it. */
function asFirstVersion(store: Store, path: string): void {
  const database = new Database(path);
  database.exec(FIRST_SCHEMA);
  database.exec(`ATTACH '${store.path}' AS new`);
  database.function('fold', (name) => fold(String(name)));
  const columnsOf = (table: string) =>
    (database.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[])
      .map((name) => `"${name}"`)
      .join(', ');
  for (const table of ['runs', 'articles', 'article_texts', 'speakers']) {
    const columns = columnsOf(table);
    const values = columns.replace('"record_hash"', "''");
    database.exec(`INSERT INTO main.${table} (${columns}) SELECT ${values} FROM new.${table}`);
  }
  const entityKey = (position: string) => `1000 * article_key + ${position}`;
  database.exec(`
    INSERT INTO main.entities
      SELECT ${entityKey('position')}, article_key, id, position, type, subtype, name, folded, description FROM new.entities;
    INSERT INTO main.aliases
      SELECT ${entityKey('position')}, a.key, a.value, fold(a.value) FROM new.entities e, json_each(e.aliases) a;
    INSERT INTO main.dates
      SELECT article_key, position, start, "end", text, type, value, certain, rule, mod, freq, quant FROM new.dates;
    INSERT INTO main.quotes
      SELECT key, article_key, published_at, id, position, type, act, text, cue_text, source_text, speaker_key,
        ${entityKey('entity')}, evidence, confidence, words, sentence_start, sentence_end FROM new.quotes;
    INSERT INTO main.quote_mentions
      SELECT q.key, ${entityKey('m.value')} FROM new.quotes q, json_each(q.mentions) m;
    INSERT INTO sentences SELECT t.article_key, j.key, j.value ->> 0, j.value ->> 1
      FROM new.article_texts t, json_each(t.sentences) j;
    INSERT INTO mentions SELECT ${entityKey('position')}, j.key, j.value ->> 0, j.value ->> 1, j.value ->> 2
      FROM new.entities e, json_each(e.mentions) j;
    INSERT INTO quote_spans SELECT q.key, 'content', j.key, j.value ->> 0, j.value ->> 1
      FROM new.quotes q, json_each(q.content_spans) j;
    INSERT INTO quote_spans SELECT q.key, 'cue', j.key, j.value ->> 0, j.value ->> 1
      FROM new.quotes q, json_each(q.cue_spans) j;
    INSERT INTO quote_spans SELECT q.key, 'source', j.key, j.value ->> 0, j.value ->> 1
      FROM new.quotes q, json_each(q.source_spans) j;
    DETACH new`);
  database.pragma('user_version = 1');
  database.pragma(`application_id = ${0x6f6e7264}`);
  database.close();
}

/** What people who ask in SQL see of quotes and dates. */
function viewOf(store: Store): unknown[] {
  const database = new Database(store.path, { readonly: true });
  const seen = [
    ...database.prepare('SELECT * FROM who_said_what').all(),
    ...database.prepare('SELECT * FROM dates').all(),
  ];
  database.close();
  return seen;
}

test('A database of the first version is brought up to date with nothing lost', () => {
  const store = temporaryStore();
  const stories = [1, 2, 3, 4, 5, 6, 7].map(archiveStory);
  saveAll(store, stories);
  const path = join(temporaryFolder(), 'old.db');
  asFirstVersion(store, path);
  const old = openStore(path);
  const searchIndex = Object.keys(dump(store)).filter((table) => table.startsWith('quote_search'));
  expect(dump(old, searchIndex)).toEqual(dump(store, searchIndex));
  expect(viewOf(old)).toEqual(viewOf(store));
  for (const { article, record } of stories) expect(readStory(old, article.id)?.record).toEqual(record);
  expect(listOrganizations(old)).toEqual(listOrganizations(store));
  const text = listQuotes(store)[0]!.text;
  expect(listQuotes(old, { search: `"${text}"` })).toEqual(listQuotes(store, { search: `"${text}"` }));
  expect(saveAll(old, [archiveStory(8)])).toMatchObject({ added: 1 });
  old.close();
});
