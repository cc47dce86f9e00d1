/** What is known where one statement's speaker is sought. */
import type { Prepared } from '../../prepare/prepared.js';
import type { Speaker, SpeakerKind } from '../../record.js';
import type { Attribution } from '../attribution.js';
import type { People } from '../entities/people.js';
import type { Story } from '../entities/story.js';

/** A speaker, the entity's index (or -1), and why. */
export interface Resolution {
  readonly speaker: Speaker | null;
  readonly entity: number;
  readonly evidence: string;
}

/** Who wrote and published the article, where that is known. */
export interface Authorship {
  readonly author: string | null;
  readonly publisher: string | null;
}

/** A statement whose speaker has been settled. */
export interface Turn {
  readonly attribution: Attribution;
  readonly resolution: Resolution;
  readonly token: number;
}

export interface Scene {
  readonly prepared: Prepared;
  readonly story: Story;
  readonly people: People;
  readonly authorship: Authorship;
  readonly attribution: Attribution;
  /** The statements before this one, in text order. */
  readonly turns: readonly Turn[];
  /** First token of the source, else of the cue, else of the content. */
  readonly token: number;
  /** The statement within whose words this one stands. */
  readonly enclosing: Turn | null;
}

export function entitySpeaker(story: Story, entity: number, evidence: string): Resolution {
  const found = story.entities[entity]!;
  const kind: SpeakerKind = found.type === 'person' ? 'person' : 'organization';
  return { speaker: { name: found.name, kind, entity: found.id }, entity, evidence };
}

export function unknownSpeaker(evidence: string): Resolution {
  return { speaker: null, entity: -1, evidence };
}
