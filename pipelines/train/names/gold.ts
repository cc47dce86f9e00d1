/** Reads gold articles with names: JSON lines as in shared/README.md. */
import { readFileSync } from 'node:fs';

export interface GoldName {
  readonly type: string;
  /** Offsets into the text. */
  readonly start: number;
  readonly end: number;
}

export interface GoldArticle {
  readonly id: string;
  readonly text: string;
  readonly sentences: readonly { readonly start: number; readonly end: number }[];
  readonly entities: readonly GoldName[];
}

export function readGold(path: string): GoldArticle[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as GoldArticle);
}
