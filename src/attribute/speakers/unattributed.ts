/**
 * Quotes without a source of their own: the speaker is told by the reporting sentence, else by the text right before,
 * which introduces somebody or reports an exchange, else it is whoever spoke before.
 */
import { wordLower, wordText } from '../../prepare/words.js';
import { contains } from '../../span.js';
import { POS, type Prepared } from '../../prepare/prepared.js';
import { isPutTo } from '../clauses.js';
import { typeAt, type Story } from '../entities/story.js';
import { firstTokenAt, paragraphOf, tokenAfter } from '../tokens-of.js';
import { addresseeOf } from './addressee.js';
import { lastTurnBefore } from './candidates.js';
import { turnRightBefore } from './labels.js';
import { ROLE } from './mention-roles.js';
import { genderOfPronoun } from './pronoun-words.js';
import { bestCandidate, chosen } from './ranker.js';
import { entitySpeaker, toldBy, unknownSpeaker, type Resolution, type Scene, type Turn } from './scene.js';

/** How many paragraphs a quotation may stand after the speaker who goes on. */
const QUOTATION_PARAGRAPHS = 2;
/** A subject begins this near the head of its sentence. */
const SUBJECT_WITHIN_TOKENS = 3;
/** So many words of title may stand before a name: "by the board's chief engineer Ana Roe". */
const NAME_WITHIN_TOKENS = 5;

export function speakerWithoutSource(scene: Scene): Resolution {
  if (isPutToSubject(scene)) {
    const agent = agentOfCue(scene);
    return agent >= 0 ? entitySpeaker(scene.story, agent, 'subject') : unknownSpeaker('no-source');
  }
  const subject = subjectOfCue(scene);
  if (subject >= 0) return entitySpeaker(scene.story, subject, 'subject');
  const agent = agentOfCue(scene);
  if (agent >= 0) return entitySpeaker(scene.story, agent, 'subject');
  const following = subjectAfterParticiple(scene);
  if (following) return following;
  if (scene.attribution.type === 'indirect') return lastSpeaker(scene, 0);
  return dialogue(scene) ?? introduced(scene) ?? lastSpeaker(scene, QUOTATION_PARAGRAPHS);
}

/** "Asked whether it would close, Roe said …": a question to whoever the sentence is about. */
function isPutToSubject({ prepared, attribution }: Scene): boolean {
  const cue = attribution.cue[0];
  if (!cue) return false;
  const { tokens, sentences } = prepared;
  const first = firstTokenAt(prepared, cue.start);
  const opens = sentences[tokens.sentence[first]!]!.firstToken;
  const verb = first === opens + 1 && /^(?:when|if)$/.test(wordLower(tokens.word[opens]!)) ? opens : first;
  return verb === opens && isPutTo(tokens.word[first]!);
}

function lastSpeaker(scene: Scene, paragraphs: number): Resolution {
  const last = lastTurnBefore(scene);
  if (!last?.resolution.speaker) return unknownSpeaker('no-source');
  const end = firstTokenAt(scene.prepared, last.attribution.content.at(-1)!.end - 1);
  const away =
    paragraphOf(scene.prepared, scene.token) - paragraphOf(scene.prepared, Math.max(end, last.token));
  return away <= paragraphs ? toldBy(last.resolution, 'same-speaker-goes-on') : unknownSpeaker('no-source');
}

