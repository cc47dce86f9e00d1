/** What can be asked of the database as JSON. */
import { type OpenAPIHono, z } from '@hono/zod-openapi';
import {
  browseQuotes,
  countCorrections,
  countStories,
  listCorrections,
  listFailures,
  listRuns,
  listStories,
  rankSpeakers,
  readOverview,
  readStory,
  speakerProfile,
} from '../../../store/index.js';
import type { Desk } from '../context.js';
import { DeskError } from '../faults.js';
import { filterParameters, sortParameter } from '../selection.js';
import { addQuestion, NOTHING, page } from './answers.js';
import * as schemas from './schemas.js';

const name = z.string().min(1).max(1000);

export function addQuestions(api: OpenAPIHono, { database, frame }: Desk): void {
  addQuestion(
    api,
    {
      path: '/token',
      summary: 'The token that changes need, for programs here',
      takes: NOTHING,
      answers: schemas.tokenSchema,
    },
    () => ({ token: frame.token }),
  );
  addQuestion(
    api,
    {
      path: '/overview',
      summary: 'The whole database in numbers',
      takes: NOTHING,
      answers: schemas.overviewSchema,
    },
    () => database.ask(readOverview),
  );
  addQuestion(
    api,
    {
      path: '/runs',
      summary: 'The runs that wrote the database',
      takes: NOTHING,
      answers: schemas.runsSchema,
    },
    () => ({ runs: database.ask(listRuns) }),
  );
  addQuestion(
    api,
    {
      path: '/failures',
      summary: 'Inputs that could not be used, and why',
      takes: z.object({ run: z.coerce.number().int().min(1).optional() }),
      answers: schemas.failuresSchema,
    },
    ({ run }) => ({ failures: database.ask((store) => listFailures(store, { run: run ?? null })) }),
  );
  addAboutStories(api, { database, frame });
  addAboutSpeakers(api, { database, frame });
}

function addAboutStories(api: OpenAPIHono, { database }: Desk): void {
  addQuestion(
    api,
    {
      path: '/quotes',
      summary: 'Quotes that pass a filter, with counts to narrow them down by',
      takes: filterParameters.extend({ sort: sortParameter, ...page(25) }),
      answers: schemas.quotesSchema,
    },
    ({ sort, ...filter }) => database.ask((store) => browseQuotes(store, filter, sort)),
  );
  addQuestion(
    api,
    {
      path: '/stories',
      summary: 'Stories, the newest first',
      takes: z.object({ title: z.string().max(500).optional(), ...page(50) }),
      answers: schemas.storiesSchema,
    },
    (filter) =>
      database.ask((store) => ({ total: countStories(store, filter), stories: listStories(store, filter) })),
  );
  addQuestion(
    api,
    {
      path: '/story',
      summary: 'One story: its text and its record',
      takes: z.object({ id: name }),
      answers: schemas.storySchema,
    },
    ({ id }) => {
      const story = database.ask((store) => readStory(store, id));
      if (!story) throw new DeskError(404, 'story-not-found', `There is no story "${id}"`);
      const { text, record, extractor, run } = story;
      return { text, record, extractor, run };
    },
  );
}

function addAboutSpeakers(api: OpenAPIHono, { database }: Desk): void {
  addQuestion(
    api,
    {
      path: '/speakers',
      summary: 'Speakers of the quotes that pass a filter, the most quoted first',
      takes: filterParameters.extend(page(50)),
      answers: schemas.speakersSchema,
    },
    (filter) => database.ask((store) => rankSpeakers(store, filter)),
  );
  addQuestion(
    api,
    {
      path: '/speaker',
      summary: 'One speaker over all stories',
      takes: z.object({ name }),
      answers: schemas.speakerSchema,
    },
    (query) => {
      const profile = database.ask((store) => speakerProfile(store, query.name));
      if (!profile) throw new DeskError(404, 'speaker-not-found', `There is no speaker "${query.name}"`);
      return profile;
    },
  );
  addQuestion(
    api,
    {
      path: '/corrections',
      summary: 'Corrections, the latest first',
      takes: z.object({
        story: z.string().max(1000).optional(),
        by: z.string().max(100).optional(),
        undone: z.enum(['true', 'false']).default('false').openapi({ description: 'Undone ones too' }),
        ...page(50),
      }),
      answers: schemas.correctionsSchema,
    },
    (query) => {
      const filter = { ...query, undone: query.undone === 'true' };
      return database.ask((store) => ({
        total: countCorrections(store, filter),
        corrections: listCorrections(store, filter),
      }));
    },
  );
}
