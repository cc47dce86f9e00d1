/** Which tokens can belong to a name at all: the others, most of an article, are never scored. */
import type { Prepared } from '../../prepare/prepared.js';
import { wordText } from '../../prepare/words.js';
import { isCapitalised, type Spellings } from './spellings.js';

/** Consecutive tokens [start, end) of one sentence that are decoded together. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** Index of the sentence. */
  readonly sentence: number;
}

/** Runs of tokens that are capitalised, stand beside a capitalised one, or are joined to such by a hyphen. */
export function findStretches(prepared: Prepared, spellings: Spellings): Stretch[] {
  const near = markNear(prepared, spellings);
  const stretches: Stretch[] = [];
  prepared.sentences.forEach(({ firstToken, endToken }, sentence) => {
    let start = -1;
    for (let i = firstToken; i <= endToken; i++) {
      const inside = i < endToken && near[i] === 1;
      if (inside && start < 0) start = i;
      if (inside || start < 0) continue;
      stretches.push({ start, end: i, sentence });
      start = -1;
    }
  });
  return stretches;
}

function markNear({ tokens }: Prepared, spellings: Spellings): Uint8Array {
  const near = new Uint8Array(tokens.count + 1);
  for (let i = 0; i < tokens.count; i++) {
    if (!isCapitalised(spellings.caseOf(tokens.word[i] as number))) continue;
    if (i > 0) near[i - 1] = 1;
    near[i] = 1;
    near[i + 1] = 1;
    if (i > 1 && tokens.end[i - 1] === tokens.start[i] && wordText(tokens.word[i - 1] as number) === '-')
      near[i - 2] = 1;
  }
  return near;
}
