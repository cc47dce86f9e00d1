/** Who a pronoun or a noun may stand for: the story's entities mentioned before it, with how well each fits. */
import { POS, type Prepared } from '../../prepare/prepared.js';
import type { EntityType } from '../../record.js';
import type { Gender } from '../entities/people.js';
import type { Story } from '../entities/story.js';
import type { Scene, Turn } from './scene.js';

export interface Wanted {
  /** Token of the pronoun or noun. */
  readonly at: number;
  readonly types: readonly EntityType[];
  readonly gender: Gender | null;
  /** Entity that spoke last, or -1, and how many paragraphs ago. */
  readonly lastSpeaker: number;
  readonly lastSpeakerParagraphs: number;
  /** False for an entity that cannot be meant. */
  readonly allowed: (entity: number) => boolean;
}

const LOOK_BACK_MENTIONS = 60;

/** Index of the entity that fits best, or -1. */
export function bestEntity(prepared: Prepared, story: Story, wanted: Wanted): number {
  const scores = new Map<number, number>();
  const here = paragraphOf(prepared, wanted.at);
  const last = mentionBefore(story, wanted.at);
  let rank = 0;
  for (let m = last; m >= 0 && m > last - LOOK_BACK_MENTIONS; m--) {
    const entity = story.entityOf[m]!;
    if (!fits(story, entity, wanted)) continue;
    const mention = story.mentions[m]!;
    const away = here - paragraphOf(prepared, mention.firstToken);
    const sameSentence = prepared.tokens.sentence[mention.firstToken] === prepared.tokens.sentence[wanted.at];
    let score = 3 - Math.min(away, 6) * 0.8 - rank * 0.25;
    if (isSubject(prepared, mention.firstToken, mention.endToken)) score += 1.2;
    if (sameSentence) score -= 0.3;
    if (insideQuotation(prepared, mention.firstToken)) score -= 1.5;
    if (wanted.gender !== null && story.facts[entity]!.gender === wanted.gender) score += 1;
    scores.set(entity, Math.max(scores.get(entity) ?? -Infinity, score));
    rank++;
  }
  if (wanted.lastSpeaker >= 0 && fits(story, wanted.lastSpeaker, wanted)) {
    const bonus = 2.2 - wanted.lastSpeakerParagraphs * 0.9;
    scores.set(wanted.lastSpeaker, (scores.get(wanted.lastSpeaker) ?? 0) + bonus);
  }
  let best = -1;
  for (const [entity, score] of scores) if (best < 0 || score > scores.get(best)!) best = entity;
  return best;
}

function fits(story: Story, entity: number, wanted: Wanted): boolean {
  if (!wanted.types.includes(story.entities[entity]!.type) || !wanted.allowed(entity)) return false;
  const gender = story.facts[entity]!.gender;
  return wanted.gender === null || gender === null || gender === wanted.gender;
}

/** A name is taken for a subject where a verb or auxiliary follows it, at once or after its apposition. */
function isSubject(prepared: Prepared, _first: number, end: number): boolean {
  const { pos, count } = prepared.tokens;
  for (let i = end; i < count && i < end + 2; i++) {
    if (pos[i] === POS.VERB || pos[i] === POS.AUX) return true;
    if (pos[i] !== POS.ADV) return false;
  }
  return false;
}

function insideQuotation(prepared: Prepared, token: number): boolean {
  return prepared.quotationAt[token]! >= 0;
}

export function mentionBefore(story: Story, token: number): number {
  let low = 0;
  let high = story.mentions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (story.mentions[middle]!.endToken <= token) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The statement settled last before this one that is not the one around it. */
export function lastTurnBefore(scene: Scene): Turn | undefined {
  return scene.turns.findLast((turn) => turn.token < scene.token && turn !== scene.enclosing);
}

export function paragraphOf(prepared: Prepared, token: number): number {
  return prepared.sentences[prepared.tokens.sentence[token]!]!.paragraph;
}
