/** People without a name whom the sentence before is about: "A man was questioned on Tuesday. He said …". */
import { POS } from '../../prepare/prepared.js';
import { wordLower } from '../../prepare/words.js';
import type { Gender } from '../entities/people.js';
import { GENDERED_ROLES } from '../entities/titles.js';
import { wordLists } from '../word-lists.js';
import type { Resolution, Scene } from './scene.js';
import { personAt } from './phrase-heads.js';
import { parseSource } from './source-phrase.js';

const { isIndefinite } = wordLists({ isIndefinite: 'a an one another' });
const SUBJECT_WITHIN_TOKENS = 6;

/** Null where the sentence before opens with nobody so, names a person, or is in another paragraph. */
export function strangerBefore(scene: Scene, token: number, gender: Gender): Resolution | null {
  const { prepared, story, people } = scene;
  const { tokens, sentences } = prepared;
  const here = tokens.sentence[token]!;
  const before = sentences[here - 1];
  if (!before || before.paragraph !== sentences[here]!.paragraph) return null;
  if (!isIndefinite(tokens.word[before.firstToken]!)) return null;
  for (let i = before.firstToken; i < before.endToken; i++) if (personAt(story, i) >= 0) return null;
  for (
    let i = before.firstToken + 1;
    i < Math.min(before.endToken, before.firstToken + SUBJECT_WITHIN_TOKENS);
    i++
  ) {
    // "A: My aunt's." opens with a label.
    if (tokens.pos[i] === POS.PUNCT) return null;
    const noun = wordLower(tokens.word[i]!);
    if (!people.roles.has(noun)) continue;
    const known = GENDERED_ROLES.get(noun);
    if (known && known !== gender) return null;
    const phrase = parseSource(prepared, story, { first: before.firstToken, end: i + 1 });
    return (
      phrase && {
        speaker: { name: phrase.text, kind: 'unnamed', entity: null },
        entity: -1,
        evidence: 'stranger',
      }
    );
  }
  return null;
}

const MAX_SUBJECT_TOKENS = 12;

/** "Researchers at the college studied eels. They said …": the plural subject of the sentence before; or null. */
export function strangersBefore(scene: Scene, token: number): Resolution | null {
  const { prepared, story, people, turns } = scene;
  const { tokens, sentences } = prepared;
  const here = tokens.sentence[token]!;
  const before = sentences[here - 1];
  if (!before || before.paragraph !== sentences[here]!.paragraph) return null;
  if (turns.some((turn) => turn.token >= before.firstToken && turn.token < token)) return null;
  let end = before.firstToken;
  const limit = Math.min(before.endToken, end + MAX_SUBJECT_TOKENS);
  while (end < limit && tokens.pos[end] !== POS.VERB && tokens.pos[end] !== POS.AUX) {
    if (tokens.pos[end] === POS.PUNCT || prepared.quotationAt[end]! >= 0) return null;
    end++;
  }
  if (end === limit || end === before.firstToken) return null;
  const phrase = parseSource(prepared, story, { first: before.firstToken, end });
  const many = phrase?.kind === 'nominal' && (phrase.plural || /(?:s|men)$/.test(phrase.head));
  if (!many || !people.roles.has(phrase.head)) return null;
  return {
    speaker: { name: phrase.text, kind: 'group', entity: null },
    entity: -1,
    evidence: 'stranger',
  };
}
