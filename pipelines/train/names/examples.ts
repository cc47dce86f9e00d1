/** Turns gold articles into training sequences by the same code that finds names. */
import { contextFeatures, MOST_CONTEXT_FEATURES } from '../../../src/annotate/names/context-features.js';
import {
  describeDocument,
  fillColumns,
  MARGIN,
  newColumns,
  type Knowledge,
  type NameDocument,
  type SentenceColumns,
} from '../../../src/annotate/names/document.js';
import {
  BEGIN,
  INSIDE,
  labelOf,
  LAST,
  NAME_TYPES,
  OUTSIDE,
  UNIT,
} from '../../../src/annotate/names/labels.js';
import { findStretches, type Stretch } from '../../../src/annotate/names/stretches.js';
import { tokenFeatures } from '../../../src/annotate/names/token-features.js';
import { formOf, slotOf, wordFeatures } from '../../../src/annotate/names/word-features.js';
import type { Prepared } from '../../../src/prepare/prepared.js';
import { prepare } from '../../../src/prepare/prepare.js';
import type { EntityType } from '../../../src/record.js';
import type { Features } from '../crf.js';
import { collectFeatures } from './features.js';
import type { GoldArticle } from './gold.js';

/** A gold article made ready: its stretches with their gold labels. */
export interface Example {
  readonly id: string;
  readonly document: NameDocument;
  readonly stretches: readonly Stretch[];
  /** The gold label of each token of the document. */
  readonly gold: Uint8Array;
  /** The buckets of the first pass's features, a stretch each. */
  readonly first: readonly Features[];
  /** How much the article counts. */
  readonly weight: number;
}

export function makeExample(article: GoldArticle, knowledge: Knowledge, bits: number, weight = 1): Example {
  const prepared = prepare(article.text);
  const document = describeDocument(prepared, knowledge);
  const stretches = findStretches(prepared, knowledge.spellings);
  return {
    id: article.id,
    document,
    stretches,
    gold: goldLabels(prepared, stretches, article),
    first: firstFeatures(document, stretches, knowledge, bits),
    weight,
  };
}

/** Labels of the names whose edges are token edges within one stretch; others cannot be learned. */
function goldLabels(
  { tokens }: Prepared,
  stretches: readonly Stretch[],
  { entities }: GoldArticle,
): Uint8Array {
  const labels = new Uint8Array(tokens.count).fill(OUTSIDE);
  const stretchOf = new Int32Array(tokens.count).fill(-1);
  stretches.forEach(({ start, end }, index) => stretchOf.fill(index, start, end));
  const startAt = new Map(Array.from(tokens.start, (offset, i) => [offset, i]));
  const endAt = new Map(Array.from(tokens.end, (offset, i) => [offset, i]));
  for (const { type, start, end } of entities) {
    const first = startAt.get(start);
    const last = endAt.get(end);
    const kind = NAME_TYPES.indexOf(type as EntityType);
    if (first === undefined || last === undefined || kind < 0) continue;
    if (stretchOf[first] === -1 || stretchOf[first] !== stretchOf[last]) continue;
    labels.fill(labelOf(kind, INSIDE), first, last);
    labels[first] = labelOf(kind, BEGIN);
    labels[last] = labelOf(kind, first === last ? UNIT : LAST);
  }
  return labels;
}

function firstFeatures(
  document: NameDocument,
  stretches: readonly Stretch[],
  knowledge: Knowledge,
  bits: number,
): Features[] {
  const scratch = new Int32Array(MOST_CONTEXT_FEATURES);
  const contexts = document.words.words.map((word) =>
    scratch.slice(0, contextFeatures(document, word, knowledge, scratch)),
  );
  const columns = newColumns();
  return stretches.map(({ start, end, sentence }) => {
    if (columns.sentence !== sentence) fillColumns(columns, document, sentence, knowledge);
    return collectFeatures({ start, end }, bits, (i, out) => {
      const count = wordsAndToken(document, columns, i, knowledge, out);
      const context = contexts[document.words.of(i)];
      if (context) out.set(context, count);
      return count + (context?.length ?? 0);
    });
  });
}

function wordsAndToken(
  document: NameDocument,
  columns: SentenceColumns,
  i: number,
  knowledge: Knowledge,
  out: Int32Array,
): number {
  const j = i - columns.firstToken + MARGIN;
  const form = formOf(columns.caseClass[j] as number);
  let count = tokenFeatures(document, columns, j, out);
  for (let distance = -2; distance <= 2; distance++) {
    const word = columns.word[j + distance] as number;
    count += wordFeatures(slotOf(distance, form), word, knowledge, out.subarray(count));
  }
  return count;
}
