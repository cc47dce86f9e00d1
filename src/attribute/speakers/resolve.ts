/** Attributions in, quotes with their speakers out: who "he", "the spokesman" and "Mandia" are. */
import type { Prepared } from '../../prepare/prepared.js';
import { quoteText } from '../../quote-text.js';
import type { Quote, Speaker } from '../../record.js';
import { contains, textOf, type Span } from '../../span.js';
import type { Attribution } from '../attribution.js';
import type { People } from '../entities/people.js';
import type { Story } from '../entities/story.js';
import { speakerOfNominal } from './nominals.js';
import { entitySpeaker, type Authorship, type Resolution, type Scene, type Turn } from './scene.js';
import { withOwner } from './possessors.js';
import { speakerOfPronoun } from './pronouns.js';
import { wholeConfidence } from './reliability.js';
import { parseSource, type SourcePhrase } from './source-phrase.js';
import { firstTokenAt } from './tokens-of.js';
import { speakerWithoutSource } from './unattributed.js';

/** What the speakers of a story are told from. */
export interface Setting {
  readonly prepared: Prepared;
  readonly story: Story;
  readonly people: People;
  readonly authorship: Authorship;
}

export function resolveSpeakers(setting: Setting, attributions: readonly Attribution[]): Quote[] {
  const { prepared, story } = setting;
  const ordered = [...attributions].sort(byPosition);
  const turns: Turn[] = [];
  return ordered.map((attribution, index) => {
    const scene = sceneOf(setting, attribution, turns);
    const phrase = attribution.source ? parseSource(prepared, story, attribution.source) : null;
    const resolution = resolve(scene, phrase);
    turns.push({ attribution, resolution, token: scene.token });
    return toQuote(prepared, attribution, resolution, index);
  });
}

function resolve(scene: Scene, phrase: SourcePhrase | null): Resolution {
  if (!phrase) return speakerWithoutSource(scene);
  switch (phrase.kind) {
    case 'name':
      return entitySpeaker(scene.story, phrase.entity, 'name');
    case 'names':
      return { entity: -1, evidence: 'names', speaker: { name: phrase.text, kind: 'group', entity: null } };
    case 'pronoun':
      return speakerOfPronoun(scene, phrase);
    case 'nominal':
      return speakerOfNominal(scene, { ...phrase, text: withOwner(scene, phrase) });
  }
}

function sceneOf(setting: Setting, attribution: Attribution, turns: readonly Turn[]): Scene {
  const anchor = attribution.source ?? attribution.cue[0] ?? attribution.content[0]!;
  return {
    ...setting,
    attribution,
    turns,
    token: firstTokenAt(setting.prepared, anchor.start),
    enclosing: enclosingTurn(turns, anchor),
  };
}

/** The turn whose quoted words hold this place: a quote within a quote. */
function enclosingTurn(turns: readonly Turn[], place: Span): Turn | null {
  for (let i = turns.length - 1; i >= 0 && i >= turns.length - 8; i--) {
    if (turns[i]!.attribution.content.some((span) => contains(span, place))) return turns[i]!;
  }
  return null;
}

function toQuote(prepared: Prepared, attribution: Attribution, resolution: Resolution, index: number): Quote {
  const { source } = attribution;
  const speaker: Speaker | null = resolution.speaker && {
    ...resolution.speaker,
    evidence: resolution.evidence,
  };
  return {
    id: `q${index + 1}`,
    type: attribution.type,
    act: attribution.act,
    content: attribution.content,
    text: quoteText(prepared.text, attribution.content),
    cue: attribution.cue,
    source: source && { ...source, text: textOf(prepared.text, [source]) },
    speaker,
    confidence: wholeConfidence(attribution.confidence, speaker && resolution.evidence),
  };
}

/** The order in which quotes are numbered: by where source or content begins, the longer first. */
export function byPosition(a: Attribution, b: Attribution): number {
  return startOf(a) - startOf(b) || endOf(b) - endOf(a);
}

function startOf(attribution: Attribution): number {
  return Math.min(attribution.content[0]!.start, attribution.source?.start ?? Infinity);
}

function endOf(attribution: Attribution): number {
  return attribution.content.at(-1)!.end;
}
