/** The first pass: scores of every token near a capital from its words, its line and its document. */
import { contextFeatures, MOST_CONTEXT_FEATURES } from './context-features.js';
import { fillColumns, MARGIN, newColumns, type NameDocument } from './document.js';
import { LABELS } from './labels.js';
import type { NameModel } from './model.js';
import type { Stretch } from './stretches.js';
import { MOST_TOKEN_FEATURES, tokenFeatures } from './token-features.js';
import { formOf, slotOf } from './word-features.js';

const features = new Int32Array(MOST_TOKEN_FEATURES + MOST_CONTEXT_FEATURES);
const columns = newColumns();

/** Writes the scores of the stretches' tokens, one after another, [tokens of all stretches * LABELS]. */
export function scoreFirst(
  document: NameDocument,
  stretches: readonly Stretch[],
  model: NameModel,
  emissions: Float32Array,
): void {
  const { first } = model;
  const contexts = contextSums(document, model);
  const sums = new Int32Array(first.width);
  columns.sentence = -1;
  let to = 0;
  for (const { start, end, sentence } of stretches) {
    if (columns.sentence !== sentence) fillColumns(columns, document, sentence, model.knowledge);
    for (let i = start; i < end; i++) {
      const j = i - columns.firstToken + MARGIN;
      sums.fill(0);
      addWords(j, model, sums);
      first.addRows(features, tokenFeatures(document, columns, j, features), sums, 0);
      emissions.fill(0, to, to + LABELS);
      first.addScores(sums, 0, emissions, to);
      const word = document.words.of(i);
      if (word >= 0) first.addScores(contexts, word * first.width, emissions, to);
      to += LABELS;
    }
  }
}

function addWords(j: number, { wordSums }: NameModel, sums: Int32Array): void {
  const form = formOf(columns.caseClass[j] as number);
  for (let distance = -2; distance <= 2; distance++) {
    wordSums.add(slotOf(distance, form), columns.word[j + distance] as number, sums);
  }
}

/** For each word of the document, the packed sums over all its contexts. */
function contextSums(document: NameDocument, { knowledge, first }: NameModel): Int32Array {
  const { words } = document.words;
  const contexts = new Int32Array(words.length * first.width);
  words.forEach((word, index) => {
    first.addRows(
      features,
      contextFeatures(document, word, knowledge, features),
      contexts,
      index * first.width,
    );
  });
  return contexts;
}
