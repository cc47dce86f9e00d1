/**
 * Where the words that were searched for stand in a page of quotes. The page is searched in a small index of its own: to ask
 * the database's index for one quote at a time costs as much as the search did, for each of them.
 */
import type Database from 'better-sqlite3';
import { driver } from '../driver.js';

/** A piece of a quote's words; `match` where it is what was searched for. */
export interface SnippetPiece {
  readonly text: string;
  readonly match: boolean;
}

/** Private-use characters, which stand for nothing in a text, are the marks. */
const SCHEMA = `CREATE VIRTUAL TABLE page USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')`;
const SNIPPETS = `
SELECT rowid AS place, snippet(page, 0, char(57344), char(57345), '…', 60) AS snippet FROM page WHERE page MATCH ?`;

let index: Database.Database | undefined;

/** For each text its words around the matches of an FTS5 query; null where it does not match. */
export function snippetsOf(texts: readonly string[], query: string): (SnippetPiece[] | null)[] {
  index ??= new (driver())(':memory:').exec(SCHEMA);
  const insert = index.prepare('INSERT INTO page (rowid, text) VALUES (?, ?)');
  const clear = index.prepare('DELETE FROM page');
  const search = index.prepare(SNIPPETS);
  const found = index.transaction(() => {
    clear.run();
    texts.forEach((text, place) => insert.run(place, text));
    return search.all(query) as { place: number; snippet: string }[];
  })();
  const snippets = new Map(found.map(({ place, snippet }) => [place, piecesOf(snippet)]));
  return texts.map((_, place) => snippets.get(place) ?? null);
}

function piecesOf(snippet: string): SnippetPiece[] {
  return snippet
    .split(/(\uE000[^\uE001]*\uE001)/)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece.replace(/[\uE000\uE001]/g, ''), match: piece.startsWith('\uE000') }));
}
