/** Finds the proper names of a prepared article: two passes of a linear tagger over the whole document. */
import type { Prepared } from '../../prepare/prepared.js';
import type { NarrowDecoder } from '../../sequence/narrow.js';
import { SUM_WIDTH } from '../../sequence/sums.js';
import { withDefinedAcronyms } from './acronyms.js';
import { describeDocument } from './document.js';
import { userEdges } from './edges.js';
import { scoreFirst } from './first-pass.js';
import { withFirstNames } from './first-names.js';
import { typeOfName } from './certain-types.js';
import { addNames, LABELS, NAME_TYPES, type LabelledName } from './labels.js';
import type { NameMention } from './mention.js';
import { calibrate, type NameModel } from './model.js';
import { withParticles } from './particles.js';
import { isSeat } from './seats.js';
import { secondPassGroups, summarise, type FirstPass } from './second-pass.js';
import type { Stretch } from './stretches.js';

/** Scores of the tokens that may belong to names; grows with the longest article. */
let emissions = new Float32Array(1 << 14);

/** The names of an article in order of their start; they do not overlap. */
export function findNames(prepared: Prepared, model: NameModel): readonly NameMention[] {
  const document = describeDocument(prepared, model.knowledge);
  const { stretches } = document;
  let length = 0;
  for (const { start, end } of stretches) length += end - start;
  if (emissions.length < length * LABELS) emissions = new Float32Array(2 * length * LABELS);
  scoreFirst(document, model, emissions);
  const labels = new Uint8Array(prepared.tokens.count);
  const first = decode(stretches, model.firstDecoder, labels);
  addSecond(stretches, summarise(document, model.knowledge, labels, first), model);
  const mentions = withParticles(prepared, decodeFinal(prepared, stretches, model, labels));
  return withDefinedAcronyms(prepared, withFirstNames(prepared, mentions, model.knowledge.spellings));
}

/** The best labels of each stretch, written to `labels` by token; returns the names that they spell. */
function decode(stretches: readonly Stretch[], decoder: NarrowDecoder, labels: Uint8Array): LabelledName[] {
  const names: LabelledName[] = [];
  let at = 0;
  for (const { start, end } of stretches) {
    decoder.decode(end - start, emissions, at, labels, start);
    addNames(labels, start, end, names);
    at += (end - start) * LABELS;
  }
  return names;
}

/** Adds the second pass's scores to the first's. */
function addSecond(stretches: readonly Stretch[], first: FirstPass, { second }: NameModel): void {
  const { sums, scale, groups } = second;
  let at = 0;
  for (const stretch of stretches) {
    for (let i = stretch.start; i < stretch.end; i++) {
      second.add(secondPassGroups(first, stretch, i, groups), 0);
      at++;
      for (let l = 0; l < SUM_WIDTH; l++, at++) emissions[at] = emissions[at]! + sums[l]! * scale;
    }
  }
}

function decodeFinal(
  prepared: Prepared,
  stretches: readonly Stretch[],
  { secondDecoder, calibration }: NameModel,
  labels: Uint8Array,
): NameMention[] {
  const mentions: NameMention[] = [];
  const names: LabelledName[] = [];
  let at = 0;
  let next = 0;
  for (const { start, end } of stretches) {
    secondDecoder.decode(end - start, emissions, at, labels, start);
    addNames(labels, start, end, names);
    for (; next < names.length; next++) {
      const name = names[next]!;
      if (isSeat(prepared, name, mentions.at(-1))) continue;
      const probability = secondDecoder.probability(name.start - start, name.end - start);
      const mention = mentionOf(prepared, name, calibrate(calibration, probability));
      if (mention) mentions.push(mention);
    }
    at += (end - start) * LABELS;
  }
  return mentions;
}

function mentionOf(prepared: Prepared, name: LabelledName, confidence: number): NameMention | undefined {
  const trimmed = userEdges(prepared, name);
  const { start: firstToken, end: endToken } = trimmed;
  if (firstToken === endToken) return undefined;
  const { start, end } = prepared.tokens;
  return {
    start: start[firstToken]!,
    end: end[endToken - 1]!,
    firstToken,
    endToken,
    type: NAME_TYPES[typeOfName(prepared, trimmed)]!,
    confidence,
  };
}
