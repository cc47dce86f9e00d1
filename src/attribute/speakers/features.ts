/**
 * What speaks for a candidate: how near it was named, what it did in its sentence, who spoke last, how often it is named.
 * A feature is named and counted here, weighed in data/models/speakers.json (see ranker.ts).
 */
import { firstTokenAt, paragraphOf } from '../tokens-of.js';
import type { Candidate, Question } from './candidates.js';
import { ROLE } from './mention-roles.js';
import type { Turn } from './scene.js';

export const FEATURES = [
  'sentences-0',
  'sentences-1',
  'sentences-2',
  'sentences-3-4',
  'sentences-5-8',
  'sentences-9-or-more',
  'paragraphs-0',
  'paragraphs-1',
  'paragraphs-2',
  'paragraphs-3-or-more',
  'subject',
  'object',
  'oblique',
  'possessor',
  'subject-of-this-sentence',
  'subject-of-sentence-before',
  'opens-its-sentence',
  'within-quotation',
  'last-speaker-same-paragraph',
  'last-speaker-paragraph-before',
  'last-speaker-earlier',
  'last-speaker-by-pronoun',
  'subject-since-last-turn',
  'speaker-before-last',
  'times-spoken',
  'replies-to-itself',
  'replies',
  'mentions-before',
  'gender-matches',
  'gender-unknown',
] as const;
export type Feature = (typeof FEATURES)[number];

const at = Object.fromEntries(FEATURES.map((name, index) => [name, index])) as Record<Feature, number>;

/** Fills `row` (one number a feature). */
export function featuresOf(question: Question, candidate: Candidate, row: Float64Array): void {
  row.fill(0);
  place(question, candidate, row);
  exchange(question, candidate, row);
  const { entity, count } = candidate;
  row[at['mentions-before']] = Math.log2(1 + count);
  if (entity < 0) return;
  const { story } = question.scene;
  if (question.gender === null) return;
  const { gender } = story.facts[entity]!;
  if (gender === null) row[at['gender-unknown']] = 1;
  else if (gender === question.gender) row[at['gender-matches']] = 1;
}

function place(question: Question, { mention, token }: Candidate, row: Float64Array): void {
  const { prepared, story, roles } = question.scene;
  const { sentence } = prepared.tokens;
  const sentences = Math.max(0, sentence[question.from]! - sentence[token]!);
  row[sentences < 3 ? sentences : sentences < 5 ? 3 : sentences < 9 ? 4 : 5] = 1;
  const paragraphs = Math.max(0, paragraphOf(prepared, question.from) - paragraphOf(prepared, token));
  row[at['paragraphs-0'] + Math.min(3, paragraphs)] = 1;
  if (prepared.quotationAt[token]! >= 0) row[at['within-quotation']] = 1;
  if (mention < 0) return;
  const role = roles(mention);
  const { firstToken } = story.mentions[mention]!;
  if (role === ROLE.subject) {
    row[at['subject']] = 1;
    if (sentences === 0) row[at['subject-of-this-sentence']] = 1;
    if (sentences === 1) row[at['subject-of-sentence-before']] = 1;
  } else if (role === ROLE.object) row[at['object']] = 1;
  else if (role === ROLE.oblique) row[at['oblique']] = 1;
  else if (role === ROLE.possessor) row[at['possessor']] = 1;
  if (firstToken - prepared.sentences[sentence[firstToken]!]!.firstToken < 3)
    row[at['opens-its-sentence']] = 1;
}

function exchange(question: Question, candidate: Candidate, row: Float64Array): void {
  const { last, beforeLast, isReply } = question;
  const { spoken } = question.scene;
  const isLast = last !== undefined && isTurnOf(last, candidate);
  if (last !== undefined && !isLast && isNewSubject(question, candidate, last, row))
    row[at['subject-since-last-turn']] = 1;
  if (isLast) {
    const { prepared } = question.scene;
    const away = paragraphOf(prepared, question.from) - paragraphOf(prepared, last.token);
    row[
      away <= 0
        ? at['last-speaker-same-paragraph']
        : away === 1
          ? at['last-speaker-paragraph-before']
          : at['last-speaker-earlier']
    ] = 1;
    if (last.resolution.evidence.startsWith('pronoun')) row[at['last-speaker-by-pronoun']] = 1;
    if (isReply) row[at['replies-to-itself']] = 1;
  } else if (beforeLast !== undefined && isTurnOf(beforeLast, candidate)) {
    row[at['speaker-before-last']] = 1;
  }
  if (!isLast && isReply && candidate.rank < 2) row[at['replies']] = 1;
  row[at['times-spoken']] = Math.log2(1 + (candidate.entity >= 0 ? spoken[candidate.entity]! : 0));
}

export function isTurnOf({ resolution }: Turn, candidate: Candidate): boolean {
  return candidate.entity >= 0
    ? resolution.entity === candidate.entity
    : resolution === candidate.turn?.resolution;
}

/** The text itself, not somebody quoted, has turned to it after the last speaker was done. */
function isNewSubject({ scene }: Question, { token }: Candidate, last: Turn, row: Float64Array): boolean {
  if (row[at.subject] === 0 || row[at['within-quotation']] === 1) return false;
  return token > firstTokenAt(scene.prepared, last.attribution.content.at(-1)!.end - 1);
}
