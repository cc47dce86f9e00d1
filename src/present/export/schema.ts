/**
 * The published form of an export. Fields may be added to it; none is renamed or changes its meaning without a new
 * version. quotes.schema.json is generated from here (a test holds the two equal).
 */
import { z } from 'zod';

export const EXPORT_VERSION = 1;

const offset = z.int().min(0);
export const span = z
  .object({ start: offset, end: offset })
  .describe('UTF-16 code units into the article text as it was given, half-open: text.slice(start, end)');
const words = span.extend({ text: z.string() });

const type = z
  .enum(['direct', 'mixed', 'indirect'])
  .describe('direct: all in quotation marks; mixed: part of it; indirect: none');
export const act = z
  .enum(['speech', 'thought'])
  .describe('speech: said, written, published; thought: believed, hoped, planned');

export const storyHeading = z.object({
  id: z.string(),
  title: z.string().optional(),
  publishedAt: z.string().describe('ISO 8601 date or date-time').optional(),
  url: z.string().optional(),
  publisher: z.string().optional(),
  author: z.string().optional(),
});

export const speakerKind = z.enum(['person', 'organization', 'document', 'group', 'unnamed', 'unknown']);

const speaker = z.object({
  name: z
    .string()
    .describe('The fullest name that the article gives, without titles, or a short noun phrase'),
  kind: speakerKind,
  entity: z
    .string()
    .nullable()
    .describe("Id of the entity in the story's record; null where it is no named entity"),
  evidence: z.string().describe('Why this speaker').optional(),
});

export const dateMention = words.extend({
  type: z.enum(['DATE', 'TIME', 'DURATION', 'SET']),
  value: z.string().describe('TIMEX3 value: ISO 8601 and its TimeML extensions'),
  certain: z.boolean().describe('True where the text states the value outright').optional(),
  rule: z.string().optional(),
  mod: z.string().optional(),
  freq: z.string().optional(),
  quant: z.string().optional(),
});

export const recordQuote = z.object({
  id: z.string().describe('Unique within its story'),
  type,
  act,
  text: z.string().describe('The words: outer marks and a leading "that" off, pieces joined by a space'),
  content: z.array(span).min(1).describe('As printed, marks included, one span a piece'),
  cue: z.array(span).describe('The words that report it; empty where none are printed'),
  source: words.nullable().describe('The speaker as printed here'),
  speaker: speaker.nullable(),
  confidence: z.number().min(0).max(1),
  corrected: z.literal(true).describe('A person has put it right or added it').optional(),
  confirmed: z.literal(true).describe('A person has found it right as it is').optional(),
});

export const exportedQuote = recordQuote.extend({
  story: storyHeading,
  cueText: z.string(),
  sentence: words.describe('Where it stands: from the first to the last sentence that content or cue touch'),
  dates: z.array(dateMention).describe('Dates that those sentences mention'),
  organizations: z.array(z.string()).describe('Names of the organizations that the content mentions'),
});

const filter = z.object({
  speaker: z.string().optional(),
  org: z.string().optional(),
  type: type.optional(),
  act: act.optional(),
  since: z.string().optional(),
  until: z.string().optional(),
  search: z.string().optional(),
  story: z.string().optional(),
  publisher: z.string().optional(),
  minConfidence: z.number().optional(),
  checked: z.enum(['confirmed', 'corrected', 'any', 'none']).optional(),
  limit: z.int().optional(),
  offset: z.int().optional(),
});

export const quotesExport = z.object({
  version: z.literal(EXPORT_VERSION),
  generator: z.string().describe('Program and version that wrote the file'),
  exportedAt: z.iso.datetime().optional(),
  filter: filter.describe('What was asked for; empty: every quote'),
  quotes: z.array(exportedQuote).describe('Newest story first, within a story in the order of its record'),
});

/** As JSON Schema (draft 2020-12); fields that it does not name are allowed. */
export function quotesJsonSchema(): object {
  return {
    ...z.toJSONSchema(quotesExport, { io: 'input' }),
    title: 'Quotes exported by onrecord',
    $id: `urn:onrecord:quotes:${EXPORT_VERSION}`,
  };
}
