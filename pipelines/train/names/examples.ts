/** Turns gold articles into training sequences by the same code that finds names. */
import { describeContexts } from '../../../src/annotate/names/context-features.js';
import {
  describeDocument,
  fillColumns,
  MARGIN,
  newColumns,
  type Knowledge,
  type NameDocument,
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
import { firstGroupFeatures } from '../../../src/annotate/names/model.js';
import type { Stretch } from '../../../src/annotate/names/stretches.js';
import { describeToken, type TokenDescription } from '../../../src/annotate/names/token-features.js';
import type { Prepared } from '../../../src/prepare/prepared.js';
import { prepare } from '../../../src/prepare/prepare.js';
import type { EntityType } from '../../../src/record.js';
import type { GroupFeatures } from '../../../src/sequence/sums.js';
import type { Features } from '../crf.js';
import { collectFeatures } from './features.js';
import type { GoldArticle } from './gold.js';

/** Room for the features of a token, or of a word's contexts. */
const MOST_FEATURES = 256;

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
  const { stretches } = document;
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
  const features = firstGroupFeatures(knowledge);
  const description = newDescription();
  const contexts = document.words.words.map((word) => {
    const out = new Int32Array(MOST_FEATURES);
    describeContexts(document, word, knowledge.spellings, description);
    return out.slice(0, expand(description, features, out));
  });
  const columns = newColumns();
  return stretches.map((stretch) => {
    fillColumns(columns, document, stretch, knowledge);
    return collectFeatures(stretch, bits, (i, out) => {
      describeToken(document, columns, i - columns.firstToken + MARGIN, description);
      const count = expand(description, features, out);
      const context = contexts[document.words.of(i)];
      if (context) out.set(context, count);
      return count + (context?.length ?? 0);
    });
  });
}

function newDescription(): TokenDescription {
  const size = MOST_FEATURES;
  return { groups: new Int32Array(size), singles: new Int32Array(size), groupCount: 0, singleCount: 0 };
}

/** Writes all features that are described; returns how many. */
function expand(
  { groups, singles, groupCount, singleCount }: TokenDescription,
  features: GroupFeatures,
  out: Int32Array,
): number {
  const count = expandGroups(groups, groupCount, features, out);
  out.set(singles.subarray(0, singleCount), count);
  return count + singleCount;
}

/** Writes the features of groups [kind, a, b] one after another; returns how many. */
export function expandGroups(
  groups: Int32Array,
  count: number,
  features: GroupFeatures,
  out: Int32Array,
): number {
  let n = 0;
  for (let at = 0; at < 3 * count; at += 3) {
    n += features(groups[at]!, groups[at + 1]!, groups[at + 2]!, out.subarray(n));
  }
  return n;
}
