/** What is known where one statement's speaker is sought. */
import { POS, type Prepared } from '../../prepare/prepared.js';
import { wordLower } from '../../prepare/words.js';
import type { Speaker, SpeakerKind } from '../../record.js';
import { contains, type Span } from '../../span.js';
import type { Attribution } from '../attribution.js';
import type { People } from '../entities/people.js';
import type { Story } from '../entities/story.js';
import { mentionRoles, type MentionRoles } from './mention-roles.js';
import type { SpeakerModel } from './model.js';
import { firstTokenAt } from '../tokens-of.js';

/** A speaker, the entity's index (or -1), and why. */
export interface Resolution {
  readonly speaker: Speaker | null;
  readonly entity: number;
  /** The way and what it went by, joined by a colon: "pronoun:he". */
  readonly evidence: string;
  /** The ranker's own part, where it chose. */
  readonly choice?: Reasons | undefined;
}

/** Why the ranker chose: how sure it is, what spoke most for the choice, and the mention that it went by. */
export interface Reasons {
  readonly probability: number;
  readonly because: readonly string[];
  readonly mention: Span | null;
}

/** Who wrote and published the article, where that is known. */
export interface Authorship {
  readonly author: string | null;
  readonly publisher: string | null;
}

/** What the speakers of a story are told from. */
export interface Setting {
  readonly prepared: Prepared;
  readonly story: Story;
  readonly people: People;
  readonly authorship: Authorship;
  readonly model: SpeakerModel;
}

/** A statement whose speaker has been settled. */
export interface Turn {
  readonly attribution: Attribution;
  readonly resolution: Resolution;
  readonly token: number;
  /** It stands within the words of another. */
  readonly nested: boolean;
}

/** A story with the statements settled so far. */
export interface Telling extends Setting {
  readonly turns: Turn[];
  /** By entity: how often it has spoken so far. */
  readonly spoken: Int32Array;
  /** What each mention of a name does in its sentence. */
  readonly roles: MentionRoles;
  /** Per mention: 1 where the story itself speaks there; bylines, captions and credits do not. */
  readonly spokenOf: Uint8Array;
}

export interface Scene extends Telling {
  readonly attribution: Attribution;
  /** First token of the source, else of the cue, else of the content. */
  readonly token: number;
  /** First token of the content. */
  readonly content: number;
  /** Lemma of the cue's verb, or the empty string. */
  readonly cue: string;
  /** The statement within whose words this one stands. */
  readonly enclosing: Turn | null;
}

export function startTelling({ prepared, story, people, authorship, model }: Setting): Telling {
  return {
    prepared,
    story,
    people,
    authorship,
    model,
    turns: [],
    spoken: new Int32Array(story.entities.length),
    roles: mentionRoles(prepared, story),
    spokenOf: storyMentions(prepared, story),
  };
}

export function sceneOf(telling: Telling, attribution: Attribution): Scene {
  const { prepared, story, people, authorship, model, turns, spoken, roles, spokenOf } = telling;
  const content = attribution.content[0]!;
  const anchor = attribution.source ?? attribution.cue[0] ?? content;
  const token = firstTokenAt(prepared, anchor.start);
  return {
    prepared,
    story,
    people,
    authorship,
    model,
    turns,
    spoken,
    roles,
    spokenOf,
    attribution,
    token,
    content: anchor === content ? token : firstTokenAt(prepared, content.start),
    cue: cueVerb(prepared, attribution.cue[0]),
    enclosing: enclosingTurn(turns, anchor),
  };
}

export function settle(
  { turns, spoken }: Telling,
  { attribution, token, enclosing }: Scene,
  resolution: Resolution,
): void {
  turns.push({ attribution, resolution, token, nested: enclosing !== null });
  if (resolution.entity >= 0) spoken[resolution.entity]!++;
}

function storyMentions({ tokens, sentences }: Prepared, { mentions }: Story): Uint8Array {
  const told = new Uint8Array(mentions.length);
  for (let m = 0; m < told.length; m++) {
    const { block } = sentences[tokens.sentence[mentions[m]!.firstToken]!]!;
    told[m] = block === 'body' || block === 'headline' ? 1 : 0;
  }
  return told;
}

function cueVerb(prepared: Prepared, cue: Span | undefined): string {
  if (!cue) return '';
  const { start, pos, lemma, count } = prepared.tokens;
  let verb = '';
  for (let i = firstTokenAt(prepared, cue.start); i < count && start[i]! < cue.end; i++)
    if (pos[i] === POS.VERB) verb = wordLower(lemma[i]!);
  return verb;
}

const ENCLOSING_TURNS = 8;

/** The turn whose quoted words hold this place: a quote within a quote. */
function enclosingTurn(turns: readonly Turn[], place: Span): Turn | null {
  for (let i = turns.length - 1; i >= 0 && i >= turns.length - ENCLOSING_TURNS; i--) {
    for (const span of turns[i]!.attribution.content) if (contains(span, place)) return turns[i]!;
  }
  return null;
}

export function entitySpeaker(story: Story, entity: number, evidence: string): Resolution {
  const found = story.entities[entity]!;
  const kind: SpeakerKind = found.type === 'person' ? 'person' : 'organization';
  return { speaker: { name: found.name, kind, entity: found.id }, entity, evidence, choice: undefined };
}

export function unknownSpeaker(evidence: string): Resolution {
  return { speaker: null, entity: -1, evidence, choice: undefined };
}

/** The same speaker, told in another way. */
export function toldBy({ speaker, entity, choice }: Resolution, evidence: string): Resolution {
  return { speaker, entity, evidence, choice };
}
