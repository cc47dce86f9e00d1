/**
 * Where a link's content may begin and end: as tagged, at the quotation marks around, at the sentence's end, and where
 * the tagger sees other chances. Of several pieces the outer ends vary, or some are left out.
 */
import { POS, type Prepared } from '../../../prepare/prepared.js';
import { quotationsWithin, type Range } from '../marks.js';
import type { Masses } from '../masses.js';
import type { Tagged } from '../tagger.js';

export interface Candidate {
  readonly pieces: readonly Tagged[];
  /** The pieces left out: those without marks, the last, the first. */
  readonly dropped: 'none' | 'unmarked' | 'last' | 'first';
}

/** Content may begin or end where the tagger sees at least this chance, at so many places besides the others. */
const LEAST_CHANCE = 0.04;
const MOST_CHANCES = 3;
/** Ends are sought this many tokens around the pieces tagged. */
const REACH = 60;

/**
 * The tokens around content that nothing else of the story holds, within its paragraphs.
 * @param taken 1 for each token of a source, a cue or content
 */
export function roomAround(
  { paragraphs, sentences, tokens }: Prepared,
  content: readonly Range[],
  taken: Uint8Array,
): Range {
  const paragraphAt = (token: number) => paragraphs[sentences[tokens.sentence[token]!]!.paragraph]!;
  let { first } = content[0]!;
  let { end } = content.at(-1)!;
  const low = Math.max(paragraphAt(first).firstToken, first - REACH);
  const high = Math.min(paragraphAt(end - 1).endToken, end + REACH);
  while (first > low && taken[first - 1] === 0) first--;
  while (end < high && taken[end] === 0) end++;
  return { first, end };
}

/** Candidates for the pieces, these themselves first. */
export function candidatesFor(
  prepared: Prepared,
  masses: Masses,
  content: readonly Tagged[],
  room: Range,
): Candidate[] {
  const head = content[0]!;
  const tail = content.at(-1)!;
  const starts = startsOf(prepared, masses, head, room);
  const ends = endsOf(prepared, masses, tail, room);
  const found: Candidate[] = [];
  for (const first of starts) {
    for (const end of ends) {
      const pieces = withEnds(content, first, end);
      if (pieces) found.push({ pieces, dropped: 'none' });
    }
  }
  return content.length > 1 ? [...found, ...withoutSome(prepared, content)] : found;
}

function withEnds(content: readonly Tagged[], first: number, end: number): Tagged[] | null {
  const head = content[0]!;
  const tail = content.at(-1)!;
  if (content.length === 1) return first < end ? [reaching(head, first, end)] : null;
  if (first >= head.end || end <= tail.first) return null;
  return [reaching(head, first, head.end), ...content.slice(1, -1), reaching(tail, tail.first, end)];
}

/** The span with other ends. */
export function reaching({ kind, role, probability }: Tagged, first: number, end: number): Tagged {
  return { kind, role, first, end, probability };
}

function withoutSome({ quotations }: Prepared, content: readonly Tagged[]): Candidate[] {
  const marked = content.filter(({ first, end }) => quotationsWithin(quotations, first, end).length > 0);
  if (marked.length === content.length) return [];
  if (marked.length > 0) return [{ pieces: marked, dropped: 'unmarked' }];
  return [
    { pieces: content.slice(0, -1), dropped: 'last' },
    { pieces: content.slice(1), dropped: 'first' },
  ];
}

function startsOf({ quotations }: Prepared, { begin }: Masses, head: Range, room: Range): number[] {
  const starts = [head.first];
  const quotation = quotationsWithin(quotations, head.first, head.end)[0];
  if (quotation && quotation.firstToken >= room.first) add(starts, quotation.firstToken);
  addLikeliest(begin, { first: room.first, end: head.end }, 0, starts);
  return starts;
}

function endsOf(prepared: Prepared, { end: ending }: Masses, tail: Range, room: Range): number[] {
  const ends = [tail.end];
  const within = quotationsWithin(prepared.quotations, tail.first, tail.end);
  for (const quotation of [within[0], within.at(-1)])
    if (quotation?.close === 'mark' && quotation.endToken <= room.end) add(ends, quotation.endToken);
  const sentenceEnd = endOfWords(prepared, tail, room.end);
  if (sentenceEnd > tail.end) add(ends, sentenceEnd);
  addLikeliest(ending, { first: tail.first, end: room.end }, 1, ends);
  return ends;
}

/** The end of the range's last sentence, its last marks left out. */
function endOfWords({ sentences, tokens }: Prepared, { first, end }: Range, limit: number): number {
  let last = Math.min(limit, sentences[tokens.sentence[end - 1]!]!.endToken);
  while (last > first + 1 && tokens.pos[last - 1] === POS.PUNCT) last--;
  return last;
}

/** Adds the likeliest places in a range that are not among the places yet, each `step` further on. */
function addLikeliest(mass: Float32Array, { first, end }: Range, step: number, places: number[]): void {
  for (let k = 0; k < MOST_CHANCES; k++) {
    let best = -1;
    for (let i = first; i < end; i++) {
      const chance = mass[i]!;
      if (chance >= LEAST_CHANCE && (best < 0 || chance > mass[best]!) && !places.includes(i + step))
        best = i;
    }
    if (best < 0) return;
    places.push(best + step);
  }
}

function add(places: number[], place: number): void {
  if (!places.includes(place)) places.push(place);
}
