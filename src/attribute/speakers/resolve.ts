/** Attributions in, quotes with their speakers out: who "he", "the spokesman" and "Mandia" are. */
import { quoteText } from '../../quote-text.js';
import type { Quote, Speaker } from '../../record.js';
import { onOneLine, type Span } from '../../span.js';
import type { Attribution } from '../attribution.js';
import { tokenAfter } from '../tokens-of.js';
import { documentSeenBy } from './documents.js';
import { speakerOfLabel, speakerOfQuestion } from './labels.js';
import { speakerByEpithet } from './epithets.js';
import { speakerOfNominal } from './nominals.js';
import { isFromSomewhere } from './nouns.js';
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
import { companyAt } from './pairs.js';
import type { TokenRange } from './phrase-heads.js';
import { speakerOfPronoun } from './pronouns.js';
import { groundsOf, wholeConfidence } from './reliability.js';
import { parseSource, type SourcePhrase } from './source-phrase.js';
import { repairedSource } from './source-repair.js';
import { speakerWithoutSource } from './unattributed.js';

export function resolveSpeakers(setting: Setting, attributions: readonly Attribution[]): Quote[] {
  return resolveAll(setting, attributions).map((resolved, index) => toQuote(setting, resolved, index));
}

export interface Resolved {
  readonly attribution: Attribution;
  readonly resolution: Resolution;
}

/** The attributions in the order in which quotes are numbered, each with its speaker. */
export function resolveAll(setting: Setting, attributions: readonly Attribution[]): Resolved[] {
  const telling = startTelling(setting);
  return inOrder(attributions).map((attribution) => {
    const scene = sceneOf(telling, attribution);
    const resolution = speakerOf(scene);
    settle(telling, scene, resolution);
    return { attribution, resolution };
  });
}

export function speakerOf(scene: Scene): Resolution {
  const { prepared, story, attribution } = scene;
  if (attribution.layout === 'transcript') return speakerOfLabel(scene);
  if (attribution.layout === 'question' || attribution.layout === 'answer')
    return speakerOfQuestion(scene, attribution.layout);
  const { source } = attribution;
  const phrase = source ? parseSource(prepared, story, sourceTokens(scene, source)) : null;
  if (!phrase) return speakerWithoutSource(scene);
  const seen = phrase.kind === 'name' || phrase.kind === 'nominal' ? documentSeenBy(scene, phrase) : null;
  if (seen) return speakerOfNominal(scene, seen);
  switch (phrase.kind) {
    case 'name':
      return calledByOrigin(scene, phrase) ?? entitySpeaker(scene.story, phrase.entity, 'name');
    case 'names':
      return { entity: -1, evidence: 'names', speaker: { name: phrase.text, kind: 'group', entity: null } };
    case 'pronoun':
      return speakerOfPronoun(scene, phrase);
    case 'nominal':
      return withCompany(scene, phrase) ?? speakerOfNominal(scene, withOwner(scene, phrase));
  }
}

/** The scene's own token is its source's first. */
function sourceTokens({ prepared, story, token }: Scene, source: Span): TokenRange {
  return repairedSource(prepared, story, { first: token, end: tokenAfter(prepared, source.end) });
}

/** "The Scot", though it was taken for a name; or null. */
function calledByOrigin(scene: Scene, phrase: SourcePhrase): Resolution | null {
  return isFromSomewhere(scene.people, phrase) ? speakerByEpithet(scene, phrase) : null;
}

/** "The nominee and his aides": the one by name, with the company as printed; or null. */
function withCompany(scene: Scene, phrase: SourcePhrase): Resolution | null {
  const { prepared, story } = scene;
  const and = phrase.plural ? companyAt(scene, phrase) : -1;
  if (and < 0) return null;
  const { start, end } = prepared.tokens;
  const one = parseSource(prepared, story, { first: phrase.firstToken, end: and });
  const named = one?.kind === 'nominal' ? speakerOfNominal(scene, one) : null;
  if (!named?.speaker || named.entity < 0) return null;
  const company = onOneLine(prepared.text.slice(start[and], end[phrase.coreEnd - 1]));
  const name = `${named.speaker.name} ${company}`;
  return { speaker: { name, kind: 'group', entity: null }, entity: -1, evidence: 'names' };
}

function toQuote({ prepared, model }: Setting, { attribution, resolution }: Resolved, index: number): Quote {
  const { source, type, act, content, cue } = attribution;
  const { text } = prepared;
  return {
    id: `q${index + 1}`,
    type,
    act,
    content,
    text: quoteText(text, content),
    cue,
    source: source && {
      start: source.start,
      end: source.end,
      text: text.slice(source.start, source.end),
    },
    speaker: withEvidence(text, resolution),
    confidence: wholeConfidence(model.reliability, groundsOf(attribution, resolution)),
  };
}

function withEvidence(text: string, resolution: Resolution): Speaker | null {
  const { speaker } = resolution;
  if (!speaker) return null;
  const { name, kind, entity } = speaker;
  return { name, kind, entity, evidence: evidenceOf(text, resolution) };
}

/**
 * The way in which the speaker was told, the mention that the choice went by, how sure it is and what spoke for it:
 * "pronoun:she, as “Ana Roe” at 12 (0.91: last-speaker-same-paragraph, subject)".
 */
function evidenceOf(text: string, { evidence, choice }: Resolution): string {
  if (!choice) return evidence;
  const { mention, probability, because } = choice;
  const place = mention ? `, as “${text.slice(mention.start, mention.end)}” at ${mention.start}` : '';
  return `${evidence}${place} (${probability.toFixed(2)}: ${because.join(', ')})`;
}

/** They come nearly in order: only where they do not are they sorted. */
function inOrder(attributions: readonly Attribution[]): readonly Attribution[] {
  for (let i = 1; i < attributions.length; i++)
    if (byPosition(attributions[i - 1]!, attributions[i]!) > 0) return [...attributions].sort(byPosition);
  return attributions;
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
