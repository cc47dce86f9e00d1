/** To whom a statement was said: "Petrie told Grant", "the judge asked Karl Voigt". */
import { wordLower } from '../../prepare/words.js';
import type { Gender } from '../entities/people.js';
import { typeAt } from '../entities/story.js';
import { firstTokenAt, tokenAfter } from '../tokens-of.js';
import { genderOfPronoun } from './pronoun-words.js';
import { entitySpeaker, type Resolution, type Scene, type Turn } from './scene.js';

const WITHIN_TOKENS = 6;

/** The person named right after the cue, outside the quoted words. */
export function addresseeOf(
  { prepared, story }: Scene,
  { attribution, resolution }: Turn,
): Resolution | null {
  const cue = attribution.cue[0];
  if (!cue) return null;
  const first = tokenAfter(prepared, cue.end);
  const sentence = prepared.tokens.sentence[firstTokenAt(prepared, cue.start)];
  for (let i = first; i < first + WITHIN_TOKENS && i < prepared.tokens.count; i++) {
    if (prepared.tokens.sentence[i] !== sentence || prepared.quotationAt[i]! >= 0) return null;
    const mention = story.mentionAt[i]!;
    if (mention < 0 || typeAt(story, mention) !== 'person') continue;
    const entity = story.entityOf[mention]!;
    if (entity !== resolution.entity) return entitySpeaker(story, entity, 'addressee');
  }
  return null;
}

/** "Tace put it to her that …": a pronoun of the gender right after the cue, outside the quoted words. */
export function addressesOneOf({ prepared }: Scene, { attribution }: Turn, gender: Gender): boolean {
  const cue = attribution.cue[0];
  if (!cue) return false;
  const { word, sentence, count } = prepared.tokens;
  const first = tokenAfter(prepared, cue.end);
  const content = firstTokenAt(prepared, attribution.content[0]!.start);
  const limit = content > first ? content : first + WITHIN_TOKENS;
  for (let i = first; i < Math.min(limit, first + WITHIN_TOKENS, count); i++) {
    if (sentence[i] !== sentence[first] || prepared.quotationAt[i]! >= 0) return false;
    const lower = wordLower(word[i]!);
    if (lower === 'him' || lower === 'her') return genderOfPronoun(lower) === gender;
  }
  return false;
}
