/** The speaker behind a noun: "the spokesman", "the company", "a report", "officials". */
import type { SpeakerKind } from '../../record.js';
import { GENDERED_ROLES } from '../entities/titles.js';
import { bestCandidate, chosen } from './ranker.js';
import type { Resolution, Scene } from './scene.js';
import type { SourcePhrase } from './source-phrase.js';

const DOCUMENTS = new Set(
  'report article statement study poll survey letter memo document documents email e-mail post tweet book paper filing complaint lawsuit indictment transcript advertisement ad video editorial release law bill act treaty convention resolution ruling analysis review papers records data figures'.split(
    ' ',
  ),
);
const ORGANIZATIONS = new Set(
  'company firm agency government ministry department party campaign group bank university court council committee commission association union organization organisation newspaper magazine network station channel club team federation regime administration congress senate parliament house office authority board bureau institute foundation charity airline manufacturer retailer startup publisher alliance coalition country nation state city police army military navy force'.split(
    ' ',
  ),
);

/** How far back a noun's own first use is looked for. */
const RECENT_TURNS = 40;

export function speakerOfNominal(scene: Scene, phrase: SourcePhrase): Resolution {
  const kind = kindOf(scene, phrase);
  if (phrase.definite && !phrase.plural) {
    const named = namedAntecedent(scene, phrase, kind);
    if (named) return named;
    const earlier = scene.turns
      .slice(-RECENT_TURNS)
      .findLast((turn) => turn.resolution.evidence === `noun:${phrase.head}`);
    if (earlier) return { ...earlier.resolution, evidence: `noun:${phrase.head}` };
  }
  return {
    speaker: { name: phrase.text, kind, entity: null },
    entity: -1,
    evidence: `noun:${phrase.head}`,
  };
}

function kindOf(scene: Scene, phrase: SourcePhrase): SpeakerKind {
  if (DOCUMENTS.has(phrase.head)) return 'document';
  if (ORGANIZATIONS.has(phrase.head)) return 'organization';
  if (phrase.plural) return 'group';
  return scene.people.roles.has(phrase.head) ? 'unnamed' : 'unknown';
}

/** The entity that the story has called by this noun; for an organization's noun, one whose name has the word. */
function namedAntecedent(scene: Scene, phrase: SourcePhrase, kind: SpeakerKind): Resolution | null {
  if (kind === 'document') return null;
  const isCountry = /^(?:country|nation|regime|government)$/.test(phrase.head);
  const generic = /^(?:company|firm|country|nation)$/.test(phrase.head);
  const choice = bestCandidate(scene, {
    at: phrase.firstToken,
    types: kind === 'unnamed' ? ['person'] : isCountry ? ['place'] : ['organization'],
    gender: GENDERED_ROLES.get(phrase.head) ?? null,
    allowed: (entity) => generic || scene.story.facts[entity]!.roles.has(phrase.head),
  });
  return choice && chosen(scene, choice, `nominal:${phrase.head}`);
}
