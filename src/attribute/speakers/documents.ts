/** What a document is called: its first full mention, with whoever issued it. */
import { POS, type Prepared } from '../../prepare/prepared.js';
import { keptByWord } from '../../prepare/word-facts.js';
import { lowerId, wordId, wordLower } from '../../prepare/words.js';
import { onOneLine } from '../../span.js';
import { typeAt, type Story } from '../entities/story.js';
import { wordLists } from '../word-lists.js';
import type { Scene } from './scene.js';
import { isDocumentNoun } from './nouns.js';
import { parseSource, type SourcePhrase } from './source-phrase.js';

/** Papers that are their issuer's own voice; a poll or a study speaks for itself. */
const VOICES = new Set('article statement editorial column release tweet tweets post posts'.split(' '));
const ISSUED_BY = new Set(['by', 'from', 'of']);

/** "An article from the state KCNA news agency": the entity that issued it, or -1. */
export function issuerOf({ prepared, story }: Scene, { head, firstToken, coreEnd }: SourcePhrase): number {
  if (WRITTEN.has(head)) return writerOf(prepared, story, firstToken, coreEnd);
  if (!VOICES.has(head) && head !== 'report') return -1;
  let by = -1;
  for (let i = firstToken; i < coreEnd; i++) {
    const word = wordLower(prepared.tokens.word[i]!);
    if (by < 0 && ISSUED_BY.has(word) && (head !== 'report' || word === 'by')) by = i;
    const mention = story.mentionAt[i]!;
    if (by < 0 || mention < 0) continue;
    const type = typeAt(story, mention);
    if (type === 'organization' || type === 'person') return story.entityOf[mention]!;
  }
  return -1;
}

/** Papers in which one person or body writes to another. */
const WRITTEN = new Set('letter email e-mail memo missive message note'.split(' '));

/** "Hale's earlier missive on the dam": whose it is; or -1. */
function writerOf(prepared: Prepared, story: Story, firstToken: number, coreEnd: number): number {
  const mention = story.mentionAt[firstToken]!;
  if (mention < 0) return -1;
  const { endToken } = story.mentions[mention]!;
  const type = typeAt(story, mention);
  const owns = endToken < coreEnd && prepared.tokens.pos[endToken] === POS.PART;
  return owns && (type === 'person' || type === 'organization') ? story.entityOf[mention]! : -1;
}

const SEEN = new Set('see obtain review view read publish leak'.split(' '));
const SEEN_WITHIN = 14;
const { isBeforeSeer } = wordLists({ isBeforeSeer: 'by which that' });

/** "A memo seen by this newspaper says", "that report, which the Packet has seen, reads": the paper, not who has seen it. */
export function documentSeenBy(scene: Scene, { firstToken, coreEnd }: SourcePhrase): SourcePhrase | null {
  const { prepared, story } = scene;
  const { tokens } = prepared;
  if (firstToken === 0 || !isBeforeSeer(tokens.word[firstToken - 1]!)) return null;
  const lemma = (token: number): string => (token < tokens.count ? wordLower(tokens.lemma[token]!) : '');
  const word = (token: number): string =>
    token >= 0 && token < tokens.count ? wordLower(tokens.word[token]!) : '';
  const passive = word(firstToken - 1) === 'by' && SEEN.has(lemma(firstToken - 2));
  const relative =
    /^(?:which|that)$/.test(word(firstToken - 1)) &&
    SEEN.has(lemma(/^(?:has|have|had)$/.test(word(coreEnd)) ? coreEnd + 1 : coreEnd));
  if (!passive && !relative) return null;
  const floor = Math.max(
    0,
    prepared.sentences[tokens.sentence[firstToken]!]!.firstToken,
    firstToken - SEEN_WITHIN,
  );
  for (let i = firstToken - 1; i >= floor; i--) {
    if (!isDocumentNoun(word(i))) continue;
    return parseSource(prepared, story, { first: startOfNoun(scene, i), end: i + 1 });
  }
  return null;
}

const isDocumentWord = keptByWord((word) => isDocumentNoun(wordLower(word)));

function startOfNoun({ prepared, story }: Pick<Scene, 'prepared' | 'story'>, noun: number): number {
  const floor = Math.max(0, noun - MAX_MODIFIERS);
  let first = noun;
  while (first > floor && isModifier(prepared.tokens.pos[first - 1]!, story.mentionAt[first - 1]!)) first--;
  return first;
}

/** "The board sent a letter. It said …": a paper in the sentence before that names no body; or null. */
export function documentBefore(scene: Scene, token: number): SourcePhrase | null {
  const { prepared, story } = scene;
  const { tokens } = prepared;
  const here = tokens.sentence[token]!;
  const before = prepared.sentences[here - 1];
  if (!before || before.paragraph !== prepared.sentences[here]!.paragraph) return null;
  let noun = -1;
  for (let i = before.firstToken; i < before.endToken; i++) {
    const mention = story.mentionAt[i]!;
    if (mention >= 0 && typeAt(story, mention) === 'organization') return null;
    if (tokens.pos[i] === POS.NOUN && isDocumentWord(tokens.word[i]!)) noun = i;
  }
  if (noun < 0) return null;
  const first = startOfNoun(scene, noun);
  return first === noun ? null : parseSource(prepared, story, { first, end: noun + 1 });
}

const LOOK_BACK_TOKENS = 600;
const MAX_MODIFIERS = 8;

/** "Poll: …" in a headline: what the text below calls it first, "a new Post-ABC poll"; else as printed. */
function laterDocument({ prepared, story }: Scene, phrase: SourcePhrase): string {
  const { tokens, text, sentences } = prepared;
  if (sentences[tokens.sentence[phrase.firstToken]!]!.block !== 'headline') return phrase.text;
  const head = wordId(phrase.head);
  for (let i = phrase.coreEnd; i < Math.min(tokens.count, phrase.coreEnd + LOOK_BACK_TOKENS); i++) {
    if (lowerId(tokens.word[i]!) !== head || tokens.pos[i] !== POS.NOUN) continue;
    const first = startOfNoun({ prepared, story }, i);
    if (i - first > 1) return onOneLine(text.slice(tokens.start[first], tokens.end[i]));
  }
  return phrase.text;
}

/** "The poll" is "a new Post-ABC poll" where the text calls it so before; else as printed. */
export function earlierDocument(scene: Scene, phrase: SourcePhrase): string {
  if (phrase.coreEnd - phrase.firstToken === 1) return laterDocument(scene, phrase);
  if (!phrase.definite || phrase.text.indexOf(' ') !== phrase.text.lastIndexOf(' ')) return phrase.text;
  const { tokens, text } = scene.prepared;
  const head = wordId(phrase.head);
  for (let i = phrase.firstToken - 1; i >= 0 && i > phrase.firstToken - LOOK_BACK_TOKENS; i--) {
    if (lowerId(tokens.word[i]!) !== head) continue;
    const first = startOfNoun(scene, i);
    if (first === i || !/^an?$/.test(wordLower(tokens.word[first]!))) continue;
    if (isPast(tokens.word[first + 1]!)) continue;
    return onOneLine(text.slice(tokens.start[first], tokens.end[i]));
  }
  return phrase.text;
}

const isPast = keptByWord((word) => /^(?:previous|earlier)$/.test(wordLower(word)));

function isModifier(pos: number, mention: number): boolean {
  return (
    mention >= 0 ||
    pos === POS.ADJ ||
    pos === POS.NOUN ||
    pos === POS.PROPN ||
    pos === POS.DET ||
    pos === POS.NUM
  );
}
