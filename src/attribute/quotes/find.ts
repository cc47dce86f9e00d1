/**
 * Finds every attribution in a prepared article. Read this first: each paragraph is tagged, its spans are linked to
 * each other, what goes on over paragraphs is joined, and each attribution is given its marks, type, act and confidence.
 */
import type { Prepared } from '../../prepare/prepared.js';
import type { Span } from '../../span.js';
import type { Attribution } from '../attribution.js';
import { actOf } from './act.js';
import { joinParagraphs } from './continuation.js';
import { linkSpans, type Link } from './linking.js';
import { snapToMarks, typeOf, type Range } from './marks.js';
import type { AttributionModel } from './model.js';
import { subjectAsSource } from './subjects.js';
import { tagParagraph } from './tagger.js';

/** In order of their first span. */
export function findAttributions(prepared: Prepared, model: AttributionModel): Attribution[] {
  const paragraphs = prepared.paragraphs.map((_, index) =>
    linkSpans(tagParagraph(prepared, index, model), prepared.tokens.sentence).map((link) =>
      subjectAsSource(prepared, link),
    ),
  );
  return joinParagraphs(prepared, paragraphs).map((link) => attributionOf(prepared, link, model));
}

function attributionOf(
  prepared: Prepared,
  { cue, source, content }: Link,
  model: AttributionModel,
): Attribution {
  const ranges = content.map((span) => snapToMarks(prepared, span)).filter(({ first, end }) => first < end);
  const pieces = ranges.length > 0 ? ranges : content;
  const spanOf = ({ first, end }: Range): Span => ({
    start: prepared.tokens.start[first]!,
    end: prepared.tokens.end[end - 1]!,
  });
  return {
    type: typeOf(prepared, pieces),
    act: actOf(prepared.tokens, cue),
    content: pieces.map(spanOf),
    cue: cue ? [spanOf(cue)] : [],
    source: source ? spanOf(source) : null,
    confidence: calibrated(
      model.calibration,
      content.reduce((most, { probability }) => Math.max(most, probability), 0),
    ),
  };
}

function calibrated(steps: readonly number[], probability: number): number {
  return steps[Math.min(steps.length - 1, Math.floor(probability * steps.length))]!;
}
