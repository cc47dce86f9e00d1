/** What the pages load, read once: no part of a request's address ever names a file. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

export interface Asset {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly tag: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Where `npm run build` puts them; the same from src as from dist. */
const FOLDER = new URL('../../../dist/present/web/assets/', import.meta.url);

/** By address below /assets/: "desk.css", "fonts/inter-latin-wght-normal.woff2". */
export function loadAssets(): ReadonlyMap<string, Asset> {
  const names = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).map((name) =>
    name.replaceAll('\\', '/'),
  );
  return new Map(names.filter((name) => extname(name) in TYPES).map((name) => [name, load(name)]));
}

function load(name: string): Asset {
  const body = new Uint8Array(readFileSync(new URL(name, FOLDER)));
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`;
  return { body, type: TYPES[extname(name)]!, tag };
}
