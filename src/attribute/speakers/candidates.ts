/** Who a pronoun or a noun may stand for: the story's entities named before it, and whoever spoke before without a name. */
import { lowerBound } from '../../ordered.js';
import type { Prepared } from '../../prepare/prepared.js';
import type { EntityType, SpeakerKind } from '../../record.js';
import type { Gender } from '../entities/people.js';
import type { Story } from '../entities/story.js';
import type { Scene, Turn } from './scene.js';
import { firstTokenAt } from '../tokens-of.js';

/** What is sought, before the story is searched. */
export interface Wanted {
  /** Token of the pronoun or noun. */
  readonly at: number;
  readonly types: readonly EntityType[];
  readonly gender: Gender | null;
  /** False for an entity that cannot be meant. */
  readonly allowed?: (entity: number) => boolean;
  /** Kinds of speakers without a name that may be meant too. */
  readonly unnamed?: readonly SpeakerKind[];
}

export interface Question extends Wanted {
  readonly scene: Scene;
  /** Where the statement begins, its source or its content: distances are measured from here. */
  readonly from: number;
  readonly last: Turn | undefined;
  /** The last turn of another speaker than the last one. */
  readonly beforeLast: Turn | undefined;
}

export interface Candidate {
  /** Index of the entity, or -1 for a speaker without a name. */
  readonly entity: number;
  /** Where it last spoke, for a speaker without a name. */
  readonly turn: Turn | null;
  /** Its nearest mention before the statement, or -1, and that mention's first token. */
  readonly mention: number;
  readonly token: number;
  /** How many other candidates were named nearer. */
  readonly rank: number;
  /** How often it is named before. */
  readonly count: number;
}

const LOOK_BACK_MENTIONS = 80;
const LOOK_BACK_TURNS = 6;

export function candidatesFor(question: Question): Candidate[] {
  const { scene, from, at } = question;
  const { story } = scene;
  const found = new Map<number, { mention: number; rank: number; count: number; own: boolean }>();
  const last = mentionBefore(story, at);
  for (let m = last; m >= 0 && m > last - LOOK_BACK_MENTIONS; m--) {
    const entity = story.entityOf[m]!;
    const known = found.get(entity);
    if (!isReadingMatter(scene, m) || isLabel(scene, m)) continue;
    const own = story.mentions[m]!.firstToken >= from && isWithin(scene, m);
    if (known) {
      known.count++;
      if (known.own && !own) {
        known.mention = m;
        known.own = false;
      }
      continue;
    }
    if (fits(story, entity, question)) found.set(entity, { mention: m, rank: found.size, count: 1, own });
  }
  const named = [...found].map(([entity, { mention, rank, count }]): Candidate => ({
    entity,
    turn: null,
    mention,
    token: story.mentions[mention]!.firstToken,
    rank,
    count,
  }));
  return [...named, ...withoutName(question, named.length)];
}

/** Speakers without a name among the last turns, each at its last turn. */
function withoutName({ scene, unnamed = [] }: Question, rank: number): Candidate[] {
  if (unnamed.length === 0) return [];
  const found = new Map<string, Candidate>();
  for (const turn of scene.turns.slice(-LOOK_BACK_TURNS).reverse()) {
    const { speaker, entity } = turn.resolution;
    if (!speaker || entity >= 0 || turn.token >= scene.token || !unnamed.includes(speaker.kind)) continue;
    if (turn === scene.enclosing || found.has(speaker.name)) continue;
    found.set(speaker.name, {
      entity: -1,
      turn,
      mention: -1,
      token: turn.token,
      rank,
      count: 1,
    });
  }
  return [...found.values()];
}

/** It is a transcript's label, which names whoever speaks and nobody spoken of. */
function isLabel({ story, turns }: Scene, mention: number): boolean {
  const { start } = story.mentions[mention]!;
  for (let t = turns.length - 1; t >= 0 && t >= turns.length - LOOK_BACK_TURNS; t--) {
    const { layout, source } = turns[t]!.attribution;
    if (layout === 'transcript' && source && source.start <= start && start < source.end) return true;
  }
  return false;
}

/** Bylines, captions and credits name people of whom the story does not speak. */
function isReadingMatter({ prepared, story }: Scene, mention: number): boolean {
  const { block } = prepared.sentences[prepared.tokens.sentence[story.mentions[mention]!.firstToken]!]!;
  return block === 'body' || block === 'headline';
}

function isWithin({ story, attribution }: Scene, mention: number): boolean {
  const { start } = story.mentions[mention]!;
  return attribution.content.some((span) => span.start <= start && start < span.end);
}

function fits(story: Story, entity: number, { types, gender, allowed }: Wanted): boolean {
  if (!types.includes(story.entities[entity]!.type) || allowed?.(entity) === false) return false;
  const known = story.facts[entity]!.gender;
  return gender === null || known === null || known === gender;
}

/** Everything the features ask about. */
export function questionOf(scene: Scene, wanted: Wanted): Question {
  const { attribution, prepared } = scene;
  const last = lastTurnBefore(scene);
  const beforeLast = otherTurnBefore(scene, last);
  const content = firstTokenAt(prepared, attribution.content[0]!.start);
  return {
    ...wanted,
    scene,
    from: Math.min(wanted.at, content),
    last,
    beforeLast,
  };
}

/** Of the last turns, the last by somebody else. */
function otherTurnBefore({ turns, token, enclosing }: Scene, last: Turn | undefined): Turn | undefined {
  for (let t = turns.length - 1; t >= 0 && t >= turns.length - LOOK_BACK_TURNS; t--) {
    const turn = turns[t]!;
    if (turn.token < token && turn !== enclosing && !sameSpeaker(turn, last)) return turn;
  }
  return undefined;
}

function sameSpeaker(turn: Turn, other: Turn | undefined): boolean {
  if (!other) return false;
  const { entity, speaker } = turn.resolution;
  return entity >= 0 ? entity === other.resolution.entity : speaker?.name === other.resolution.speaker?.name;
}

export function mentionBefore(story: Story, token: number): number {
  return lowerBound(story.mentions, ({ endToken }) => endToken > token) - 1;
}

/** The statement settled last before this one that is not the one around it. */
export function lastTurnBefore(scene: Scene): Turn | undefined {
  const { turns, token, enclosing } = scene;
  for (let t = turns.length - 1; t >= 0; t--)
    if (turns[t]!.token < token && turns[t] !== enclosing) return turns[t];
  return undefined;
}

export function paragraphOf(prepared: Prepared, token: number): number {
  return prepared.sentences[prepared.tokens.sentence[token]!]!.paragraph;
}
