/** A document as the tagger sees it: its lines, its repeated words, and each stretch in columns. */
import type { Prepared, PreparedSentence } from '../../prepare/prepared.js';
import type { NameLexicon } from './lexicon.js';
import { describeLines, type Line } from './lines.js';
import { findOccurrences, type DocumentWords } from './occurrences.js';
import { markPhrases } from './phrases.js';
import { AFTER, BEFORE, CASE_MASK, FACT, FACTS, type Spellings } from './spellings.js';
import { subjectOf } from './subject.js';
import { findStretches, type Stretch } from './stretches.js';

/** What the features are computed from besides the document. */
export interface Knowledge {
  readonly spellings: Spellings;
  readonly lexicon: NameLexicon;
}

/** Everything that is known of a document before its names are looked for. */
export interface NameDocument {
  readonly prepared: Prepared;
  readonly lines: readonly Line[];
  readonly words: DocumentWords;
  /** Where names may be; nothing else is scored. */
  readonly stretches: readonly Stretch[];
  /** See subject.ts. */
  readonly subject: number;
}

export function describeDocument(prepared: Prepared, { spellings }: Knowledge): NameDocument {
  spellings.grow();
  const looks = spellings.looks(prepared.tokens);
  const lines = describeLines(prepared, looks);
  return {
    prepared,
    lines,
    words: findOccurrences(prepared, lines, looks, spellings),
    stretches: findStretches(prepared, looks),
    subject: subjectOf(prepared.tokens, looks),
  };
}

/** The columns of one stretch, with two places for what is before it and two for what is after. */
export interface Columns {
  /** Index of the sentence, how many tokens it has, and how many of them are before the stretch. */
  sentence: number;
  length: number;
  before: number;
  firstToken: number;
  /** How many tokens the stretch has where quotation marks enclose it (a title, a nickname), else 0. */
  quoted: number;
  /** Facts of all words, see spellings.ts. */
  facts: Int32Array;
  word: Int32Array;
  caseClass: Uint8Array;
  pos: Uint8Array;
  phrase: Int32Array;
}

/** Places before the first token in the columns. */
export const MARGIN = 2;
/** Stands for a part of speech at the edges of a sentence. */
const NO_POS = 31;

/** Columns to be filled, for stretches of up to `size` places. */
export function newColumns(size = 64): Columns {
  return {
    sentence: 0,
    length: 0,
    before: 0,
    firstToken: 0,
    quoted: 0,
    facts: new Int32Array(0),
    word: new Int32Array(size),
    caseClass: new Uint8Array(size),
    pos: new Uint8Array(size),
    phrase: new Int32Array(size),
  };
}

/** Fills the columns with a stretch, enlarging them as needed. */
export function fillColumns(
  columns: Columns,
  { prepared }: NameDocument,
  { start, end, sentence }: Stretch,
  knowledge: Knowledge,
): void {
  const { tokens, sentences } = prepared;
  const { firstToken, endToken } = sentences[sentence] as PreparedSentence;
  const size = end - start + 2 * MARGIN;
  if (columns.word.length < size) Object.assign(columns, newColumns(2 * size));
  columns.sentence = sentence;
  columns.length = endToken - firstToken;
  columns.before = start - firstToken;
  columns.firstToken = start;
  columns.quoted = isQuoted(prepared, { start, end }, knowledge.spellings) ? end - start : 0;
  const facts = knowledge.spellings.facts();
  columns.facts = facts;
  for (let j = 0; j < size; j++) {
    const i = start + j - MARGIN;
    const inside = i >= firstToken && i < endToken;
    const word = inside ? tokens.word[i]! : i < firstToken ? BEFORE : AFTER;
    columns.word[j] = word;
    columns.caseClass[j] = facts[word * FACTS + FACT.look]! & CASE_MASK;
    columns.pos[j] = inside ? tokens.pos[i]! : NO_POS;
    columns.phrase[j] = 0;
  }
  markPhrases(prepared, { start, end }, knowledge, columns.phrase, MARGIN);
}

/** True for "The Long Field", with a comma or full stop before the closing mark or none. */
function isQuoted(
  { tokens }: Prepared,
  { start, end }: { readonly start: number; readonly end: number },
  spellings: Spellings,
): boolean {
  if (start === 0 || !spellings.isMark(tokens.word[start - 1] as number)) return false;
  const isMark = (i: number): boolean => i < tokens.count && spellings.isMark(tokens.word[i] as number);
  const stopped = end < tokens.count && spellings.isStop(tokens.word[end]!);
  return isMark(end) || (stopped && isMark(end + 1));
}