/** "Roe, whose firm built it, said ...", "..., said Roe": the name that opens the cue's sentence or follows the cue; or -1. */
function subjectOfCue({ prepared, story, attribution }: Scene): number {
  const cue = attribution.cue[0];
  if (!cue) return -1;
  const after = tokenAfter(prepared, cue.end);
  const before = firstTokenAt(prepared, cue.start);
  const { firstToken, endToken } = prepared.sentences[prepared.tokens.sentence[before]!]!;
  for (let place = -1; place < SUBJECT_WITHIN_TOKENS; place++) {
    const token = place < 0 ? after : firstToken + place;
    if (place >= 0 && token >= before) break;
    const mention = token < endToken ? story.mentionAt[token]! : -1;
    if (mention < 0 || prepared.quotationAt[token]! >= 0) continue;
    if (attribution.content.some((span) => contains(span, story.mentions[mention]!))) continue;
    const type = typeAt(story, mention);
    if (type === 'person' || type === 'organization') return story.entityOf[mention]!;
  }
  const afterContent = attribution.content[0]!.start < cue.start;
  return afterContent ? nameThatEnds(prepared, story, before) : -1;
}

/** "The plan was described by Len Ott as …", "when pressed by Holt about …": whom "by" in the cue or right after it names; or -1. */
function agentOfCue({ prepared, story, attribution }: Scene): number {
  const cue = attribution.cue[0];
  if (!cue) return -1;
  const { tokens, sentences } = prepared;
  const first = firstTokenAt(prepared, cue.start);
  const { endToken } = sentences[tokens.sentence[first]!]!;
  const after = Math.min(tokenAfter(prepared, cue.end), endToken - 2);
  for (let i = first + 1; i <= after; i++)
    if (wordLower(tokens.word[i]!) === 'by') return nameFrom(prepared, story, i + 1);
  return -1;
}

/** The person or body whose name stands here or after a few words of title; the entity, or -1. */
function nameFrom({ tokens, quotationAt }: Prepared, story: Story, from: number): number {
  for (let i = from; i < Math.min(from + NAME_WITHIN_TOKENS, tokens.count); i++) {
    if (quotationAt[i]! >= 0 || tokens.sentence[i] !== tokens.sentence[from]) return -1;
    const mention = story.mentionAt[i]!;
    if (mention >= 0) {
      const type = typeAt(story, mention);
      return type === 'person' || type === 'organization' ? story.entityOf[mention]! : -1;
    }
    const pos = tokens.pos[i];
    if (pos !== POS.NOUN && pos !== POS.PROPN && pos !== POS.ADJ && pos !== POS.DET) return -1;
  }
  return -1;
}

/** "Citing a rumour, Petrie accused …": the subject of the clause after a participle that opens its sentence. */
function subjectAfterParticiple(scene: Scene): Resolution | null {
  const { prepared, story, attribution } = scene;
  const { tokens, sentences, quotationAt } = prepared;
  const cue = attribution.cue[0];
  if (!cue) return null;
  const first = firstTokenAt(prepared, cue.start);
  const { firstToken, endToken } = sentences[tokens.sentence[first]!]!;
  if (first !== firstToken || !wordLower(tokens.word[first]!).endsWith('ing')) return null;
  for (let i = first + 1; i + 1 < endToken; i++) {
    if (quotationAt[i]! >= 0 || wordText(tokens.word[i]!) !== ',') continue;
    const entity = nameFrom(prepared, story, i + 1);
    if (entity >= 0) return entitySpeaker(story, entity, 'subject');
    const gender = genderOfPronoun(wordLower(tokens.word[i + 1]!));
    if (!gender || quotationAt[i + 1]! >= 0) continue;
    const choice = bestCandidate(scene, { at: i + 1, types: ['person'], gender });
    return choice && chosen(scene, choice, 'subject');
  }
  return null;
}

/** "…,” said, with a glance at the door, Mick Dunne.": a person's name that ends the cue's sentence; or -1. */
function nameThatEnds({ tokens, sentences }: Prepared, story: Story, cue: number): number {
  const { endToken } = sentences[tokens.sentence[cue]!]!;
  const mention = endToken - 2 > cue ? story.mentionAt[endToken - 2]! : -1;
  return mention >= 0 && typeAt(story, mention) === 'person' ? story.entityOf[mention]! : -1;
}

