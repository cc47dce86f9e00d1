/** What a form says about a quote, as a correction. */
import { z } from '@hono/zod-openapi';
import type { Span } from '../../span.js';
import type { NewCorrection, NewSpeaker, Story } from '../../store/index.js';
import { DeskError } from './faults.js';

/** Stands between the pieces of a quote where they are typed. */
export const PIECE_BREAK = '[…]';

const kind = z.enum(['person', 'organization', 'document', 'group', 'unnamed', 'unknown']);
const field = (most: number) => z.string().max(most).default('');

const form = z.object({
  kind: z.enum(['right', 'speaker', 'boundaries', 'not-a-quote', 'missed']),
  story: z.string().min(1),
  quote: field(200),
  by: field(100),
  note: field(500),
  speaker: field(400),
  name: field(300),
  speakerKind: kind.default('person'),
  words: field(20_000),
  spans: field(2_000),
  act: z.enum(['speech', 'thought']).default('speech'),
});

export type CorrectionForm = z.infer<typeof form>;

/** Throws a fault of the request where a field is missing or no good. */
export function readCorrectionForm(fields: Readonly<Record<string, unknown>>): CorrectionForm {
  const read = form.safeParse(fields);
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  throw new DeskError(400, 'request-invalid', `The form is not understood (${wrong})`);
}

/** @param person who it is where the form does not say */
export function correctionOf(fields: CorrectionForm, story: Story, person: string): NewCorrection {
  const { kind, quote, note, act } = fields;
  const base = { story: fields.story, by: fields.by.trim() || person, ...(note !== '' && { note }) };
  switch (kind) {
    case 'right':
    case 'not-a-quote':
      return { ...base, kind, quote };
    case 'speaker':
      return { ...base, kind, quote, speaker: speakerOf(fields) };
    case 'boundaries': {
      const known = story.record.quotes.find(({ id }) => id === quote);
      return { ...base, kind, quote, content: contentOf(fields, story.text, known?.content[0]?.start ?? 0) };
    }
    case 'missed':
      return { ...base, kind, act, content: contentOf(fields, story.text, 0), speaker: speakerOf(fields) };
  }
}

/** A typed name goes before a chosen one. */
function speakerOf({ speaker, name, speakerKind }: CorrectionForm): NewSpeaker | null {
  if (name.trim() !== '') return { name: name.trim(), kind: speakerKind };
  if (speaker === 'none') return null;
  const [chosen = '', ...rest] = speaker.split(':');
  const known = kind.safeParse(chosen);
  if (!known.success || rest.length === 0)
    throw new DeskError(400, 'request-invalid', 'No speaker was chosen. Choose one, or type a name');
  return { name: rest.join(':'), kind: known.data };
}

/** The selected spans, or the places of the typed words that are nearest to where the quote is. */
function contentOf({ spans, words }: CorrectionForm, text: string, near: number): Span[] {
  if (spans !== '') return spans.split(',').map(spanOf);
  const pieces = words.split(PIECE_BREAK).map((piece) => piece.trim());
  const found: Span[] = [];
  for (const piece of pieces.filter((one) => one !== ''))
    found.push(placeOf(piece, text, found.at(-1)?.end ?? 0, near));
  return found;
}

function spanOf(span: string): Span {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(span) ?? [];
  if (start === undefined || end === undefined)
    throw new DeskError(400, 'request-invalid', `"${span}" is no span. Give offsets as 12-40`);
  return { start: Number(start), end: Number(end) };
}

/** Spaces and line breaks need not be the same. */
function placeOf(words: string, text: string, from: number, near: number): Span {
  const pattern = words
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+');
  let best: Span | null = null;
  for (const { index, 0: match } of text.slice(from).matchAll(new RegExp(pattern, 'g'))) {
    const span = { start: from + index, end: from + index + match.length };
    if (!best || Math.abs(span.start - near) < Math.abs(best.start - near)) best = span;
  }
  if (best) return best;
  const shown = words.length > 60 ? `${words.slice(0, 60)}…` : words;
  throw new DeskError(
    400,
    'words-not-found',
    `The story does not have the words “${shown}”. Type them as they are printed`,
  );
}
