/** The tagger's links, put right by what a story's layout tells for certain. */
import type { NameMention } from '../../../annotate/names/mention.js';
import { POS, type Prepared } from '../../../prepare/prepared.js';
import { paragraphOf, tokensOf } from '../../tokens-of.js';
import { wordLists } from '../../word-lists.js';
import { spansOf, type Link } from '../linking.js';
import { markCue } from '../mark-cues.js';
import type { Range } from '../marks.js';
import { withBareQuotations } from './bare-quotations.js';
import { goingOn } from './going-on.js';
import { firstHolder, hold, holdersOf, isHeld, newHolders, type Holders } from '../holders.js';
import { laidOut, type LaidOut } from './laid-out.js';
import { ledInQuotations } from './lead-ins.js';
import { nestedQuotations } from './nested.js';
import { signedQuotations } from './signatures.js';
import { transcriptTurns, type SpokenTurn } from './transcripts.js';
import { unclosedQuotations } from './unclosed.js';

/** Content that holds this much of a turn is the turn, taken for something else. */
const WHOLE_TURN = 0.8;

export function withLayouts(
  prepared: Prepared,
  names: readonly NameMention[],
  links: readonly Link[],
): Link[] {
  const turns = transcriptTurns(prepared, names).map((turn) => turnLink(prepared, turn));
  const told = links.filter((link) => !isCaption(prepared, link));
  const kept = turns.length > 0 ? besideTurns(prepared, turns, told) : told;
  if (prepared.quotations.length === 0) return [...turns, ...kept];
  const exact = [
    signedQuotations(prepared, names),
    ledInQuotations(prepared, names),
    unclosedQuotations(prepared, names),
  ].filter((list) => list.length > 0);
  const { spokenFor, rest } =
    exact.length > 0 ? settled(prepared, exact, kept) : { spokenFor: [], rest: kept };
  const spoken = goingOn(prepared, withBareQuotations(prepared, [...turns, ...spokenFor, ...rest]));
  return [...spoken, ...nestedQuotations(prepared, spoken)];
}

const { isPicture } = wordLists({
  isPicture:
    'photo photos photograph photographs picture pictures image images illustration graphic video caption credit',
});

/** "Photograph: the ferry at the pier". */
function isCaption(prepared: Prepared, { cue, source, content }: Link): boolean {
  if (source === null || source.end > source.first + 1) return false;
  if (!isPicture(prepared.tokens.word[source.first]!)) return false;
  const colon = markCue(prepared, source, content);
  return colon !== null && (cue === null || cue.first === colon.first);
}

/** The links that no turn of a transcript takes the place of. */
function besideTurns(prepared: Prepared, turns: readonly LaidOut[], links: readonly Link[]): Link[] {
  const turnAt = newHolders(prepared.tokens.count);
  turns.forEach(({ source, content }, place) => {
    for (const span of [source!, ...content]) hold(turnAt, span, place);
  });
  const kept: Link[] = [];
  for (const link of links) {
    const touched = [...holdersOf(turnAt, spansOf(link))];
    const clashing = touched.some((place) => clashes(turns[place]!, link));
    const beside = clashing ? outside(turnAt, link) : link;
    if (beside) kept.push(beside);
  }
  return kept;
}

/** What the layouts tell where no link reports the same, and the links without what those tell. */
function settled(
  prepared: Prepared,
  exact: readonly (readonly LaidOut[])[],
  links: readonly Link[],
): { spokenFor: LaidOut[]; rest: readonly Link[] } {
  const reporting = links.filter((link) => reports(prepared, link));
  const spokenFor = exact.flatMap((list) => unreported(prepared, list, reporting));
  if (spokenFor.length === 0) return { spokenFor, rest: links };
  const spokenAt = newHolders(prepared.tokens.count);
  spokenFor.forEach(({ content }, place) => hold(spokenAt, content[0]!, place));
  const rest: Link[] = [];
  for (const link of links) {
    const place = firstHolder(spokenAt, link.content);
    const kept = place < 0 ? link : beforeLeadIn(prepared, link, spokenFor[place]!);
    if (kept) rest.push(kept);
  }
  return { spokenFor, rest };
}

