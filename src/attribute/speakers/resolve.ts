/** Attributions in, quotes with their speakers out: who "he", "the spokesman" and "Mandia" are. */
import type { Prepared } from '../../prepare/prepared.js';
import type { Quote, Speaker } from '../../record.js';
import { textOf } from '../../span.js';
import type { Attribution } from '../attribution.js';
import { quoteText } from '../quotes/quote-text.js';
import { speakerOfLabel, speakerOfQuestion } from './labels.js';
import { speakerOfNominal } from './nominals.js';
import {
  entitySpeaker,
  sceneOf,
  settle,
  startTelling,
  type Resolution,
  type Scene,
  type Setting,
} from './scene.js';
import { withOwner } from './possessors.js';
import { speakerOfPronoun } from './pronouns.js';
import { wholeConfidence } from './reliability.js';
import { parseSource } from './source-phrase.js';
import { speakerWithoutSource } from './unattributed.js';

export function resolveSpeakers(setting: Setting, attributions: readonly Attribution[]): Quote[] {
  const telling = startTelling(setting);
  const ordered = [...attributions].sort(byPosition);
  return ordered.map((attribution, index) => {
    const scene = sceneOf(telling, attribution);
    const resolution = speakerOf(scene);
    settle(telling, scene, resolution);
    return toQuote(setting.prepared, attribution, resolution, index);
  });
}

export function speakerOf(scene: Scene): Resolution {
  const { prepared, story, attribution } = scene;
  if (attribution.layout === 'transcript') return speakerOfLabel(scene);
  if (attribution.layout === 'question' || attribution.layout === 'answer')
    return speakerOfQuestion(scene, attribution.layout);
  const phrase = attribution.source ? parseSource(prepared, story, attribution.source) : null;
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
