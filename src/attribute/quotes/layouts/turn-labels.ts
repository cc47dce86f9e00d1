/** The label that opens a line of a transcript: "SMITH:", "SEN. ABBOT (rising):", "Jane Roe:", "Q.", "Answer:". */
import type { Prepared } from '../../../prepare/prepared.js';
import type { Span } from '../../../span.js';
import { titleOf } from '../../entities/titles.js';
import { firstTokenAt } from '../../tokens-of.js';

export interface TurnLine {
  readonly paragraph: number;
  /** The label without its colon and aside: "SEN. ABBOT". */
  readonly label: Span;
  /** Lower case, for comparing. */
  readonly key: string;
  readonly kind: 'capitals' | 'name' | 'question' | 'answer';
  /** The first token of the words spoken. */
  readonly firstToken: number;
}

const MAX_LABEL_CHARS = 60;
const CAPITALS = String.raw`\p{Lu}[\p{Lu}.'’-]+`;
const NAME = String.raw`\p{Lu}[\p{L}.'’-]*`;
const OPENING = new RegExp(
  `^(?:(?<question>Q|Question)|(?<answer>A|Answer)|(?<capitals>${CAPITALS}(?: ${CAPITALS}){0,4})|(?<name>${NAME}(?: ${NAME}){0,3}))` +
    String.raw`(?: ?\([^()\n]{1,40}\))?(?<mark>[:.]) ?(?:\([^()\n]{1,40}\) ?|\[[^[\]\n]{1,40}\] ?)?`,
  'u',
);

/** Labels before a colon that name no speaker. */
const NO_SPEAKER = new Set(
  (
    'note notes update updated warning date venue time when where who what why how price prices tickets photo photos photograph photographs picture pictures image images video watch ' +
    'read source sources tags tag topics breaking live related contact contacts tip tips fact check review verdict result results score scores ' +
    'final half full goals booked subs substitutes referee attendance team teams lineup standings schedule agenda background summary ' +
    'conclusion correction clarification editor advertisement ad location address phone email website web copyright credit credits ' +
    'ingredients serves method opinion analysis explainer exclusive developing more also see next previous total rating stars director ' +
    'cast running opening closing week day monday tuesday wednesday thursday friday saturday sunday january february march april may ' +
    'june july august september october november december example exhibit figure table chapter part section step option rule lesson ' +
    'pros cons yes no first second third one two three budget weather traffic sport sports business politics world news local health'
  ).split(' '),
);

/** The turn that a paragraph opens, or null. */
export function turnLine(prepared: Prepared, paragraph: number): TurnLine | null {
  const { end } = prepared.paragraphs[paragraph]!;
  const start = startOfLabel(prepared, paragraph);
  const head = prepared.text.slice(start, Math.min(end, start + MAX_LABEL_CHARS));
  const found = OPENING.exec(head);
  if (!found?.groups) return null;
  const { question, answer, capitals, name, mark } = found.groups;
  const label = question ?? answer ?? capitals ?? name!;
  if (mark === '.' && label.length > 1) return null;
  const spoken = prepared.text.slice(start + found[0].length, end);
  if (!/\p{Ll}/u.test(spoken)) return null;
  const after = prepared.text[start + found[0].length]!;
  if (mark === ':' && !/[\s)\]]$/.test(found[0]) && !/\s/.test(after)) return null;
  const kind = question ? 'question' : answer ? 'answer' : capitals ? 'capitals' : 'name';
  if ((kind === 'capitals' || kind === 'name') && namesNoSpeaker(label)) return null;
  return {
    paragraph,
    label: { start, end: start + label.length },
    key: label.toLowerCase(),
    kind,
    firstToken: firstTokenAt(prepared, start + found[0].length),
  };
}

/** Past the mark that opens a line of a transcript printed as a quotation: "SMITH: No. */
function startOfLabel({ text, paragraphs }: Prepared, paragraph: number): number {
  const { start } = paragraphs[paragraph]!;
  return /["“]/.test(text.charAt(start)) ? start + 1 : start;
}

function namesNoSpeaker(label: string): boolean {
  return label
    .toLowerCase()
    .split(' ')
    .some((word) => NO_SPEAKER.has(word.replace(/['’]s$/, '')));
}

/** "SEN. ABBOT": a title and a name. */
export function hasTitle({ key }: TurnLine): boolean {
  const words = key.split(' ');
  return words.length > 1 && titleOf(words[0]!) !== undefined;
}
