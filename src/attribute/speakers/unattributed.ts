/** Quotes without a printed source: who speaks is told by what stands before them. */
import { lastTurnBefore, paragraphOf } from './candidates.js';
import { unknownSpeaker, type Resolution, type Scene } from './scene.js';

/** How many paragraphs a quotation may stand after the speaker who goes on. */
const QUOTATION_PARAGRAPHS = 2;

export function speakerWithoutSource(scene: Scene): Resolution {
  const last = lastTurnBefore(scene);
  if (!last?.resolution.speaker) return unknownSpeaker('no-source');
  const away = paragraphOf(scene.prepared, scene.token) - paragraphOf(scene.prepared, last.token);
  const limit = scene.attribution.type === 'indirect' ? 0 : QUOTATION_PARAGRAPHS;
  return away <= limit
    ? { ...last.resolution, evidence: 'same-speaker-goes-on' }
    : unknownSpeaker('no-source');
}
