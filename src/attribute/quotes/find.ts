/**
 * Finds every attribution in a prepared article. Read this first: each paragraph is tagged, its spans are linked to
 * each other, what goes on over paragraphs is joined, where content begins and ends is looked at again, and each
 * attribution is given its marks, type, act and confidence.
 */
import type { NameMention } from '../../annotate/names/mention.js';
import type { Prepared, Tokens } from '../../prepare/prepared.js';
import type { Span } from '../../span.js';
import type { Attribution } from '../attribution.js';
import { accordingTo } from './according-to.js';
import { actOf } from './act.js';
import { settleBoundaries } from './boundaries/settle.js';
import { joinParagraphs } from './continuation.js';
import { withHeadlines } from './headlines.js';
import type { LaidOut } from './layouts/laid-out.js';
import { withLayouts } from './layouts/with-layouts.js';
import { linkSpans, type Link } from './linking.js';
import { markCue } from './mark-cues.js';
import { snapToMarks, typeOf, type Range } from './marks.js';
import { newMasses, type Masses } from './masses.js';
import type { AttributionModel } from './model.js';
import { withoutQuotedNames } from './quoted-names.js';
import { withReportingClauses } from './reporting-clauses.js';
import { withSubject } from './subjects.js';
import { tagParagraph } from './tagger.js';
import { withTrailingClauses } from './trailing-clauses.js';

/**
 * In no order.
 * @param names the article's names: they tell a speaker's label from any other
 */
export function findAttributions(
  prepared: Prepared,
  model: AttributionModel,
  names: readonly NameMention[] = [],
): Attribution[] {
  const masses = newMasses(prepared.tokens.count);
  const tagged = linksOf(prepared, model, masses);
  const { boundaries } = model;
  const settled = boundaries ? settleBoundaries(prepared, masses, tagged, boundaries) : tagged;
  const told = withHeadlines(prepared, names, withTrailingClauses(prepared, accordingTo(prepared, settled)));
  const links = withReportingClauses(prepared, names, told);
  return withLayouts(prepared, names, links).map((link) => attributionOf(prepared, link, model));
}

/** The links of all paragraphs as they are tagged. @param masses written on the way */
export function linksOf(prepared: Prepared, model: AttributionModel, masses: Masses): Link[] {
  const paragraphs = prepared.paragraphs.map((_, index) =>
    linkSpans(tagParagraph(prepared, index, model, masses), prepared).map((link) =>
      withSubject(prepared, link),
    ),
  );
  return withoutQuotedNames(prepared, joinParagraphs(prepared, paragraphs));
}

function attributionOf(prepared: Prepared, link: Link | LaidOut, model: AttributionModel): Attribution {
  const { tokens } = prepared;
  const { cue, source, content } = link;
  const ranges: Range[] = [];
  let likeliest = 0;
  for (const span of content) {
    const range = snapToMarks(prepared, span);
    if (range.first < range.end) ranges.push(range);
    likeliest = Math.max(likeliest, span.probability);
  }
  const pieces = ranges.length > 0 ? ranges : content;
  const reporting = cue ?? markCue(prepared, source, pieces);
  const attribution = {
    type: typeOf(prepared, pieces),
    act: actOf(tokens, cue, source),
    content: pieces.map((range) => spanOf(tokens, range)),
    cue: reporting ? [spanOf(tokens, reporting)] : [],
    source: source ? spanOf(tokens, source) : null,
    confidence: calibrated(model.calibration, likeliest),
  };
  return 'layout' in link ? { ...attribution, layout: link.layout } : attribution;
}

function spanOf({ start, end }: Tokens, range: Range): Span {
  return { start: start[range.first]!, end: end[range.end - 1]! };
}

function calibrated(steps: readonly number[], probability: number): number {
  return steps[Math.min(steps.length - 1, Math.floor(probability * steps.length))]!;
}
