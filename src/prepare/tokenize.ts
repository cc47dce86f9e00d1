/** Tokens, parts of speech and lemmas by wink-nlp, as typed arrays with offsets into the text as given. */
import winkNLP from 'wink-nlp';
import model from 'wink-eng-lite-web-model';
import { POS, type PosTag, type Tokens } from './prepared.js';
import { lowerId, wordId, wordText } from './words.js';

const nlp = winkNLP(model, ['sbd', 'pos']);
const its = nlp.its;

/** wink's own sentence ends, as the index of each sentence's first token, before any repair. */
export interface Tokenized {
  readonly tokens: Tokens;
  readonly sentenceStarts: Int32Array;
}

/** wink's id of a word type -> ours. wink never reuses an id. */
const wordOfWink: number[] = [];
/** (our word id * 32 + POS) -> lemma's word id. */
const lemmas = new Map<number, number>();

export function tokenize(text: string): Tokenized {
  const doc = nlp.readDoc(text);
  const all = doc.tokens();
  const winkIds = all.out(its.uniqueId) as unknown as number[];
  const tags = all.out(its.pos) as PosTag[];
  const spaces = all.out(its.precedingSpaces) as string[];
  const total = winkIds.length;
  const columns = newTokens(total);
  const indexOf = new Int32Array(total + 1);
  let count = 0;
  let offset = 0;
  for (let i = 0; i < total; i++) {
    const winkId = winkIds[i] as number;
    let word = wordOfWink[winkId];
    if (word === undefined) {
      word = wordId(all.itemAt(i).out());
      wordOfWink[winkId] = word;
    }
    const length = wordText(word).length;
    offset = locate(text, wordText(word), offset + (spaces[i] as string).length);
    indexOf[i] = count;
    const tag = tags[i] as PosTag;
    if (tag !== 'SPACE') {
      const pos = POS[tag] ?? POS.X;
      columns.start[count] = offset;
      columns.end[count] = offset + length;
      columns.word[count] = word;
      columns.pos[count] = pos;
      const key = word * 32 + pos;
      let lemma = lemmas.get(key);
      if (lemma === undefined) {
        lemma = lowerId(wordId(all.itemAt(i).out(its.lemma as typeof its.value)));
        lemmas.set(key, lemma);
      }
      columns.lemma[count] = lemma;
      count++;
    }
    offset += length;
  }
  indexOf[total] = count;
  const spans = doc.sentences().out(its.span) as unknown as [number, number][];
  const sentenceStarts = Int32Array.from(spans, ([first]) => indexOf[first] as number);
  return { tokens: trim(columns, count), sentenceStarts };
}

function newTokens(length: number): Tokens {
  return {
    count: length,
    start: new Int32Array(length),
    end: new Int32Array(length),
    word: new Int32Array(length),
    lemma: new Int32Array(length),
    pos: new Uint8Array(length),
    sentence: new Int32Array(length),
  };
}

function trim(tokens: Tokens, count: number): Tokens {
  return {
    count,
    start: tokens.start.subarray(0, count),
    end: tokens.end.subarray(0, count),
    word: tokens.word.subarray(0, count),
    lemma: tokens.lemma.subarray(0, count),
    pos: tokens.pos.subarray(0, count),
    sentence: tokens.sentence.subarray(0, count),
  };
}

/** wink rewrites a few characters (unusual spaces); look a little ahead where the word is not where it should be. */
function locate(text: string, word: string, expected: number): number {
  if (text.startsWith(word, expected)) return expected;
  const near = text.indexOf(word, Math.max(0, expected - 3));
  return near >= 0 && near < expected + 12 ? near : expected;
}
