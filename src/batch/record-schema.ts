/** The shape of a record that comes from outside, as JSON. Fields that this version does not know stay as they are. */
import { z } from 'zod';
import type { ExtractionRecord } from '../record.js';

const offset = z.int().min(0);
const span = z.looseObject({ start: offset, end: offset });
const words = span.extend({ text: z.string() });
const maybe = z.string().exactOptional();

const speaker = z.looseObject({
  name: z.string(),
  kind: z.enum(['person', 'organization', 'document', 'group', 'unnamed', 'unknown']),
  entity: z.string().nullable(),
  evidence: maybe,
});

const quote = z.looseObject({
  id: z.string(),
  type: z.enum(['direct', 'mixed', 'indirect']),
  act: z.enum(['speech', 'thought']),
  content: z.array(span),
  text: z.string(),
  cue: z.array(span),
  source: words.nullable(),
  speaker: speaker.nullable(),
  confidence: z.number(),
});

const entity = z.looseObject({
  id: z.string(),
  type: z.enum(['person', 'organization', 'place', 'other']),
  name: z.string(),
  aliases: z.array(z.string()),
  mentions: z.array(span.extend({ confidence: z.number().exactOptional() })),
  description: maybe,
  subtype: maybe,
});

const date = words.extend({
  type: z.enum(['DATE', 'TIME', 'DURATION', 'SET']),
  value: z.string(),
  certain: z.boolean().exactOptional(),
  ...{ rule: maybe, mod: maybe, freq: maybe, quant: maybe },
});

export const recordSchema: z.ZodType<ExtractionRecord> = z.looseObject({
  id: z.string().min(1),
  ...{ title: maybe, publishedAt: maybe, url: maybe, publisher: maybe, author: maybe },
  extra: z.record(z.string(), z.unknown()).exactOptional(),
  sentences: z.array(span),
  quotes: z.array(quote),
  entities: z.array(entity),
  dates: z.array(date),
});
