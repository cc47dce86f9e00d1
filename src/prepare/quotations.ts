/**
 * Pairs quotation marks, paragraph by paragraph: what is wrong in one paragraph never reaches the next. Direction
 * is read from the text around a mark, from its shape, and last from what is open.
 */
import type { Family } from './kinds.js';
import { marksOf, sideOf, type Mark } from './marks.js';
import type { Paragraph, Quotation, QuotationClose, Tokens } from './prepared.js';
import type { Signs } from './signs.js';

/** A quotation on its way: `end` is one past its last token. */
interface Draft {
  readonly first: number;
  readonly end: number;
  close: QuotationClose;
  continues: Draft | null;
  /** Opened by a single mark that may have been an apostrophe: dropped unless it is closed or runs on. */
  readonly tentative: boolean;
}

interface Open {
  readonly mark: Mark;
  /** The first mark like it that opened within it, or -1: that far it goes where its close is missing. */
  inner: number;
}

/** A quotation that the end of its paragraph leaves open. */
interface LeftOpen {
  readonly draft: Draft;
  readonly family: Family;
}

/** The state of one paragraph. */
interface Pairing {
  readonly paragraph: Paragraph;
  readonly above: LeftOpen | null;
  /** What is open, outer first; and the same, each family for itself. */
  readonly stack: Open[];
  readonly opened: Record<Family, Open[]>;
  readonly drafts: Draft[];
}

export function pairQuotationMarks(
  tokens: Tokens,
  paragraphs: readonly Paragraph[],
  signs: Signs,
): Quotation[] {
  const drafts: Draft[] = [];
  let above: LeftOpen | null = null;
  for (let p = 0; p < paragraphs.length; p++) {
    const paragraph = paragraphs[p]!;
    const marks = marksOf(tokens, paragraph, p, signs);
    if (marks.length === 0) {
      above = null;
      continue;
    }
    const pairing: Pairing = { paragraph, above, stack: [], opened: { double: [], single: [] }, drafts: [] };
    for (const mark of marks) takeMark(mark, pairing);
    const left = leaveOpen(pairing);
    pairing.drafts.sort((a, b) => a.first - b.first || b.end - a.end);
    if (above !== null) runOn(above, pairing);
    for (const draft of pairing.drafts) drafts.push(draft);
    above = left;
  }
  return toQuotations(tokens, drafts);
}

function takeMark(mark: Mark, pairing: Pairing): void {
  const { opened, stack, drafts, above, paragraph } = pairing;
  const { family } = mark;
  const outer = opened[family].at(-1);
  const side = sideOf(mark, outer !== undefined);
  if (side === 'open') {
    if (outer && outer.inner < 0 && outer.mark.shape === mark.shape) outer.inner = mark.token;
    const open = { mark, inner: -1 };
    if (stack.length === MOST_OPEN) giveUpOldest(pairing);
    stack.push(open);
    opened[family].push(open);
  } else if (side === 'close' && outer !== undefined) {
    closeMark(mark, pairing);
  } else if (side === 'close' && above?.family === family && stack.length + drafts.length === 0) {
    // The paragraph goes on with the quotation above it without a mark at its start.
    drafts.push(draftOf(paragraph.firstToken, mark.token + 1, 'mark'));
  }
}

/** No text nests as deep: where so many are open, the first has lost its close. Keeps the work in step with the length. */
const MOST_OPEN = 16;

function giveUpOldest({ stack, opened, drafts, paragraph }: Pairing): void {
  const open = stack.shift()!;
  opened[open.mark.family].shift();
  drafts.push(unclosed(open, paragraph));
}

/** A double mark closes over single ones, which were apostrophes then; a single mark within double ones closes none outside. */
function closeMark(mark: Mark, { stack, opened, drafts }: Pairing): void {
  if (mark.family === 'single' && stack.at(-1)?.mark.family !== 'single') return;
  while (stack.length > 0) {
    const open = stack.pop() as Open;
    opened[open.mark.family].pop();
    if (open.mark.family !== mark.family) continue;
    drafts.push(draftOf(open.mark.token, mark.token + 1, 'mark'));
    return;
  }
}

function draftOf(first: number, end: number, close: QuotationClose, tentative = false): Draft {
  return { first, end, close, continues: null, tentative };
}

/** Ends what no mark closed: where a mark like its own opens within it, else at the paragraph's end. */
function leaveOpen({ stack, paragraph, drafts }: Pairing): LeftOpen | null {
  let left: LeftOpen | null = null;
  for (const open of stack) {
    const { mark, inner } = open;
    const draft = unclosed(open, paragraph);
    drafts.push(draft);
    if (inner < 0 && left?.family !== 'double') left = { draft, family: mark.family };
  }
  return left;
}

function unclosed({ mark, inner }: Open, paragraph: Paragraph): Draft {
  const end = inner >= 0 ? inner : paragraph.endToken;
  return draftOf(mark.token, end, 'missing', mark.family === 'single');
}

/** Where the paragraph opens with a quotation of the same family, the one left open above runs on into it. */
function runOn(above: LeftOpen, { paragraph, drafts }: Pairing): void {
  const first = drafts[0];
  if (first?.first !== paragraph.firstToken) return;
  above.draft.close = 'continues';
  first.continues = above.draft;
}

/** Drops what is empty or was an apostrophe, and numbers the rest. */
function toQuotations(tokens: Tokens, drafts: readonly Draft[]): Quotation[] {
  const quotations: Quotation[] = [];
  const indices = new Map<Draft, number>();
  /** Those around the draft at hand, outer first. */
  const around: number[] = [];
  for (const draft of drafts) {
    const { first, end, close } = draft;
    if (draft.tentative && close === 'missing') continue;
    if (end - first < (close === 'mark' ? 3 : 2)) continue;
    while (around.length > 0 && quotations[around.at(-1)!]!.endToken <= first) around.pop();
    indices.set(draft, quotations.length);
    quotations.push({
      start: tokens.start[first] as number,
      end: tokens.end[end - 1] as number,
      firstToken: first,
      endToken: end,
      close,
      continues: draft.continues === null ? -1 : (indices.get(draft.continues) ?? -1),
      depth: around.length,
      parent: around.at(-1) ?? -1,
    });
    around.push(quotations.length - 1);
  }
  return quotations;
}

/** Writes for each token the index of the innermost quotation that holds it, marks included, or -1. */
export function innermostQuotations(quotations: readonly Quotation[], at: Int32Array): Int32Array {
  at.fill(-1);
  quotations.forEach(({ firstToken, endToken }, index) => at.fill(index, firstToken, endToken));
  return at;
}
