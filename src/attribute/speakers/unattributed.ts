/** Quotes without a printed source: who speaks is told by what stands before them. */
import { paragraphOf } from './candidates.js';
import { unknownSpeaker, type Resolution, type Scene } from './scene.js';

export function speakerWithoutSource(scene: Scene): Resolution {
  if (scene.attribution.type === 'indirect') return unknownSpeaker('no-source');
  const last = scene.turns.findLast(
    (turn) =>
      turn.resolution.speaker !== null && turn !== scene.enclosing && turn.attribution.act === 'speech',
  );
  if (!last) return unknownSpeaker('no-source');
  const away = paragraphOf(scene.prepared, scene.token) - paragraphOf(scene.prepared, last.token);
  return away <= 2 ? { ...last.resolution, evidence: 'same-speaker-goes-on' } : unknownSpeaker('no-source');
}
