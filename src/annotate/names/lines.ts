/** What kind of line each sentence is to the tagger: headings in capitals and lists of results read differently. */
import type { Prepared, PreparedSentence } from '../../prepare/prepared.js';
import { CASE, isCapitalised } from './case.js';
import { CASE_MASK, CLOSING_BIT } from './spellings.js';

/** Letter case of a line: in the last two, a capital says nothing about a word. */
export const LINE_CASE = { running: 0, upper: 1, title: 2 } as const;

export interface Line {
  readonly lineCase: number;
  /** A small number that says how the line looks: case, closing mark, share of numbers, length. */
  readonly kind: number;
}

/** @param looks of the tokens, see spellings.ts */
export function describeLines(prepared: Prepared, looks: Int32Array): Line[] {
  return prepared.sentences.map((sentence, index) => describeLine(prepared, looks, sentence, index === 0));
}

function describeLine(
  { tokens }: Prepared,
  looks: Int32Array,
  { firstToken, endToken }: PreparedSentence,
  isFirst: boolean,
): Line {
  const counts = { upper: 0, capital: 0, small: 0, long: 0, number: 0 };
  for (let i = firstToken; i < endToken; i++) {
    const caseClass = looks[i]! & CASE_MASK;
    if (caseClass === CASE.upper || caseClass === CASE.initial) counts.upper++;
    else if (caseClass === CASE.number) counts.number++;
    else if (isCapitalised(caseClass)) counts.capital++;
    else if (caseClass === CASE.lower) {
      counts.small++;
      if ((tokens.end[i] as number) - (tokens.start[i] as number) > 4) counts.long++;
    }
  }
  const { upper, capital, small, long, number } = counts;
  const low = small + capital / 2;
  const isUpper = (upper >= 2 && low <= upper / 4) || (upper > 0 && low === 0 && isFirst);
  const isTitle = !isUpper && capital + upper >= 4 && long === 0 && capital >= small;
  const length = endToken - firstToken;
  const closes = (looks[endToken - 1]! & CLOSING_BIT) !== 0;
  const kind =
    (isUpper ? 1 : 0) |
    (closes ? 2 : 0) |
    ((number === 0 ? 0 : number / length > 0.25 ? 2 : 1) << 2) |
    ((length <= 3 ? 0 : length <= 8 ? 1 : 2) << 4) |
    ((small === 0 ? 1 : 0) << 6);
  return { lineCase: isUpper ? LINE_CASE.upper : isTitle ? LINE_CASE.title : LINE_CASE.running, kind };
}
