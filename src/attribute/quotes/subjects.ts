/** Mends a known slip of the tagger: a long subject before its cue taken for content. */
import type { Prepared } from '../../prepare/prepared.js';
import type { Link } from './linking.js';

/** Between the pieces and the cue may stand a comma or a mark. */
const TOUCHING_TOKENS = 1;

/**
 * "Three witnesses, all of whom had waited, said it was green": where content without quotation marks opens the sentence
 * and ends at a cue that has no source, and more content begins right after the cue, the first is the source.
 */
export function subjectAsSource(prepared: Prepared, link: Link): Link {
  const { cue, source, content } = link;
  const [first, second] = content;
  if (!cue || source || !first || !second || first.end > cue.first || second.first < cue.end) return link;
  const { tokens, sentences, quotationAt } = prepared;
  const sentence = sentences[tokens.sentence[cue.first]!]!;
  const opens = first.first === sentence.firstToken;
  const touches = cue.first - first.end <= TOUCHING_TOKENS && second.first - cue.end <= TOUCHING_TOKENS;
  if (!opens || !touches) return link;
  for (let i = first.first; i < first.end; i++) if (quotationAt[i]! >= 0) return link;
  return { cue, source: { ...first, role: 'source' }, content: content.slice(1) };
}
