/** The forms of the API's answers. A field may be added; none is renamed or changes its meaning. */
import { z } from '@hono/zod-openapi';
import {
  act,
  dateMention,
  exportedQuote,
  recordQuote,
  span,
  speakerKind,
  storyHeading,
} from '../../export/schema.js';

const count = z.object({ value: z.string(), quotes: z.int() });
const counts = z.array(count);

export const faultSchema = z
  .object({ error: z.object({ code: z.string(), message: z.string() }) })
  .openapi('Fault', { description: 'Every answer that is no success has this form' });

export const facetsSchema = z
  .object({
    speakers: counts,
    unattributed: z.int(),
    organizations: counts,
    publishers: counts,
    types: counts,
    acts: counts,
    months: counts,
    confidence: z.array(z.object({ atLeast: z.number(), quotes: z.int() })),
    checked: counts,
  })
  .openapi('Facets', { description: 'Counts within the selection, each without its own part of the filter' });

const quoteSchema = exportedQuote
  .extend({ snippet: z.array(z.object({ text: z.string(), match: z.boolean() })).optional() })
  .openapi('Quote');

export const quotesSchema = z
  .object({ total: z.int(), stories: z.int(), quotes: z.array(quoteSchema), facets: facetsSchema })
  .openapi('Quotes');

const storyRow = storyHeading.extend({ quotes: z.int() });

export const storiesSchema = z.object({ total: z.int(), stories: z.array(storyRow) }).openapi('Stories');

const entity = z.object({
  id: z.string(),
  type: z.enum(['person', 'organization', 'place', 'other']),
  name: z.string(),
  aliases: z.array(z.string()),
  mentions: z.array(span.extend({ confidence: z.number().optional() })),
  description: z.string().optional(),
  subtype: z.string().optional(),
});

export const recordSchema = storyHeading
  .extend({
    extra: z.record(z.string(), z.unknown()).optional(),
    sentences: z.array(span),
    quotes: z.array(recordQuote),
    entities: z.array(entity),
    dates: z.array(dateMention),
  })
  .openapi('Record');

export const storySchema = z
  .object({ text: z.string(), record: recordSchema, extractor: z.string(), run: z.int() })
  .openapi('Story');

const rankedSpeaker = z.object({ name: z.string(), quotes: z.int(), words: z.int(), stories: z.int() });

export const speakersSchema = z
  .object({ total: z.int(), speakers: z.array(rankedSpeaker) })
  .openapi('Speakers');

export const speakerSchema = rankedSpeaker
  .extend({
    kinds: counts,
    names: counts,
    descriptions: counts,
    companions: counts,
    facets: facetsSchema,
    recent: z.array(storyRow),
  })
  .openapi('Speaker');

export const overviewSchema = z
  .object({
    articles: z.int(),
    sentences: z.int(),
    quotes: z.int(),
    speakers: z.int(),
    organizations: z.int(),
    failures: z.int(),
    corrections: z.int(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    facets: facetsSchema,
  })
  .openapi('Overview');

export const runsSchema = z
  .object({
    runs: z.array(
      z.object({
        id: z.int(),
        job: z.string(),
        settings: z.unknown(),
        extractor: z.string(),
        versions: z.record(z.string(), z.string()),
        startedAt: z.string(),
        finishedAt: z.string().nullable(),
        status: z.enum(['running', 'finished', 'stopped', 'failed']),
        added: z.int(),
        replaced: z.int(),
        unchanged: z.int(),
        failed: z.int(),
        quotes: z.int(),
      }),
    ),
  })
  .openapi('Runs');

export const failuresSchema = z
  .object({
    failures: z.array(
      z.object({
        run: z.int(),
        origin: z.object({ path: z.string(), line: z.int().optional() }),
        articleId: z.string().nullable(),
        stage: z.enum(['read', 'extract', 'store']),
        code: z.string(),
        message: z.string(),
        failedAt: z.string(),
      }),
    ),
  })
  .openapi('Failures');

const kind = z.enum(['right', 'speaker', 'boundaries', 'not-a-quote', 'missed']);
const person = z
  .string()
  .trim()
  .max(100)
  .optional()
  .openapi({ description: 'Who says so; without it, who started the desk' });
const newSpeaker = z.object({ name: z.string().min(1).max(300), kind: speakerKind });
const shared = { story: z.string().min(1), by: person, note: z.string().max(500).optional() };
const content = z.array(span).min(1).max(50);

export const newCorrectionSchema = z
  .discriminatedUnion('kind', [
    z.object({ ...shared, kind: z.enum(['right', 'not-a-quote']), quote: z.string() }),
    z.object({ ...shared, kind: z.literal('speaker'), quote: z.string(), speaker: newSpeaker.nullable() }),
    z.object({ ...shared, kind: z.literal('boundaries'), quote: z.string(), content }),
    z.object({
      ...shared,
      kind: z.literal('missed'),
      content,
      speaker: newSpeaker.nullable(),
      act: act.optional(),
    }),
  ])
  .openapi('NewCorrection');

export const correctionSchema = z
  .object({
    number: z.int(),
    story: z.object({ id: z.string(), title: z.string().optional() }),
    kind,
    by: z.string(),
    at: z.string(),
    note: z.string().optional(),
    before: recordQuote.extend({ id: z.string() }).nullable(),
    after: recordQuote.nullable(),
    placed: z.boolean().openapi({ description: 'False while the story does not have the words' }),
    undone: z.object({ by: z.string(), at: z.string() }).optional(),
  })
  .openapi('Correction');

export const correctionsSchema = z
  .object({ total: z.int(), corrections: z.array(correctionSchema) })
  .openapi('Corrections');

export const articleSchema = z
  .looseObject({
    id: z.string().optional().openapi({ description: 'Made from the text where it is left out' }),
    text: z.string().min(1),
    title: z.string().optional(),
    publishedAt: z.string().optional(),
    url: z.string().optional(),
    publisher: z.string().optional(),
    author: z.string().optional(),
  })
  .openapi('Article');

export const tokenSchema = z.object({ token: z.string() }).openapi('Token');
export const savedSchema = z.object({ id: z.string() }).openapi('Saved');
