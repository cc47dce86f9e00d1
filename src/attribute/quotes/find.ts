/**
 * Finds every attribution in a prepared article. Read this first: each paragraph is tagged, its spans are linked to
 * each other, what goes on over paragraphs is joined, and each attribution is given its marks, type, act and confidence.
 */
import type { NameMention } from '../../annotate/names/mention.js';
import type { Prepared } from '../../prepare/prepared.js';
import type { Span } from '../../span.js';
import type { Attribution } from '../attribution.js';
import { actOf } from './act.js';
import { joinParagraphs } from './continuation.js';
import type { LaidOut } from './layouts/laid-out.js';
import { withLayouts } from './layouts/with-layouts.js';
import { linkSpans, type Link } from './linking.js';
import { snapToMarks, typeOf, type Range } from './marks.js';
import type { AttributionModel } from './model.js';
import { withoutQuotedNames } from './quoted-names.js';
import { subjectAsSource, tailAsSource } from './subjects.js';
import { tagParagraph } from './tagger.js';

/**
 * In no order.
 * @param names the article's names: they tell a speaker's label from any other
 */
export function findAttributions(
  prepared: Prepared,
  model: AttributionModel,
  names: readonly NameMention[] = [],
): Attribution[] {
  const paragraphs = prepared.paragraphs.map((_, index) =>
    linkSpans(tagParagraph(prepared, index, model), prepared.tokens.sentence).map((link) =>
      tailAsSource(prepared, subjectAsSource(prepared, link)),
    ),
  );
  const links = withLayouts(
    prepared,
    names,
    withoutQuotedNames(prepared, joinParagraphs(prepared, paragraphs)),
  );
  return links.map((link) => attributionOf(prepared, link, model));
}

function attributionOf(prepared: Prepared, link: Link | LaidOut, model: AttributionModel): Attribution {
  const { cue, source, content } = link;
  const ranges = content.map((span) => snapToMarks(prepared, span)).filter(({ first, end }) => first < end);
  const pieces = ranges.length > 0 ? ranges : content;
  const spanOf = ({ first, end }: Range): Span => ({
    start: prepared.tokens.start[first]!,
    end: prepared.tokens.end[end - 1]!,
  });
  return {
    type: typeOf(prepared, pieces),
    act: actOf(prepared.tokens, cue, source),
    content: pieces.map(spanOf),
    cue: cue ? [spanOf(cue)] : [],
    source: source ? spanOf(source) : null,
    ...('layout' in link && { layout: link.layout }),
    confidence: calibrated(
      model.calibration,
      content.reduce((most, { probability }) => Math.max(most, probability), 0),
    ),
  };
}

function calibrated(steps: readonly number[], probability: number): number {
  return steps[Math.min(steps.length - 1, Math.floor(probability * steps.length))]!;
}
