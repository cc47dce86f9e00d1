/** The speaker behind "he", "she", "they", "it", "we", "I" and "who". */
import { POS, type Prepared } from '../../prepare/prepared.js';
import { keptByWord } from '../../prepare/word-facts.js';
import { wordLower, wordText } from '../../prepare/words.js';
import type { EntityType, SpeakerKind } from '../../record.js';
import type { Gender } from '../entities/people.js';
import { typeAt, type Story } from '../entities/story.js';
import { isNominal } from '../nominal.js';
import { paragraphOf } from '../tokens-of.js';
import { lastTurnBefore, mentionBefore } from './candidates.js';
import { bestCandidate, chosen } from './ranker.js';
import { speakerOfNominal } from './nominals.js';
import { entitySpeaker, toldBy, unknownSpeaker, type Resolution, type Scene } from './scene.js';
import { genderOfPronoun, NEUTER, PLURAL, PLURAL_OWN, RELATIVE, SINGULAR_OWN } from './pronoun-words.js';
import { documentBefore } from './documents.js';
import { kindOfNoun } from './nouns.js';
import { addresseeOf, addressesOneOf } from './addressee.js';
import { turnRightBefore } from './labels.js';
import { strangerBefore, strangersBefore } from './strangers.js';
import { joinedNames } from './joined-names.js';
import { headOf, isPlural } from './phrase-heads.js';
import { parseSource, type SourcePhrase } from './source-phrase.js';

export function speakerOfPronoun(scene: Scene, phrase: SourcePhrase): Resolution {
  const { head } = phrase;
  const gender = genderOfPronoun(head);
  if (gender)
    return (
      replier(scene, phrase, gender) ??
      strangerBefore(scene, phrase.firstToken, gender) ??
      later(scene, phrase, gender) ??
      antecedent(scene, phrase, ['person'], gender)
    );
  if (SINGULAR_OWN.has(head)) return own(scene, authorName(scene.authorship.author), 'person');
  if (PLURAL_OWN.has(head)) return own(scene, scene.authorship.publisher, 'organization');
  if (RELATIVE.has(head)) return speakerBefore(scene, phrase);
  if (PLURAL.has(head))
    return (
      strangersBefore(scene, phrase.firstToken) ??
      lastTurnOf(scene, ['group', 'organization', 'unnamed'], 2) ??
      lastGroup(scene) ??
      personOfNoGender(scene) ??
      antecedent(scene, phrase, ['organization'], null)
    );
  if (NEUTER.has(head))
    return (
      paper(scene, phrase) ??
      subjectOfReport(scene) ??
      lastTurnOf(scene, ['organization', 'document'], 2) ??
      laterBody(scene, phrase) ??
      antecedent(scene, phrase, ['organization', 'place'], null)
    );
  return unknownSpeaker(`pronoun:${head}`);
}

