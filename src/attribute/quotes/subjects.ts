/** Mends known slips of the tagger: a subject before its cue taken for content. */
import { POS, type Prepared } from '../../prepare/prepared.js';
import { wordText } from '../../prepare/words.js';
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

/** A subject after its report is this long at most, and the report itself this long at least. */
const MAX_SUBJECT_TOKENS = 10;
const MIN_REPORT_TOKENS = 4;

/** "The canal leaks, military and civil experts have said": what stands between the report's last comma and the cue is the source. */
export function tailAsSource(prepared: Prepared, link: Link): Link {
  const { cue, source, content } = link;
  const last = content.at(-1);
  if (!cue || source || !last || last.end !== cue.first) return link;
  const { tokens, quotationAt } = prepared;
  if (tokens.pos[cue.first] === POS.ADP) return link;
  let comma = last.end - 1;
  while (comma > last.first && last.end - comma <= MAX_SUBJECT_TOKENS + 1) {
    if (wordText(tokens.word[comma]!) === ',') break;
    const pos = tokens.pos[comma];
    if (pos === POS.VERB || pos === POS.AUX || quotationAt[comma]! >= 0) return link;
    comma--;
  }
  if (wordText(tokens.word[comma]!) !== ',' || comma === last.end - 1) return link;
  if (comma - last.first < MIN_REPORT_TOKENS || last.end - comma > MAX_SUBJECT_TOKENS + 1) return link;
  const tail = { ...last, first: comma + 1, role: 'source' as const };
  return { cue, source: tail, content: [...content.slice(0, -1), { ...last, end: comma }] };
}
