/** Quotes without a source of their own: the speaker is told by the reporting sentence, else by who spoke before. */
import { lastTurnBefore, paragraphOf } from './candidates.js';
import { entitySpeaker, unknownSpeaker, type Resolution, type Scene } from './scene.js';
import { firstTokenAt, tokenAfter } from './tokens-of.js';

/** How many paragraphs a quotation may stand after the speaker who goes on. */
const QUOTATION_PARAGRAPHS = 2;
/** A subject begins this near the head of its sentence. */
const SUBJECT_WITHIN_TOKENS = 3;

export function speakerWithoutSource(scene: Scene): Resolution {
  const subject = subjectOfCue(scene);
  if (subject >= 0) return entitySpeaker(scene.story, subject, 'subject');
  const last = lastTurnBefore(scene);
  if (!last?.resolution.speaker) return unknownSpeaker('no-source');
  const away = paragraphOf(scene.prepared, scene.token) - paragraphOf(scene.prepared, last.token);
  const limit = scene.attribution.type === 'indirect' ? 0 : QUOTATION_PARAGRAPHS;
  return away <= limit
    ? { ...last.resolution, evidence: 'same-speaker-goes-on' }
    : unknownSpeaker('no-source');
}

/** "Roe, whose firm built it, said ...", "..., said Roe": the name that opens the cue's sentence or follows the cue; or -1. */
function subjectOfCue({ prepared, story, attribution }: Scene): number {
  const cue = attribution.cue[0];
  if (!cue) return -1;
  const after = tokenAfter(prepared, cue.end);
  const before = firstTokenAt(prepared, cue.start);
  const { firstToken } = prepared.sentences[prepared.tokens.sentence[before]!]!;
  const places = [after];
  for (let i = firstToken; i < Math.min(before, firstToken + SUBJECT_WITHIN_TOKENS); i++) places.push(i);
  for (const token of places) {
    const mention = token < prepared.tokens.count ? story.mentionAt[token]! : -1;
    if (mention < 0 || prepared.quotationAt[token]! >= 0) continue;
    const entity = story.entityOf[mention]!;
    const { type } = story.entities[entity]!;
    if (type === 'person' || type === 'organization') return entity;
  }
  return -1;
}
