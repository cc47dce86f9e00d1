/** The first pass: scores of every token that may belong to a name, from its words, its line and its document. */
import { SUM_WIDTH } from '../../sequence/sums.js';
import { describeContexts } from './context-features.js';
import { fillColumns, MARGIN, newColumns, type NameDocument } from './document.js';
import type { NameModel } from './model.js';
import { describeToken } from './token-features.js';

const columns = newColumns();

/** Writes the scores of the stretches' tokens, one after another, [tokens of all stretches * LABELS]. */
export function scoreFirst(document: NameDocument, model: NameModel, emissions: Float32Array): void {
  const { first } = model;
  const { groups, singles, sums, scale } = first;
  const description = { groups, singles, groupCount: 0, singleCount: 0 };
  const contexts = contextSums(document, model);
  let to = 0;
  for (const stretch of document.stretches) {
    fillColumns(columns, document, stretch, model.knowledge);
    for (let i = stretch.start; i < stretch.end; i++) {
      const context = contexts.of(document.words.of(i));
      describeToken(document, columns, i - columns.firstToken + MARGIN, description);
      first.add(description.groupCount, description.singleCount);
      emissions[to++] = 0;
      for (let l = 0; l < SUM_WIDTH; l++)
        emissions[to++] = ((sums[l] as number) + (contexts.sums[context + l] as number)) * scale;
    }
  }
}

interface ContextSums {
  readonly sums: Int16Array;
  /** Where in `sums` the sum over all contexts of a word of the document begins; zeros for word -1. */
  of(word: number): number;
}

/** The sums over the contexts of a document's words, each put together when it is first asked for. */
function contextSums(document: NameDocument, { first, knowledge }: NameModel): ContextSums {
  const { words } = document.words;
  const sums = new Int16Array((words.length + 1) * SUM_WIDTH);
  const done = new Uint8Array(words.length + 1);
  const { groups, singles } = first;
  const description = { groups, singles, groupCount: 0, singleCount: 0 };
  return {
    sums,
    of(word) {
      const at = (word + 1) * SUM_WIDTH;
      if (word < 0 || done[word] === 1) return at;
      done[word] = 1;
      describeContexts(document, words[word]!, knowledge.spellings, description);
      if (description.groupCount === 0) return at;
      first.add(description.groupCount, description.singleCount);
      sums.set(first.sums, at);
      return at;
    },
  };
}