/** Metadata print more than the name: "By JANE ROE. Email: …". */
function authorName(author: string | null): string | null {
  const name = author
    ?.replace(/^(?:written )?by\s+/i, '')
    .split(/[,;|(]|\.\s|\s(?=\S*@)/)[0]
    ?.trim();
  return name ? name : null;
}

/** "It" is the paper that the sentence before speaks of. */
function paper(scene: Scene, { firstToken }: SourcePhrase): Resolution | null {
  const document = documentBefore(scene, firstToken);
  return document && toldBy(speakerOfNominal(scene, document), 'pronoun:paper');
}

/** "Norway's wealth fund lost 2 percent, it said": the body that the report itself opens with; or null. */
function subjectOfReport(scene: Scene): Resolution | null {
  const { prepared, story, people, attribution, content } = scene;
  const { tokens, sentences } = prepared;
  const sentence = sentences[tokens.sentence[content]!]!;
  if (sentence.firstToken !== content || tokens.sentence[scene.token] !== tokens.sentence[content])
    return null;
  let end = content;
  while (end < scene.token && isOfSubject(tokens.pos[end]!)) end++;
  if (end === content || attribution.content[0]!.start >= tokens.start[scene.token]!) return null;
  const subject = parseSource(prepared, story, { first: content, end });
  if (subject?.kind !== 'nominal' || kindOfNoun(people, subject) !== 'organization') return null;
  return toldBy(speakerOfNominal(scene, subject), 'pronoun:subject');
}

/** "I" and "we": whoever's words they stand in, else the article's own voice. */
function own(scene: Scene, voice: string | null, kind: SpeakerKind): Resolution {
  if (scene.enclosing) return scene.enclosing.resolution;
  if (!voice) return (kind === 'person' && signatory(scene)) || unknownSpeaker('pronoun:first-person');
  return { speaker: { name: voice, kind, entity: null }, entity: -1, evidence: 'pronoun:first-person' };
}

const SIGNED_WITHIN_MENTIONS = 40;

/** A letter's writer: the person whose name stands next as a line of its own; or null. */
function signatory({ prepared, story, token }: Scene): Resolution | null {
  const { tokens, sentences, paragraphs, quotationAt } = prepared;
  if (quotationAt[token]! >= 0) return null;
  const from = mentionBefore(story, token) + 1;
  for (let m = from; m < Math.min(from + SIGNED_WITHIN_MENTIONS, story.mentions.length); m++) {
    const { firstToken, endToken } = story.mentions[m]!;
    const line = paragraphs[sentences[tokens.sentence[firstToken]!]!.paragraph]!;
    if (line.firstToken !== firstToken || typeAt(story, m) !== 'person' || endToken - firstToken < 2)
      continue;
    if (line.endToken === endToken || (line.endToken === endToken + 1 && tokens.pos[endToken] === POS.PUNCT))
      return entitySpeaker(story, story.entityOf[m]!, 'pronoun:first-person');
  }
  return null;
}

const UNNAMED_PEOPLE: readonly SpeakerKind[] = ['unnamed'];
const UNNAMED_BODIES: readonly SpeakerKind[] = ['organization', 'document'];

function antecedent(
  scene: Scene,
  { firstToken, head }: SourcePhrase,
  types: readonly EntityType[],
  gender: Gender | null,
  not = -1,
): Resolution {
  const inner = scene.enclosing?.resolution.entity ?? -1;
  const choice = bestCandidate(scene, {
    at: firstToken,
    types,
    gender,
    allowed: (entity) => entity !== inner && entity !== not,
    unnamed: types.includes('person') ? UNNAMED_PEOPLE : UNNAMED_BODIES,
  });
  return choice ? chosen(scene, choice, `pronoun:${head}`) : unknownSpeaker(`pronoun:${head}`);
}

const REPLIES = new Set(['reply', 'respond', 'answer', 'retort']);

/** "Petrie told Grant … she replied", "Petrie put it to her … she replied": the one who was spoken to. */
function replier(scene: Scene, phrase: SourcePhrase, gender: Gender): Resolution | null {
  if (!REPLIES.has(scene.cue)) return null;
  const last = turnRightBefore(scene);
  if (!last) return null;
  const to = addresseeOf(scene, last);
  if (!to && addressesOneOf(scene, last, gender))
    return antecedent(scene, phrase, ['person'], gender, last.resolution.entity);
  if (!to) return null;
  const known = scene.story.facts[to.entity]!.gender;
  return known === null || known === gender ? to : null;
}

/** "Before she said so, Maeve Connor had …": the next person in the sentence, where the story names nobody of the gender before. */
function later(scene: Scene, { firstToken }: SourcePhrase, gender: Gender): Resolution | null {
  const { prepared, story } = scene;
  const sentence = prepared.sentences[prepared.tokens.sentence[firstToken]!]!;
  const fits = (mention: number): boolean => {
    const known = story.facts[story.entityOf[mention]!]!.gender;
    return typeAt(story, mention) === 'person' && (known === null || known === gender);
  };
  const before = mentionBefore(story, firstToken);
  for (let m = before; m >= 0; m--) if (fits(m)) return null;
  const next = story.mentions[before + 1];
  if (!next || next.endToken > sentence.endToken || !fits(before + 1)) return null;
  if (prepared.quotationAt[next.firstToken]! >= 0) return null;
  return entitySpeaker(story, story.entityOf[before + 1]!, 'pronoun:later');
}

/** A noun phrase with its possessive marks. */
function isOfSubject(pos: number): boolean {
  return isNominal(pos) || pos === POS.PART;
}

const LATER_SENTENCES = 2;

/** "Profit fell by a fifth, it said. Helvar makes valves.": the next body, where the story names none before. */
function laterBody({ prepared, story, content }: Scene, { firstToken }: SourcePhrase): Resolution | null {
  const { tokens, sentences } = prepared;
  if (content > firstToken) return null;
  const before = mentionBefore(story, firstToken);
  for (let m = before; m >= 0; m--) if (typeAt(story, m) !== 'person') return null;
  const last = tokens.sentence[firstToken]! + LATER_SENTENCES;
  const limit = sentences[Math.min(last, sentences.length - 1)]!.endToken;
  for (let m = before + 1; m < story.mentions.length; m++) {
    const token = story.mentions[m]!.firstToken;
    if (token >= limit || prepared.quotationAt[token]! >= 0) return null;
    if (typeAt(story, m) === 'organization') return entitySpeaker(story, story.entityOf[m]!, 'pronoun:later');
  }
  return null;
}

const GROUP_TURNS = 3;

/** The people who spoke last, within a paragraph, though a paper or somebody else spoke since. */
function lastGroup({ prepared, turns, token }: Scene): Resolution | null {
  const group = turns.slice(-GROUP_TURNS).findLast(({ resolution }) => resolution.speaker?.kind === 'group');
  if (!group || paragraphOf(prepared, token) - paragraphOf(prepared, group.token) > 1) return null;
  return toldBy(group.resolution, 'pronoun:last-speaker');
}

function lastTurnOf(scene: Scene, kinds: readonly string[], paragraphs: number): Resolution | null {
  const last = lastTurnBefore(scene);
  if (!last?.resolution.speaker || !kinds.includes(last.resolution.speaker.kind)) return null;
  const away = paragraphOf(scene.prepared, scene.token) - paragraphOf(scene.prepared, last.token);
  return away <= paragraphs ? toldBy(last.resolution, 'pronoun:last-speaker') : null;
}

/** Singular "they": the person who spoke last, or the only one named so far, where nothing tells that person's gender. */
function personOfNoGender(scene: Scene): Resolution | null {
  const { facts } = scene.story;
  const last = lastTurnOf(scene, ['person'], 1);
  if (last && last.entity >= 0) return facts[last.entity]!.gender === null ? last : null;
  const only = onlyPersonBefore(scene);
  return only >= 0 && facts[only]!.gender === null ? entitySpeaker(scene.story, only, 'pronoun:they') : null;
}

/** The one person or body that the story names before, or -1 where it names none or several. */
function onlyPersonBefore({ story, token }: Scene): number {
  let only = -1;
  for (let m = mentionBefore(story, token); m >= 0; m--) {
    const type = typeAt(story, m);
    if (type !== 'person' && type !== 'organization') continue;
    const entity = story.entityOf[m]!;
    if (type === 'organization' || (only >= 0 && only !== entity)) return -1;
    only = entity;
  }
  return only;
}

/** "Roe, who said ..." and "voters who said ...": the phrase that the relative clause follows. */
function speakerBefore(scene: Scene, phrase: SourcePhrase): Resolution {
  const { prepared, story } = scene;
  const end = skipComma(prepared, phrase.firstToken);
  const start = startOfPhrase(prepared, end);
  if (start === end) return unknownSpeaker('pronoun:relative');
  const couple = coupleBefore(prepared, story, start, end);
  if (couple)
    return {
      entity: -1,
      evidence: 'pronoun:relative',
      speaker: { name: couple, kind: 'group', entity: null },
    };
  const head = parseSource(prepared, story, { first: start, end });
  if (head?.kind === 'names')
    return {
      entity: -1,
      evidence: 'pronoun:relative',
      speaker: { name: head.text, kind: 'group', entity: null },
    };
  const named = personEndingAt(scene, end);
  if (named >= 0) return entitySpeaker(story, story.entityOf[named]!, 'pronoun:relative');
  if (head?.kind === 'name') return entitySpeaker(story, head.entity, 'pronoun:relative');
  const described = personEndingAt(scene, skipComma(prepared, start));
  if (start !== end && described >= 0 && skipComma(prepared, start) < start)
    return entitySpeaker(story, story.entityOf[described]!, 'pronoun:relative');
  if (head?.kind === 'nominal') return toldBy(speakerOfNominal(scene, head), 'pronoun:relative');
  return unknownSpeaker('pronoun:relative');
}

/**
 * "Two voters, Tess Hale and Ben Ash, who saw …", "Norway and Chile, the two largest exporters, which …": the names, where
 * a plural noun stands beside them; or null.
 */
function coupleBefore(prepared: Prepared, story: Story, start: number, end: number): string | null {
  const { tokens } = prepared;
  const beside = skipComma(prepared, start);
  const headAfter = headOf(prepared, story, start, end);
  const plural = isPlural(prepared, headAfter, start) || looksPlural(tokens.word[headAfter]!);
  const told = beside < start && story.mentionAt[headAfter]! < 0 && plural;
  const last = mentionBefore(story, told ? beside : end);
  const first = last - 1;
  if (first < 0 || story.mentions[last]!.endToken !== (told ? beside : end)) return null;
  const from = story.mentions[first]!.firstToken;
  const joint = story.mentions[first]!.endToken;
  const gap = story.mentions[last]!.firstToken - joint;
  if (gap > 2 || wordLower(tokens.word[joint]!) !== 'and') return null;
  const comma = skipComma(prepared, from);
  const introduced = comma < from && comma > 0 && isPlural(prepared, comma - 1, comma - 1);
  return told || introduced ? joinedNames(prepared, story, from, story.mentions[last]!.endToken) : null;
}

/** By its ending, where the lemma of a rare noun is not known. */
const looksPlural = keptByWord((word) => /[^su]s$/.test(wordLower(word)));

/** The mention of a person that ends right at this token, or -1. */
function personEndingAt({ story }: Scene, end: number): number {
  const mention = mentionBefore(story, end);
  if (mention < 0 || story.mentions[mention]!.endToken !== end) return -1;
  return typeAt(story, mention) === 'person' ? mention : -1;
}

function skipComma(prepared: Prepared, token: number): number {
  return token > 0 && wordText(prepared.tokens.word[token - 1]!) === ',' ? token - 1 : token;
}

const PHRASE = new Set([POS.NOUN, POS.PROPN, POS.ADJ, POS.DET, POS.NUM, POS.PART, POS.ADP]);
const MAX_PHRASE_TOKENS = 12;

function startOfPhrase(prepared: Prepared, end: number): number {
  const { pos, sentence } = prepared.tokens;
  let start = end;
  while (
    start > 0 &&
    end - start < MAX_PHRASE_TOKENS &&
    sentence[start - 1] === sentence[end - 1] &&
    PHRASE.has(pos[start - 1]!)
  )
    start--;
  while (start < end && pos[start] === POS.ADP) start++;
  return start;
}
