/**
 * Is somebody reported as saying a thing, or as thinking, wanting, feeling or planning it?
 *
 * The list is our own judgement over the cue lemmas that occur in news: what tells a state of mind without any act of
 * telling is thought; everything else that attributes is speech.
 */
import type { Tokens } from '../../prepare/prepared.js';
import { POS } from '../../prepare/prepared.js';
import { lowerId, wordId, wordLower } from '../../prepare/words.js';
import type { QuoteAct } from '../../record.js';
import { wordLists } from '../word-lists.js';
import type { Range } from './marks.js';

const THOUGHT = new Set(
  // belief and knowledge
  (
    'believe belief think thought know knowledge suspect suspicion assume assumption presume suppose guess reckon ' +
    'imagine doubt wonder understand realize realise recognize remember forget learn consider view see feel feeling ' +
    'sense perceive deem await crave despise detest loathe delight relieve regard expect expectation anticipate foresee figure convince confident certain sure ' +
    'aware unaware skeptical sceptical mind opinion perception notice hear mistake envision envisage contemplate ponder ' +
    'mull fantasise fantasize misunderstand puzzle baffle confuse surprise amaze shock dismay disappoint frustrate ' +
    // wish and fear
    'hope hopeful wish want desire long prefer preference like love hate dislike enjoy fear afraid dread worry worried ' +
    'concern concerned regret care envy admire admiration trust distrust mistrust resent respect appreciate value ' +
    'fond happy unhappy glad proud angry upset eager keen reluctant willing unwilling ready interested interest ' +
    // intent
    'plan intend intention intent aim seek try attempt decision determined resolve choose opt ' +
    'prepare hesitate strive struggle pursue target ambition goal effort bid ' +
    // stance
    'support supporter oppose opponent opposition favor favour back backing tolerate disapprove disapproval ' +
    // appearance
    'seem appear look'
  ).split(' '),
);

/** A verb by itself, none after another: "Roe shot back". */
const BACK = wordId('back');

/** Published where a body or a paper does it, thought where one person does. */
const FINDINGS = new Set(
  'find conclude discover determine judge assess estimate calculate reckon decide'.split(' '),
);

/** Who hears what others say there: "the court heard that …". */
export const { isForum } = wordLists({
  isForum: 'court jury jurors inquiry inquest tribunal hearing trial magistrates mps committee panel commons',
});

/** The act that a cue tells of, by its last verb, else by its last word; no cue reports speech. */
export function actOf(tokens: Tokens, cue: Range | null, source: Range | null): QuoteAct {
  if (!cue) return 'speech';
  let end = cue.end;
  if (end - cue.first > 1 && lowerId(tokens.word[end - 1]!) === BACK) end--;
  let head = end - 1;
  for (let i = cue.first; i < end; i++) if (tokens.pos[i] === POS.VERB) head = i;
  const lemma = wordLower(tokens.lemma[head]!);
  if (lemma === 'hear') return source && !isForum(tokens.word[source.end - 1]!) ? 'thought' : 'speech';
  if (FINDINGS.has(lemma)) return source && tokens.pos[source.first] === POS.PRON ? 'thought' : 'speech';
  return THOUGHT.has(lemma) ? 'thought' : 'speech';
}
