/** Attributions that a story's layout tells for certain, as the tagger's own kind of links. */
import type { Link } from '../linking.js';
import type { Range } from '../marks.js';
import { ruled } from '../tagger.js';

/** How a layout tells the speaker. */
export type Layout = 'transcript' | 'question' | 'answer' | 'signature' | 'lead-in' | 'quotation';

export interface LaidOut extends Link {
  readonly layout: Layout;
}

/** What the layouts' own spans are taken to be worth: exact by their form. A bare quotation may be a title or a thought. */
const PROBABILITY: Readonly<Record<Layout, number>> = {
  transcript: 0.97,
  question: 0.97,
  answer: 0.97,
  signature: 0.97,
  'lead-in': 0.93,
  quotation: 0.85,
};

export function laidOut(layout: Layout, source: Range | null, content: readonly Range[]): LaidOut {
  const probability = PROBABILITY[layout];
  return {
    layout,
    cue: null,
    source: source && ruled('source', source.first, source.end, probability),
    content: content.map(({ first, end }) => ruled('content', first, end, probability)),
  };
}
