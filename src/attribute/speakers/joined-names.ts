/** Several names as one source: "China and Russia", "the United States, Britain and France", "Roe and her lawyer". */
import { POS, type Prepared } from '../../prepare/prepared.js';
import { wordText } from '../../prepare/words.js';
import { onOneLine } from '../../span.js';
import { titleAt } from '../entities/titles.js';
import type { Story } from '../entities/story.js';
import { wordLists } from '../word-lists.js';
import { speakingName } from './phrase-heads.js';

/** The names in full, joined as printed; null where the source names one speaker. */
export function joinedNames(prepared: Prepared, story: Story, first: number, end: number): string | null {
  const joint = jointOf(prepared, story, first, end);
  if (joint < 0) return null;
  const { tokens } = prepared;
  const parts = [first];
  for (let i = first + 1; i < joint; i++) if (wordText(tokens.word[i]!) === ',') parts.push(i + 1);
  const before = parts.map((start, k) => partText(prepared, story, start, (parts[k + 1] ?? joint + 1) - 1));
  let lastEnd = joint + 2;
  while (lastEnd < end && wordText(tokens.word[lastEnd]!) !== ',') lastEnd++;
  const last = partText(prepared, story, joint + 1, lastEnd);
  return `${before.join(', ')} and ${last}`;
}

const { isAnd } = wordLists({ isAnd: 'and' });

/** The "and" that joins the last of the names, or -1. All before it are names, parted by commas. */
function jointOf(prepared: Prepared, story: Story, first: number, end: number): number {
  for (let i = first + 1; i < end - 1; i++) {
    if (!isAnd(prepared.tokens.word[i]!) || story.mentionAt[i]! >= 0) continue;
    return isNameList(prepared, story, first, i) ? i : -1;
  }
  return -1;
}

function isNameList({ tokens }: Prepared, story: Story, first: number, joint: number): boolean {
  if (speakingName(story, joint - 1) < 0) return false;
  for (let i = first; i < joint; i++) {
    if (story.mentionAt[i]! >= 0) continue;
    const pos = tokens.pos[i];
    if (pos === POS.ADP || pos === POS.VERB || pos === POS.PRON || pos === POS.PART) return false;
    if (wordText(tokens.word[i]!) === ',' && speakingName(story, i - 1) < 0) return false;
  }
  return true;
}

/** A part that ends in a name is that name in full, else its words. */
function partText({ tokens, text }: Prepared, story: Story, first: number, end: number): string {
  const mention = speakingName(story, end - 1);
  const { firstToken } = mention >= 0 ? story.mentions[mention]! : { firstToken: first };
  let start = first;
  while (
    start < firstToken &&
    (tokens.pos[start] === POS.NOUN ||
      tokens.pos[start] === POS.PROPN ||
      tokens.pos[start] === POS.ADJ ||
      tokens.pos[start] === POS.DET ||
      titleAt(tokens.word[start]!))
  )
    start++;
  if (mention >= 0 && start >= firstToken) return story.entities[story.entityOf[mention]!]!.name;
  return onOneLine(text.slice(tokens.start[first], tokens.end[end - 1]));
}
