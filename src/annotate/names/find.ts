/** Finds the proper names of a prepared article: two passes of a linear tagger over the whole document. */
import type { Prepared } from '../../prepare/prepared.js';
import { pathFinder } from '../../sequence/lattice.js';
import { marginalsOf } from '../../sequence/marginals.js';
import { withDefinedAcronyms } from './acronyms.js';
import { describeDocument, type NameDocument } from './document.js';
import { userEdges } from './edges.js';
import { scoreFirst } from './first-pass.js';
import { LABELS, NAME_CHAIN, NAME_TYPES, namesIn, type LabelledName } from './labels.js';
import type { NameMention } from './mention.js';
import { calibrate, type NameModel } from './model.js';
import { MOST_SECOND_FEATURES, secondPassFeatures, summarise } from './second-pass.js';
import { findStretches, type Stretch } from './stretches.js';

const finder = pathFinder(NAME_CHAIN);
const marginals = marginalsOf(NAME_CHAIN);
const features = new Int32Array(MOST_SECOND_FEATURES);
/** Scores of the tokens near a capital; grows with the longest article. */
let emissions = new Float32Array(1 << 14);

/** A name as the tagger labels it, in tokens, before its edges are trimmed for users. */
export interface TaggedName extends LabelledName {
  /** The model's probability that exactly this is a name of this type. */
  readonly probability: number;
}

/** The names of an article in order of their start; they do not overlap. */
export function findNames(prepared: Prepared, model: NameModel): NameMention[] {
  const mentions = tagNames(prepared, model)
    .map((name) => ({
      ...userEdges(prepared, name),
      type: NAME_TYPES[name.type]!,
      confidence: calibrate(model.calibration, name.probability),
    }))
    .filter((mention) => mention.firstToken < mention.endToken);
  return withDefinedAcronyms(prepared, mentions);
}

export function tagNames(prepared: Prepared, model: NameModel): TaggedName[] {
  const document = describeDocument(prepared, model.knowledge);
  const stretches = findStretches(prepared, model.knowledge.spellings);
  const length = stretches.reduce((total, { start, end }) => total + end - start, 0);
  if (emissions.length < length * LABELS) emissions = new Float32Array(2 * length * LABELS);
  scoreFirst(document, stretches, model, emissions);
  const labels = new Uint8Array(prepared.tokens.count);
  const first = decode(stretches, model.firstTransitions, labels);
  addSecond(document, stretches, first, labels, model);
  return decodeFinal(stretches, model);
}

/** The best labels of each stretch, written to `labels` by token; returns the names that they spell. */
function decode(
  stretches: readonly Stretch[],
  transitions: Float32Array,
  labels: Uint8Array,
): LabelledName[] {
  const names: LabelledName[] = [];
  let at = 0;
  for (const { start, end } of stretches) {
    const n = end - start;
    finder.viterbi(n, emissions.subarray(at), transitions, labels.subarray(start, end));
    for (const name of namesIn(labels, start, end)) names.push(name);
    at += n * LABELS;
  }
  return names;
}

/** Adds the second pass's scores to the first's. */
function addSecond(
  document: NameDocument,
  stretches: readonly Stretch[],
  names: readonly LabelledName[],
  labels: Uint8Array,
  { second, knowledge }: NameModel,
): void {
  const first = summarise(document.words, labels, names);
  const { tokens } = document.prepared;
  const sums = new Int32Array(second.width);
  let at = 0;
  for (const stretch of stretches) {
    const { lineCase } = document.lines[stretch.sentence]!;
    for (let i = stretch.start; i < stretch.end; i++) {
      const caseClass = knowledge.spellings.caseOf(tokens.word[i]!);
      const count = secondPassFeatures(
        first,
        i,
        stretch,
        { word: document.words.of(i), caseClass, lineCase },
        features,
      );
      sums.fill(0);
      second.addRows(features, count, sums, 0);
      second.addScores(sums, 0, emissions, at);
      at += LABELS;
    }
  }
}

function decodeFinal(stretches: readonly Stretch[], model: NameModel): TaggedName[] {
  const names: TaggedName[] = [];
  let path = new Uint8Array(256);
  let at = 0;
  for (const { start, end } of stretches) {
    const n = end - start;
    if (path.length < n) path = new Uint8Array(2 * n);
    const scores = emissions.subarray(at, at + n * LABELS);
    finder.viterbi(n, scores, model.secondTransitions, path);
    const found = namesIn(path, 0, n);
    if (found.length > 0) marginals.run(n, scores, model.secondArcs);
    for (const name of found) {
      const probability = marginals.stretch(path, name.start, name.end);
      names.push({ start: start + name.start, end: start + name.end, type: name.type, probability });
    }
    at += n * LABELS;
  }
  return names;
}
