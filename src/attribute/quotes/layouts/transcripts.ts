/**
 * Interviews and transcripts: lines that open with a speaker's label and a colon. A label counts only where the story
 * as a whole is laid out so: a question with its answer, a label used again, or one whose name the story prints elsewhere.
 */
import type { NameMention } from '../../../annotate/names/mention.js';
import type { Prepared } from '../../../prepare/prepared.js';
import { wordLower } from '../../../prepare/words.js';
import { lowerBound } from '../../../ordered.js';
import { hasTitle, turnLine, type TurnLine } from './turn-labels.js';

export interface SpokenTurn {
  readonly line: TurnLine;
  /** The paragraphs spoken: the label's own, and those that go on without a label until the next. */
  readonly paragraphs: readonly number[];
}

/** A turn may go on for this many paragraphs before the next label. */
const MAX_MORE_PARAGRAPHS = 4;
/** An answer follows its question within this many lines. */
const ANSWER_WITHIN = 4;

export function transcriptTurns(prepared: Prepared, names: readonly NameMention[]): SpokenTurn[] {
  const lines: TurnLine[] = [];
  for (let paragraph = 0; paragraph < prepared.paragraphs.length; paragraph++) {
    if (!mayOpenTurn(prepared, paragraph)) continue;
    const line = turnLine(prepared, paragraph);
    if (line && (line.kind !== 'name' || isBody(prepared, paragraph))) lines.push(line);
  }
  if (lines.length === 0) return [];
  const turns = lines.filter(isTurnOf(prepared, names, lines));
  return turns.map((line, k) => ({ line, paragraphs: paragraphsOf(prepared, line, turns[k + 1]) }));
}

const COLON = 58;

/** A colon or a full stop stands among the first tokens. */
function mayOpenTurn({ paragraphs, tokens, text }: Prepared, paragraph: number): boolean {
  const { firstToken, endToken } = paragraphs[paragraph]!;
  for (let i = firstToken + 1; i < endToken && i < firstToken + 12; i++)
    if (text.charCodeAt(tokens.start[i]!) === COLON || text.charCodeAt(tokens.end[i]! - 1) === COLON)
      return true;
  return (
    tokens.end[firstToken]! - tokens.start[firstToken]! <= 2 && /[QA]/.test(text[tokens.start[firstToken]!]!)
  );
}

function isBody({ sentences, tokens, paragraphs }: Prepared, paragraph: number): boolean {
  return sentences[tokens.sentence[paragraphs[paragraph]!.firstToken]!]!.block === 'body';
}

function isTurnOf(
  prepared: Prepared,
  names: readonly NameMention[],
  lines: readonly TurnLine[],
): (line: TurnLine) => boolean {
  const times = new Map<string, number>();
  for (const { key } of lines) times.set(key, (times.get(key) ?? 0) + 1);
  const asked = hasAnswers(lines);
  let known: Set<string> | null = null;
  const printed = (line: TurnLine): boolean =>
    (known ??= wordsOfNames(prepared, names, lines)).has(line.key.split(' ').at(-1)!);
  const exchange = isExchange(prepared, lines);
  const certain = (line: TurnLine): boolean => {
    if (line.kind === 'question' || line.kind === 'answer') return asked;
    if (line.kind === 'name') return times.get(line.key)! > 1 && times.size > 1 && printed(line);
    return hasTitle(line) || times.get(line.key)! > 1 || printed(line) || exchange;
  };
  const sure = new Set(lines.filter(certain));
  return (line) =>
    sure.has(line) || (line.kind === 'name' && sure.size > 1 && printed(line) && times.size > 1);
}

function hasAnswers(lines: readonly TurnLine[]): boolean {
  return lines.some(
    (line, k) =>
      line.kind === 'question' &&
      lines
        .slice(k + 1, k + ANSWER_WITHIN)
        .some((next) => next.kind === 'answer' && next.paragraph - line.paragraph <= ANSWER_WITHIN),
  );
}

/** The last words of the names that stand elsewhere than in a label, in lower case. */
function wordsOfNames(
  { tokens }: Prepared,
  names: readonly NameMention[],
  lines: readonly TurnLine[],
): Set<string> {
  const words = new Set<string>();
  for (const { start, end, endToken, type } of names) {
    if (type !== 'person') continue;
    const next = lines[lowerBound(lines, ({ label }) => label.end > start)];
    if (!next || next.label.start >= end) words.add(wordLower(tokens.word[endToken - 1]!));
  }
  return words;
}

/** Two labels in capitals in neighbouring paragraphs, each before a whole sentence. */
function isExchange(prepared: Prepared, lines: readonly TurnLine[]): boolean {
  const spoken = lines.filter(({ kind, firstToken, paragraph }) => {
    const { end, endToken } = prepared.paragraphs[paragraph]!;
    return (
      kind === 'capitals' &&
      endToken - firstToken > 2 &&
      /[.?!…”"’']$/.test(prepared.text.slice(end - 1, end))
    );
  });
  return spoken.some((line, k) => {
    const next = spoken[k + 1];
    return (
      next !== undefined &&
      next.paragraph - line.paragraph <= 1 + MAX_MORE_PARAGRAPHS &&
      next.key !== line.key
    );
  });
}

function paragraphsOf(prepared: Prepared, line: TurnLine, next: TurnLine | undefined): number[] {
  const own = [line.paragraph];
  if (!next || next.paragraph - line.paragraph - 1 > MAX_MORE_PARAGRAPHS) return own;
  for (let p = line.paragraph + 1; p < next.paragraph; p++) if (isBody(prepared, p)) own.push(p);
  return own;
}
