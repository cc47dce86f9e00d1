/** Mends known slips of the tagger: a subject beside its cue taken for content, or cut off within its relative clause. */
import { POS, type Prepared } from '../../prepare/prepared.js';
import { wordLower, wordText } from '../../prepare/words.js';
import { hasVerb, isPutTo } from '../clauses.js';
import { isNominal } from '../nominal.js';
import type { Link } from './linking.js';
import type { Range } from './marks.js';

/** The link with its subject as a source of its own, and whole. */
export function withSubject(prepared: Prepared, tagged: Link): Link {
  return [askedAtOpening, subjectAsSource, subjectAfterCue, tailAsSource, wholeSubject].reduce(
    (link, mended) => mended(prepared, link),
    tagged,
  );
}

/** "Asked whether it would close, Roe laughed": whoever the sentence is about did not ask. */
function askedAtOpening({ tokens, sentences }: Prepared, link: Link): Link {
  const { cue, source } = link;
  if (!cue || !source || source.first < cue.end || !isPutTo(tokens.word[cue.first]!)) return link;
  const opens = sentences[tokens.sentence[cue.first]!]!.firstToken === cue.first;
  const byWhom = wordLower(tokens.word[source.first - 1]!) === 'by';
  return opens && !byWhom ? { ...link, source: null } : link;
}

/** Between the pieces and the cue may stand a comma or a mark. */
const TOUCHING_TOKENS = 1;

/**
 * "Three witnesses, all of whom had waited, said it was green": where content without quotation marks opens the sentence
 * and ends at a cue that has no source, and more content begins right after the cue, the first is the source.
 */
function subjectAsSource(prepared: Prepared, link: Link): Link {
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

/**
 * "“Closed until further notice,” reads a sign on the door": where a quotation ends at a cue that has no source, the noun
 * phrase right after the cue is no more of what is said.
 */
function subjectAfterCue(prepared: Prepared, link: Link): Link {
  const { cue, source, content } = link;
  const [first, second] = content;
  if (!cue || source || content.length !== 2 || first!.end !== cue.first || second!.first !== cue.end)
    return link;
  const { pos } = prepared.tokens;
  const quoted = prepared.quotationAt[first!.end - 1]! >= 0 && prepared.quotationAt[second!.first]! < 0;
  if (!quoted || !isNominal(pos[second!.first]!)) return link;
  if (hasVerb(prepared, second!.first, second!.end)) return link;
  return { cue, source: { ...second!, role: 'source' }, content: [first!] };
}

/** A subject after its report is this long at most, and the report itself this long at least. */
const MAX_SUBJECT_TOKENS = 10;
const MIN_REPORT_TOKENS = 4;

/** "The canal leaks, military and civil experts have said": what stands between the report's last comma and the cue is the source. */
function tailAsSource(prepared: Prepared, link: Link): Link {
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

/** Those that may be subjects of their clause, or belong to them. */
const RELATIVE = new Set(['who', 'which', 'that', 'whose']);
const NOMINATIVE = new Set(['i', 'he', 'she', 'we', 'they']);
/** They begin a clause of its own, whose subject may well be the source. */
const BREAKS = new Set(['when', 'where', 'how', 'what', 'why', 'than']);
const MAX_CLAUSE_TOKENS = 14;

/**
 * "A scout who worked with her says", "Two men who fled through a window said": what ends a relative clause before a finite cue
 * is the end of the whole phrase, which is the source. In PolNeAR one such in a hundred articles; the annotation has the
 * phrase, or none.
 */
function wholeSubject(prepared: Prepared, link: Link): Link {
  const { cue, source, content } = link;
  if (!cue || !source || source.end !== cue.first || !beginsWithFiniteVerb(prepared, cue)) return link;
  const pronoun = relativeBefore(prepared, source);
  if (pronoun < 0) return link;
  const first = startOfPhrase(prepared, pronoun);
  if (content.some((span) => span.first < source.first && span.end > first)) return link;
  return { ...link, source: { ...source, first } };
}

function beginsWithFiniteVerb({ tokens }: Prepared, cue: Range): boolean {
  for (let i = cue.first; i < cue.end; i++) {
    if (tokens.pos[i] === POS.ADV) continue;
    const isVerb = tokens.pos[i] === POS.VERB || tokens.pos[i] === POS.AUX;
    return isVerb && !wordLower(tokens.word[i]!).endsWith('ing');
  }
  return false;
}

/** The pronoun of the relative clause that the source is the end of, or all but its noun; -1 where it is neither. */
function relativeBefore({ tokens, sentences }: Prepared, source: Range): number {
  const { word, pos, sentence } = tokens;
  const isAlone = source.end - source.first === 1;
  if (isAlone && NOMINATIVE.has(wordLower(word[source.first]!))) return -1;
  const from = Math.max(sentences[sentence[source.first]!]!.firstToken + 1, source.first - MAX_CLAUSE_TOKENS);
  for (let i = source.first; i >= from; i--) {
    const lower = wordLower(word[i]!);
    if (RELATIVE.has(lower)) {
      const hasVerb = i === source.first ? source.end - i > 2 : i + 1 < source.first;
      const next = pos[i + 1];
      const isSubject = lower === 'whose' || next === POS.VERB || next === POS.AUX || next === POS.ADV;
      return hasVerb && isSubject && isNoun(pos[i - 1]!) ? i : -1;
    }
    const breaksOff = pos[i] === POS.PUNCT || pos[i] === POS.SCONJ || pos[i] === POS.CCONJ;
    if (breaksOff || BREAKS.has(lower)) return -1;
  }
  return -1;
}

const isNoun = (pos: number): boolean => pos === POS.NOUN || pos === POS.PROPN;

/** Of the noun phrase that ends before a token; one that opens its sentence may hold others after prepositions. */
function startOfPhrase({ tokens, sentences }: Prepared, end: number): number {
  const { pos, sentence } = tokens;
  const opening = sentences[sentence[end]!]!.firstToken;
  let nearest = end;
  while (nearest > opening && isNominal(pos[nearest - 1]!)) nearest--;
  let whole = nearest;
  while (whole > opening && (isNominal(pos[whole - 1]!) || pos[whole - 1] === POS.ADP)) whole--;
  return whole === opening && pos[whole] !== POS.ADP ? whole : nearest;
}
