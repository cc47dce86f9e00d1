/** Who a pronoun or a noun may stand for: the story's entities named before it, and whoever spoke before without a name. */
import { lowerBound } from '../../ordered.js';
import type { EntityType, SpeakerKind } from '../../record.js';
import type { Span } from '../../span.js';
import type { Gender } from '../entities/people.js';
import { GENDERED_ROLES } from '../entities/titles.js';
import type { Story } from '../entities/story.js';
import type { Scene, Turn } from './scene.js';

/** What is sought, before the story is searched. */
export interface Wanted {
  /** Token of the pronoun or noun. */
  readonly at: number;
  readonly types: readonly EntityType[];
  readonly gender: Gender | null;
  /** False for an entity that cannot be meant. */
  readonly allowed?: ((entity: number) => boolean) | undefined;
  /** Kinds of speakers without a name that may be meant too. */
  readonly unnamed?: readonly SpeakerKind[] | undefined;
}

export interface Question extends Wanted {
  readonly scene: Scene;
  /** Where the statement begins, its source or its content: distances are measured from here. */
  readonly from: number;
  readonly last: Turn | undefined;
  /** The last turn of another speaker than the last one. */
  readonly beforeLast: Turn | undefined;
  /** The statement is a reply, by its cue. */
  readonly isReply: boolean;
}

const REPLY = new Set(['reply', 'respond', 'answer', 'counter', 'retort']);

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

/** By entity while candidates are gathered: one more than its place among them; REFUSED where it does not fit; else 0. */
let places = new Int32Array(64);
const REFUSED = -1;

export function candidatesFor(question: Question): Candidate[] {
  const { scene, from, at } = question;
  const { story, spokenOf } = scene;
  const { entityOf, mentions } = story;
  if (places.length < story.entities.length) places = new Int32Array(2 * story.entities.length);
  const labels = labelsBefore(scene);
  const found: Counted[] = [];
  const last = mentionBefore(story, at);
  const floor = Math.max(-1, last - LOOK_BACK_MENTIONS);
  for (let m = last; m > floor; m--) {
    const entity = entityOf[m]!;
    const place = places[entity]!;
    if (place === REFUSED || spokenOf[m] === 0 || (labels && isWithin(labels, mentions[m]!))) continue;
    const token = mentions[m]!.firstToken;
    if (place === 0) {
      if (!fits(story, entity, question)) places[entity] = REFUSED;
      else {
        const own = token >= from && isWithin(scene.attribution.content, mentions[m]!);
        found.push({ entity, turn: null, mention: m, token, rank: found.length, count: 1, own });
        places[entity] = found.length;
      }
      continue;
    }
    const known = found[place - 1]!;
    known.count++;
    if (known.own && !(token >= from && isWithin(scene.attribution.content, mentions[m]!))) {
      known.mention = m;
      known.token = token;
      known.own = false;
    }
  }
  for (let m = last; m > floor; m--) places[entityOf[m]!] = 0;
  return question.unnamed ? [...found, ...withoutName(question, question.unnamed, found.length)] : found;
}

/** A candidate while its mentions are counted. */
interface Counted extends Candidate {
  mention: number;
  token: number;
  count: number;
  /** Its nearest mention so far stands in the statement's own words. */
  own: boolean;
}

/** Speakers without a name among the last turns, each at its last turn. */
function withoutName(
  { scene, gender }: Question,
  unnamed: readonly SpeakerKind[],
  rank: number,
): Candidate[] {
  const { turns, token, enclosing } = scene;
  const found: Candidate[] = [];
  for (let t = turns.length - 1; t >= 0 && t >= turns.length - LOOK_BACK_TURNS; t--) {
    const turn = turns[t]!;
    const { speaker, entity } = turn.resolution;
    if (isInterview(turn)) continue;
    if (!speaker || entity >= 0 || turn.token >= token || !unnamed.includes(speaker.kind)) continue;
    const { name } = speaker;
    if (gender !== null && !canBe(name, gender)) continue;
    if (turn === enclosing || found.some(({ turn: known }) => known!.resolution.speaker!.name === name))
      continue;
    found.push({ entity: -1, turn, mention: -1, token: turn.token, rank, count: 1 });
  }
  return found;
}

/** Whoever asks and answers there is spoken to, not of. */
function isInterview({ attribution: { layout } }: Turn): boolean {
  return layout === 'question' || layout === 'answer';
}

/** "A young woman" is no "he", and "three women" are neither "he" nor "she". */
function canBe(name: string, gender: Gender): boolean {
  const noun = name.slice(name.lastIndexOf(' ') + 1).toLowerCase();
  if (/^(?:wo)?men$/.test(noun)) return false;
  const known = GENDERED_ROLES.get(noun);
  return known === undefined || known === gender;
}

/** Labels of a transcript among the last turns: they name whoever speaks and nobody spoken of. */
function labelsBefore({ turns }: Scene): Span[] | null {
  let labels: Span[] | null = null;
  for (let t = turns.length - 1; t >= 0 && t >= turns.length - LOOK_BACK_TURNS; t--) {
    const { layout, source } = turns[t]!.attribution;
    if (layout === 'transcript' && source) (labels ??= []).push(source);
  }
  return labels;
}

function isWithin(spans: readonly Span[], { start }: Span): boolean {
  for (const span of spans) if (span.start <= start && start < span.end) return true;
  return false;
}

function fits(story: Story, entity: number, { types, gender, allowed }: Wanted): boolean {
  if (!types.includes(story.entities[entity]!.type) || allowed?.(entity) === false) return false;
  const known = story.facts[entity]!.gender;
  return gender === null || known === null || known === gender;
}

/** Everything the features ask about. */
export function questionOf(scene: Scene, { at, types, gender, allowed, unnamed }: Wanted): Question {
  const last = lastTurnBefore(scene);
  return {
    at,
    types,
    gender,
    allowed,
    unnamed,
    scene,
    from: Math.min(at, scene.content),
    last,
    beforeLast: otherTurnBefore(scene, last),
    isReply: REPLY.has(scene.cue),
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

/** The last mention that ends at or before the token, or -1. */
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
