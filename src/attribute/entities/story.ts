/** The cast of one story: its entities, and what the story tells of each that helps to know who speaks. */
import type { NameMention } from '../../annotate/names/mention.js';
import type { Entity, EntityType } from '../../record.js';
import type { Gender } from './people.js';

/** What the text around an entity's mentions tells. */
export interface EntityFacts {
  readonly gender: Gender | null;
  /** Lower-case nouns by which the story may call it: "senator", "company". */
  readonly roles: ReadonlySet<string>;
  /** Lower-case words of its descriptions: "republican", "presidential", "nominee". */
  readonly words: ReadonlySet<string>;
  /** Of its roles those that are somebody's, with whose: "lawyer" to "his" where she is "his lawyer"; a name is "’s", with its last
   *  word where it is a person's: "’s roe". */
  readonly owned: ReadonlyMap<string, string>;
}

export interface Story {
  readonly entities: readonly Entity[];
  /** Parallel to `entities`. */
  readonly facts: readonly EntityFacts[];
  /** In text order. */
  readonly mentions: readonly NameMention[];
  /** Parallel to `mentions`: index into `entities`. */
  readonly entityOf: Int32Array;
  /** Per token: index into `mentions` of the mention that holds it, or -1. */
  readonly mentionAt: Int32Array;
}

/** The type of the entity that a mention is of; the story may know better than the mention. */
export function typeAt(story: Story, mention: number): EntityType {
  return story.entities[story.entityOf[mention]!]!.type;
}
