/**
 * Articles as hashed features in one file for the native trainer. Little-endian 32-bit numbers: the number of columns,
 * then for each paragraph its number of tokens n, its article, n labels (with 256 added for names), and n rows of
 * columns, those of the word type first.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { CONTEXT_COLUMNS, contextColumns } from '../../../src/attribute/quotes/columns.js';
import type { CueLexicon } from '../../../src/attribute/quotes/cues.js';
import { layOut, MARGIN, newLayout } from '../../../src/attribute/quotes/layout.js';
import { TYPE_COLUMNS, wordTypes, type WordTypes } from '../../../src/attribute/quotes/word-types.js';
import { POS, type Prepared } from '../../../src/prepare/prepared.js';

export const COLUMNS = TYPE_COLUMNS + CONTEXT_COLUMNS;
const NAMED = 256;

export interface Labelled {
  readonly prepared: Prepared;
  readonly text: string;
  /** One array a paragraph. */
  readonly labels: readonly Uint8Array[];
}

export function dumpFeatures(
  path: string,
  articles: readonly Labelled[],
  lexiconOf: (article: number) => CueLexicon,
): void {
  const file = openSync(path, 'w');
  writeSync(file, Int32Array.of(COLUMNS));
  const layout = newLayout(longestParagraph(articles));
  articles.forEach(({ prepared, labels }, article) => {
    const lexicon = lexiconOf(article);
    const types = wordTypes(lexicon);
    prepared.paragraphs.forEach((paragraph, index) => {
      layOut(prepared, paragraph, types, lexicon, layout);
      const { n } = layout;
      const block = new Int32Array(2 + n + n * COLUMNS);
      block[0] = n;
      block[1] = article;
      for (let i = 0; i < n; i++) {
        block[2 + i] = labels[index]![i]! + (layout.pos[i + MARGIN] === POS.PROPN ? NAMED : 0);
        writeRow(layout.type[i + MARGIN]!, types, block, 2 + n + i * COLUMNS);
      }
      contextColumns(layout, block, 2 + n + TYPE_COLUMNS, COLUMNS);
      writeSync(file, block);
    });
  });
  closeSync(file);
}

function writeRow(type: number, types: WordTypes, block: Int32Array, at: number): void {
  block.set(types.list[type]!.columns, at);
}

export function longestParagraph(articles: readonly Labelled[]): number {
  let longest = 0;
  for (const { prepared } of articles) {
    for (const { firstToken, endToken } of prepared.paragraphs)
      longest = Math.max(longest, endToken - firstToken);
  }
  return longest;
}