/** Those of one layout that no link reports. */
function unreported(prepared: Prepared, exact: readonly LaidOut[], reporting: readonly Link[]): LaidOut[] {
  const exactAt = newHolders(prepared.tokens.count);
  exact.forEach(({ content }, place) => hold(exactAt, content[0]!, place));
  const reported = new Set<number>();
  for (const link of reporting) {
    const { first, end } = link.content[0]!;
    for (let i = first; i < end; i++) {
      const place = exactAt[i]!;
      if (place < 0 || reported.has(place)) continue;
      if (!isPassedOver(prepared, link, exact[place]!)) reported.add(place);
    }
  }
  return exact.filter((_, place) => !reported.has(place));
}

function turnLink(prepared: Prepared, { line, paragraphs }: SpokenTurn): LaidOut {
  const content = paragraphs.map((paragraph, k) => {
    const { firstToken, endToken } = prepared.paragraphs[paragraph]!;
    const first = k === 0 ? line.firstToken : firstToken;
    return { first, end: closesFromBefore(prepared, first, endToken) ? endToken - 1 : endToken };
  });
  const layout = line.kind === 'question' || line.kind === 'answer' ? line.kind : 'transcript';
  return laidOut(layout, tokensOf(prepared, line.label), content);
}

/** The last token is the mark that closes what opened before the turn's words. */
function closesFromBefore({ quotations, quotationAt }: Prepared, first: number, end: number): boolean {
  const quotation = quotations[quotationAt[end - 1]!];
  return (
    quotation?.close === 'mark' &&
    quotation.endToken === end &&
    quotation.firstToken < first &&
    end - 1 > first
  );
}

/** Of a link that reaches into the turn: it is no report within the turn's words. */
function clashes(turn: LaidOut, link: Link): boolean {
  const inside = (span: Range): boolean =>
    turn.content.some(({ first, end }) => first <= span.first && span.end <= end);
  if (!link.cue || !spansOf(link).every(inside)) return true;
  const length = (spans: readonly Range[]): number =>
    spans.reduce((sum, { first, end }) => sum + end - first, 0);
  return length(link.content) >= WHOLE_TURN * length(turn.content);
}

/** What a link reports outside all turns: "Roe said it would pass" above a transcript that was taken to go on with it. */
function outside(turnAt: Holders, link: Link): Link | null {
  const free = (span: Range): boolean => !isHeld(turnAt, span);
  const content = link.content.filter(free);
  const { cue, source } = link;
  return cue && content.length > 0 && free(cue) && (!source || free(source)) ? { ...link, content } : null;
}

/** Its cue stands in a paragraph above the one that leads the quotation in, or its content runs over the lead-in. */
function isPassedOver(prepared: Prepared, link: Link, { layout, source }: LaidOut): boolean {
  if (layout !== 'lead-in' || !link.cue || !source) return false;
  const above = paragraphOf(prepared, link.cue.first) < paragraphOf(prepared, source.first);
  return above || runsOver(prepared, link, source);
}

/** Content goes on into the sentence of another's lead-in: "…just industry”. The chair, Ana Roe: “…”". */
function runsOver({ tokens }: Prepared, { content }: Link, source: Range): boolean {
  return content.some(
    ({ first, end }) =>
      first < source.first && source.end <= end && tokens.sentence[first] !== tokens.sentence[source.first],
  );
}

/** What of the link stands before the lead-in that it ran over; null where it did not. */
function beforeLeadIn(prepared: Prepared, link: Link, { source }: LaidOut): Link | null {
  if (!source || !runsOver(prepared, link, source)) return null;
  const { tokens, sentences } = prepared;
  const sentence = sentences[tokens.sentence[source.first]!]!;
  const content = link.content
    .filter(({ first }) => first < sentence.firstToken)
    .map((span) => ({ ...span, end: Math.min(span.end, sentence.firstToken) }));
  return { ...link, content };
}

/** It has a source and a verb that reports. */
function reports({ tokens }: Prepared, { cue, source }: Link): boolean {
  if (!cue || !source || tokens.pos[cue.first] === POS.DET) return false;
  for (let i = cue.first; i < cue.end; i++) if (tokens.pos[i] === POS.VERB) return true;
  return tokens.pos[cue.first] === POS.ADP;
}
