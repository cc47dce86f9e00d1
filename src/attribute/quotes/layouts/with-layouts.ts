/** The tagger's links, put right by what a story's layout tells for certain. */
import type { NameMention } from '../../../annotate/names/mention.js';
import { POS, type Prepared } from '../../../prepare/prepared.js';
import { paragraphOf, tokensOf } from '../../tokens-of.js';
import type { Link } from '../linking.js';
import type { Range } from '../marks.js';
import { withBareQuotations } from './bare-quotations.js';
import { goingOn } from './going-on.js';
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
  const kept = links.flatMap((link) =>
    turns.some((turn) => clashes(turn, link)) ? outside(turns, link) : [link],
  );
  if (prepared.quotations.length === 0) return [...turns, ...kept];
  const spokenFor = [
    ...signedQuotations(prepared, names),
    ...ledInQuotations(prepared, names),
    ...unclosedQuotations(prepared, names),
  ].filter(
    (exact) =>
      !kept.some(
        (link) =>
          reports(prepared, link) &&
          touch(link.content[0]!, exact.content[0]!) &&
          !isPassedOver(prepared, link, exact),
      ),
  );
  const rest = kept.flatMap((link) => {
    const exact = spokenFor.find(({ content }) => link.content.some((span) => touch(span, content[0]!)));
    return exact ? beforeLeadIn(prepared, link, exact) : [link];
  });
  const spoken = goingOn(prepared, withBareQuotations(prepared, [...turns, ...spokenFor, ...rest]));
  return [...spoken, ...nestedQuotations(prepared, spoken)];
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

/** Reaches into a turn without being a report within its words. */
function clashes(turn: LaidOut, { cue, source, content }: Link): boolean {
  const all = [...content, ...(cue ? [cue] : []), ...(source ? [source] : [])];
  const inside = (span: Range): boolean =>
    turn.content.some(({ first, end }) => first <= span.first && span.end <= end);
  if (!all.some((span) => turn.content.some((words) => touch(words, span)) || touch(turn.source!, span)))
    return false;
  if (!cue || !all.every(inside)) return true;
  const length = (spans: readonly Range[]): number =>
    spans.reduce((sum, { first, end }) => sum + end - first, 0);
  return length(content) >= WHOLE_TURN * length(turn.content);
}

/** What a link reports outside all turns: "Roe said it would pass" above a transcript that was taken to go on with it. */
function outside(turns: readonly LaidOut[], link: Link): Link[] {
  const free = (span: Range): boolean =>
    !turns.some((turn) => [turn.source!, ...turn.content].some((words) => touch(words, span)));
  const content = link.content.filter(free);
  const { cue, source } = link;
  return cue && content.length > 0 && free(cue) && (!source || free(source)) ? [{ ...link, content }] : [];
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

/** What of the link stands before the lead-in that it ran over; nothing where it did not. */
function beforeLeadIn(prepared: Prepared, link: Link, { source }: LaidOut): Link[] {
  if (!source || !runsOver(prepared, link, source)) return [];
  const { tokens, sentences } = prepared;
  const sentence = sentences[tokens.sentence[source.first]!]!;
  const content = link.content
    .filter(({ first }) => first < sentence.firstToken)
    .map((span) => ({ ...span, end: Math.min(span.end, sentence.firstToken) }));
  return [{ ...link, content }];
}

/** It has a source and a verb that reports. */
function reports({ tokens }: Prepared, { cue, source }: Link): boolean {
  if (!cue || !source || tokens.pos[cue.first] === POS.DET) return false;
  for (let i = cue.first; i < cue.end; i++) if (tokens.pos[i] === POS.VERB) return true;
  return tokens.pos[cue.first] === POS.ADP;
}

function touch(a: Range, b: Range): boolean {
  return a.first < b.end && b.first < a.end;
}
