/** A log-linear ranker: each candidate's features, weighed and summed, and the best with its share of the whole. */
import { candidatesFor, questionOf, type Candidate, type Question, type Wanted } from './candidates.js';
import { FEATURES, featuresOf } from './features.js';
import { entitySpeaker, type Resolution, type Scene } from './scene.js';

export interface Choice {
  readonly candidate: Candidate;
  /** 0 to 1: the softmax over all candidates. */
  readonly probability: number;
  /** The features that spoke most for it, strongest first. */
  readonly because: readonly string[];
}

const row = new Float64Array(FEATURES.length);

export function bestCandidate(scene: Scene, wanted: Wanted): Choice | null {
  const question = questionOf(scene, wanted);
  const candidates = candidatesFor(question);
  if (candidates.length === 0) return null;
  const { model } = scene;
  const weights = wanted.types.includes('person') ? model.person : model.organization;
  const scores: number[] = [];
  let best = 0;
  for (const candidate of candidates) {
    const score = scoreOf(question, candidate, weights);
    if (score > (scores[best] ?? score)) best = scores.length;
    scores.push(score);
  }
  let total = 0;
  for (const score of scores) total += Math.exp(score - scores[best]!);
  const candidate = candidates[best]!;
  featuresOf(question, candidate, row);
  return { candidate, probability: 1 / total, because: reasons(weights) };
}

function scoreOf(question: Question, candidate: Candidate, weights: Float64Array): number {
  featuresOf(question, candidate, row);
  let score = candidate.entity < 0 ? question.scene.model.withoutName : 0;
  for (let i = 0; i < row.length; i++) score += row[i]! * weights[i]!;
  return score;
}

/** The two features that spoke most for whoever's row was filled last. */
function reasons(weights: Float64Array): string[] {
  let first = -1;
  let second = -1;
  let most = 0;
  let less = 0;
  for (let i = 0; i < row.length; i++) {
    const weight = row[i]! * weights[i]!;
    if (weight > most) {
      second = first;
      less = most;
      first = i;
      most = weight;
    } else if (weight > less) {
      second = i;
      less = weight;
    }
  }
  if (first < 0) return [];
  return second < 0 ? [FEATURES[first]!] : [FEATURES[first]!, FEATURES[second]!];
}

/** The choice as a resolution. */
export function chosen(
  scene: Scene,
  { candidate, probability, because }: Choice,
  evidence: string,
): Resolution {
  const mention = candidate.mention >= 0 ? scene.story.mentions[candidate.mention]! : null;
  const choice = { probability, because, mention };
  const { speaker, entity } =
    candidate.turn?.resolution ?? entitySpeaker(scene.story, candidate.entity, evidence);
  return { speaker, entity, evidence, choice };
}