/** An answer to the question in the paragraph right before, or the next turn of an exchange without reporting words. */
function dialogue(scene: Scene): Resolution | null {
  const last = turnRightBefore(scene);
  if (!last || last.attribution.type !== 'direct' || !isNewParagraph(scene, last)) return null;
  const asked = isAsked(scene.prepared.text, last);
  const inExchange = last.resolution.evidence === 'dialogue' || answered(scene, last);
  if (!asked && !inExchange) return null;
  if (narrativeSentence(scene, last) >= 0 && !inExchange && !isReporting(scene, last)) return null;
  const other = addresseeOf(scene, last) ?? otherSpeaker(scene, last);
  return other && toldBy(other, 'dialogue');
}

function isNewParagraph({ prepared, token }: Scene, last: Turn): boolean {
  const end = firstTokenAt(prepared, last.attribution.content.at(-1)!.end - 1);
  return paragraphOf(prepared, token) > paragraphOf(prepared, end);
}

/** The turn before the last asked in the paragraph above it, and the last, another's, answered. */
function answered({ prepared, turns }: Scene, last: Turn): boolean {
  const before = turns[turns.lastIndexOf(last) - 1];
  if (!before || before.resolution.speaker?.name === last.resolution.speaker?.name) return false;
  const away = paragraphOf(prepared, last.token) - paragraphOf(prepared, before.token);
  return away === 1 && isAsked(prepared.text, before);
}

/** Its words end in a question mark, whatever quotation marks follow. */
function isAsked(text: string, { attribution }: Turn): boolean {
  const { start, end } = attribution.content.at(-1)!;
  let last = end - 1;
  while (last > start && `"”’'`.includes(text[last]!)) last--;
  return text[last] === '?';
}

/** The speaker before the last who is somebody else, among the last few turns. */
function otherSpeaker({ turns }: Scene, last: Turn): Resolution | null {
  const name = last.resolution.speaker?.name;
  const other = turns
    .slice(-4)
    .findLast((turn) => turn !== last && turn.resolution.speaker && turn.resolution.speaker.name !== name);
  return other?.resolution ?? null;
}

function isReporting({ prepared }: Scene, last: Turn): boolean {
  const { cue } = last.attribution;
  return cue.length > 0 && prepared.tokens.sentence[firstTokenAt(prepared, cue[0]!.start)] !== undefined;
}

/** The person whom the last sentence before the quotation is about: its first subject, by name or by pronoun. */
function introduced(scene: Scene): Resolution | null {
  const { prepared, story, roles } = scene;
  const sentence = narrativeSentence(scene, lastTurnBefore(scene));
  if (sentence < 0) return null;
  const { firstToken, endToken } = prepared.sentences[sentence]!;
  for (let i = firstToken; i < endToken; i++) {
    if (prepared.quotationAt[i]! >= 0) return null;
    const mention = story.mentionAt[i]!;
    if (mention >= 0 && typeAt(story, mention) === 'person' && roles(mention) === ROLE.subject)
      return entitySpeaker(story, story.entityOf[mention]!, 'introduced');
    const word = wordLower(prepared.tokens.word[i]!);
    if ((word !== 'he' && word !== 'she') || i - firstToken > SUBJECT_WITHIN_TOKENS) continue;
    const gender = genderOfPronoun(word);
    const choice = bestCandidate(scene, { at: i, types: ['person'], gender });
    return choice && chosen(scene, choice, 'introduced');
  }
  return null;
}

/** The sentence right before the quotation, in its paragraph or the one above, with no quoted words; or -1. */
function narrativeSentence({ prepared, token }: Scene, last: Turn | undefined): number {
  const here = prepared.tokens.sentence[token]!;
  const before = prepared.sentences[here - 1];
  if (!before || before.block !== 'body') return -1;
  if (prepared.sentences[here]!.paragraph - before.paragraph > 1) return -1;
  if (last && firstTokenAt(prepared, last.attribution.content.at(-1)!.end - 1) >= before.firstToken)
    return -1;
  return here - 1;
}
