/**
 * Articles as words for the transformer teacher (../native/transformer.py): one paragraph a line, in the order of the
 * features of dump.ts, with its tokens, their labels and what a lower-cased
 * word-piece model cannot see, four numbers a token: part of speech, quotation state, letter case, likely cue.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import type { CueLexicon } from '../../../src/attribute/quotes/cues.js';
import { layOut, MARGIN, newLayout } from '../../../src/attribute/quotes/layout.js';
import { wordTypes } from '../../../src/attribute/quotes/word-types.js';
import { longestParagraph, type Labelled } from './dump.js';

export function dumpWords(
  path: string,
  articles: readonly Labelled[],
  lexiconOf: (article: number) => CueLexicon,
): void {
  const file = openSync(path, 'w');
  const layout = newLayout(longestParagraph(articles));
  articles.forEach(({ prepared, text, labels }, article) => {
    const lexicon = lexiconOf(article);
    const types = wordTypes(lexicon);
    prepared.paragraphs.forEach((paragraph, index) => {
      const { firstToken } = paragraph;
      layOut(prepared, paragraph, types, lexicon, layout);
      const words: string[] = [];
      const marks: number[] = [];
      for (let i = 0; i < layout.n; i++) {
        const slot = i + MARGIN;
        const word = text.slice(prepared.tokens.start[firstToken + i]!, prepared.tokens.end[firstToken + i]!);
        words.push(word);
        marks.push(
          layout.pos[slot]!,
          layout.event[slot]! * 2 + (layout.quoteFirst[slot]! >= 0 ? 1 : 0),
          caseOf(word),
          layout.head[slot]!,
        );
      }
      writeSync(file, `${JSON.stringify({ article, words, labels: [...labels[index]!], marks })}\n`);
    });
  });
  closeSync(file);
}

/** 0 none of these, 1 small letters, 2 a capital first, 3 capitals only, 4 with digits */
function caseOf(word: string): number {
  if (/\d/.test(word)) return 4;
  if (/^\p{Lu}/u.test(word)) return /\p{Ll}/u.test(word) ? 2 : 3;
  return /^\p{Ll}/u.test(word) ? 1 : 0;
}
