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

const REASONS = 2;
const row = new Float64Array(FEATURES.length);

export function bestCandidate(scene: Scene, wanted: Wanted): Choice | null {
  const question = questionOf(scene, wanted);
  const candidates = candidatesFor(question);
  if (candidates.length === 0) return null;
  const { model } = scene;
  const weights = wanted.types.includes('person') ? model.person : model.organization;
  const scores = candidates.map((candidate) => scoreOf(question, candidate, weights));
  let best = 0;
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[best]!) best = i;
  const total = scores.reduce((sum, score) => sum + Math.exp(score - scores[best]!), 0);
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

function reasons(weights: Float64Array): string[] {
  return FEATURES.map((name, i) => ({ name, weight: row[i]! * weights[i]! }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, REASONS)
    .map(({ name }) => name);
}

/** The choice as a resolution. */
export function chosen(
  scene: Scene,
  { candidate, probability, because }: Choice,
  evidence: string,
): Resolution {
  const mention = candidate.mention >= 0 ? scene.story.mentions[candidate.mention]! : null;
  const choice = { probability, because, mention };
  if (candidate.turn) return { ...candidate.turn.resolution, evidence, choice };
  return { ...entitySpeaker(scene.story, candidate.entity, evidence), choice };
}
