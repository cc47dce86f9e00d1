/** What a person says about a quote, as a correction that can be kept: the quote before and after, and its passage. */
import { OnrecordError } from '../../errors.js';
import { quoteText, quoteType } from '../../quote-text.js';
import type { Quote } from '../../record.js';
import type { Span } from '../../span.js';
import type { NewCorrection, NewSpeaker, Story } from '../types.js';
import { passageAround, type Passage } from './passage.js';

interface Made {
  readonly before: Quote | null;
  readonly after: Quote | null;
  readonly passage: Passage;
}

const MAX_NAME = 300;

/** Throws 'quote-not-found' and 'correction-invalid'. */
export function makeCorrection({ text, record }: Story, correction: NewCorrection): Made {
  if (correction.by.trim() === '') throw invalid('it needs the name of who makes it');
  const before = correction.kind === 'missed' ? null : quoteNamed(record.quotes, correction.quote);
  const after = afterwards(text, before, correction);
  const spans = [before, after].flatMap((quote) =>
    quote ? [...quote.content, ...quote.cue, ...(quote.source ? [quote.source] : [])] : [],
  );
  return { before, after, passage: passageAround(text, spans) };
}

function quoteNamed(quotes: readonly Quote[], id: string): Quote {
  const quote = quotes.find((one) => one.id === id);
  if (quote) return quote;
  throw new OnrecordError('quote-not-found', `the story has no quote "${id}" (any more). Load it again`);
}

function afterwards(text: string, before: Quote | null, correction: NewCorrection): Quote | null {
  switch (correction.kind) {
    case 'not-a-quote':
      return null;
    case 'right':
      return before;
    case 'speaker':
      return { ...before!, speaker: speakerOf(correction.speaker) };
    case 'boundaries':
      return { ...before!, ...wording(text, correction.content) };
    case 'missed':
      return {
        ...{ id: '', act: correction.act ?? 'speech', cue: [], source: null, confidence: 1 },
        ...wording(text, correction.content),
        speaker: speakerOf(correction.speaker),
      };
  }
}

function wording(text: string, spans: readonly Span[]): Pick<Quote, 'content' | 'text' | 'type'> {
  const content = spans.map((span) => trimmed(text, span));
  let last = 0;
  for (const { start, end } of content) {
    if (start >= end) throw invalid('it has no words. Select some of the story’s text');
    if (start < last) throw invalid('its pieces of text overlap or are not in order');
    last = end;
  }
  if (content.length === 0) throw invalid('it has no words. Select some of the story’s text');
  const words = quoteText(text, content);
  if (!/[\p{L}\p{N}]/u.test(words)) throw invalid('it has no words. Select some of the story’s text');
  return { content, text: words, type: quoteType(text, content) };
}

/** A selection often takes the space around the words along. */
function trimmed(text: string, { start, end }: Span): Span {
  if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end <= text.length))
    throw invalid('its words are not inside the story. Select some of its text');
  const selected = text.slice(start, end);
  const lead = selected.length - selected.trimStart().length;
  const trail = selected.length - selected.trimEnd().length;
  return { start: start + lead, end: end - trail };
}

function speakerOf(speaker: NewSpeaker | null): Quote['speaker'] {
  if (!speaker) return null;
  const name = speaker.name.replace(/\s+/g, ' ').trim();
  if (name === '' || name.length > MAX_NAME)
    throw invalid(`the speaker's name must have 1 to ${MAX_NAME} characters`);
  return { name, kind: speaker.kind, entity: null, evidence: 'correction' };
}

function invalid(fault: string): OnrecordError {
  return new OnrecordError('correction-invalid', `the correction cannot be kept: ${fault}`);
}
