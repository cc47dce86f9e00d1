/** The speaker behind a label of a transcript ("ROE:") and behind "Question:" and "Answer:". */
import { wordLower } from '../../prepare/words.js';
import { textOf } from '../../span.js';
import { titleOf } from '../entities/titles.js';
import { firstTokenAt, paragraphOf } from '../tokens-of.js';
import { lastTurnBefore, mentionBefore } from './candidates.js';
import { entitySpeaker, toldBy, type Resolution, type Scene, type Turn } from './scene.js';

export function speakerOfLabel(scene: Scene): Resolution {
  const { story, people, prepared, attribution } = scene;
  const printed = textOf(prepared.text, [attribution.source!]);
  const words = printed
    .toLowerCase()
    .split(' ')
    .filter((word, i, all) => i === all.length - 1 || !titleOf(word));
  const entity = bearerOf(scene, words);
  if (entity >= 0) return entitySpeaker(story, entity, 'label');
  const isRole = people.roles.has(words.at(-1)!) || ROLES.has(words.at(-1)!);
  const name = isRole ? words.join(' ') : words.map(capitalised).join(' ');
  return {
    speaker: { name, kind: isRole ? 'unnamed' : 'person', entity: null },
    entity: -1,
    evidence: 'label',
  };
}

const ROLES = new Set(
  'host interviewer moderator presenter reporter announcer narrator caller audience crowd'.split(' '),
);

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The person whose name ends in the label's last word, and begins with its first where it has two; the fullest name. */
function bearerOf({ story }: Scene, words: readonly string[]): number {
  let best = -1;
  story.entities.forEach(({ name, type }, entity) => {
    if (type !== 'person') return;
    const own = name.toLowerCase().split(' ');
    const same = own.at(-1) === words.at(-1) || (words.length === 1 && own[0] === words[0] && best < 0);
    if (!same || (words.length > 1 && own.length > 1 && own[0] !== words[0])) return;
    if (best < 0 || own.length > story.entities[best]!.name.split(' ').length) best = entity;
  });
  return best;
}

/** How near the exchange before a first question must be, in paragraphs. */
const EXCHANGE_PARAGRAPHS = 3;

/** Who asks or answers: as in the questions before; else whoever exchanged words just before; else whom the lead introduces. */
export function speakerOfQuestion(scene: Scene, layout: 'question' | 'answer'): Resolution {
  const known = scene.turns.findLast(({ attribution }) => attribution.layout === layout);
  if (known) return known.resolution;
  const [answers, asks] = exchangeBefore(scene) ?? [null, null];
  if (layout === 'answer') return answers ?? leadPerson(scene);
  return asks ?? interviewer(scene);
}

/** Of the last two who spoke near by, who answers and who asks. */
function exchangeBefore(scene: Scene): readonly [Resolution, Resolution] | null {
  const last = scene.turns.findLast(
    ({ attribution, nested }) => !nested && !isQuestionOrAnswer(attribution.layout),
  );
  if (!last || !isNear(scene, last)) return null;
  const other = scene.turns
    .slice(-12)
    .findLast(
      (turn) =>
        turn.token < last.token &&
        !turn.nested &&
        isNear(scene, turn) &&
        (turn.resolution.speaker?.kind === 'person' || turn.resolution.speaker?.kind === 'unnamed') &&
        turn.resolution.speaker.name !== last.resolution.speaker?.name,
    );
  if (!other || !last.resolution.speaker) return null;
  const asked = /\?["”’']?$/.test(textOf(scene.prepared.text, last.attribution.content));
  const pair = asked ? [other, last] : [last, other];
  return [toldBy(pair[0]!.resolution, 'answer'), toldBy(pair[1]!.resolution, 'question')];
}

function isQuestionOrAnswer(layout: string | undefined): boolean {
  return layout === 'question' || layout === 'answer';
}

function isNear({ prepared, token }: Scene, turn: Turn): boolean {
  const end = firstTokenAt(prepared, turn.attribution.content.at(-1)!.end - 1);
  return paragraphOf(prepared, token) - paragraphOf(prepared, end) <= EXCHANGE_PARAGRAPHS;
}

/** The person named most before the first question. */
function leadPerson(scene: Scene): Resolution {
  const { story } = scene;
  const counts = new Map<number, number>();
  for (let m = mentionBefore(story, scene.token); m >= 0; m--) {
    const entity = story.entityOf[m]!;
    const { type, name } = story.entities[entity]!;
    if (type === 'person' && name !== scene.authorship.author)
      counts.set(entity, (counts.get(entity) ?? 0) + 1);
  }
  let best = -1;
  for (const [entity, count] of [...counts].reverse())
    if (best < 0 || count > counts.get(best)!) best = entity;
  if (best >= 0) return entitySpeaker(story, best, 'answer');
  return { speaker: { name: 'interviewee', kind: 'unnamed', entity: null }, entity: -1, evidence: 'answer' };
}

/** "… spoke to the Echo", else the article's own voice. */
function interviewer(scene: Scene): Resolution {
  const { story, prepared, authorship } = scene;
  for (let m = mentionBefore(story, scene.token); m >= 0; m--) {
    const { firstToken } = story.mentions[m]!;
    const entity = story.entityOf[m]!;
    const { type } = story.entities[entity]!;
    if ((type === 'organization' || type === 'person') && isTalkedTo(prepared.tokens, firstToken))
      return entitySpeaker(story, entity, 'question');
  }
  const { author, publisher } = authorship;
  if (author)
    return { speaker: { name: author, kind: 'person', entity: null }, entity: -1, evidence: 'question' };
  if (publisher)
    return {
      speaker: { name: publisher, kind: 'organization', entity: null },
      entity: -1,
      evidence: 'question',
    };
  return {
    speaker: { name: 'interviewer', kind: 'unnamed', entity: null },
    entity: -1,
    evidence: 'question',
  };
}

const TALKS = new Set(['speak', 'talk', 'sit', 'chat', 'tell']);
const TALK_WITHIN = 4;

/** A verb of talking and "to" or "with" stand shortly before. */
function isTalkedTo(tokens: Scene['prepared']['tokens'], name: number): boolean {
  let to = false;
  for (let i = name - 1; i >= 0 && i >= name - TALK_WITHIN; i--) {
    to ||= /^(?:to|with)$/.test(wordLower(tokens.word[i]!));
    if (TALKS.has(wordLower(tokens.lemma[i]!))) return to || wordLower(tokens.lemma[i]!) === 'tell';
  }
  return false;
}

/** For features of dialogue: the last turn, where it stands in the paragraph before or in this one. */
export function turnRightBefore(scene: Scene): Turn | undefined {
  const last = lastTurnBefore(scene);
  if (!last) return undefined;
  const end = firstTokenAt(scene.prepared, last.attribution.content.at(-1)!.end - 1);
  return paragraphOf(scene.prepared, scene.token) - paragraphOf(scene.prepared, end) <= 1 ? last : undefined;
}
