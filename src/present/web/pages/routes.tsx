/** Which page an address shows. */
import type { Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import {
  browseQuotes,
  countCorrections,
  countStories,
  listCorrections,
  listFailures,
  listQuotes,
  listRuns,
  listStories,
  rankSpeakers,
  readCorrection,
  readOverview,
  readStory,
  speakerProfile,
  type Story,
} from '../../../store/index.js';
import type { Desk } from '../context.js';
import { DeskError } from '../faults.js';
import { exactly, readSelection } from '../selection.js';
import { ApiPage } from './api.js';
import { CorrectPage } from './correct.js';
import { CORRECTIONS_A_PAGE, CorrectionsPage } from './corrections.js';
import { FailuresPage, ROWS_A_PAGE, SpeakersPage, StoriesPage } from './lists.js';
import { OverviewPage } from './overview.js';
import { QUOTES_A_PAGE, QuotesPage } from './quotes.js';
import { SpeakerPage } from './speaker.js';
import { StoryPage } from './story.js';
import { TryPage } from './try.js';

const LATEST = 8;

export function addPages(app: Hono, desk: Desk): void {
  const { database, frame } = desk;
  app.get('/', (context) => {
    const [overview, latest, runs] = database.ask((store) => [
      readOverview(store),
      listStories(store, { limit: LATEST }),
      listRuns(store).slice(0, LATEST),
    ]);
    return context.html(<OverviewPage frame={frame} overview={overview} latest={latest} runs={runs} />);
  });
  app.get('/quotes', (context) => {
    const selection = readSelection(context.req.query());
    const part = { limit: QUOTES_A_PAGE, offset: (selection.page - 1) * QUOTES_A_PAGE };
    const found = database.ask((store) =>
      browseQuotes(store, { ...selection.filter, ...part }, selection.sort),
    );
    return context.html(<QuotesPage frame={frame} selection={selection} found={found} />);
  });
  app.get('/failures', (context) => {
    const failures = database.ask((store) => listFailures(store));
    return context.html(
      <FailuresPage frame={frame} failures={failures.slice(0, MOST_FAILURES)} total={failures.length} />,
    );
  });
  app.get('/try', (context) => context.html(<TryPage frame={frame} tried={null} />));
  app.get('/api', (context) => context.html(<ApiPage frame={frame} />));
  addLists(app, desk);
  addStoryPages(app, desk);
}

const MOST_FAILURES = 500;

function addLists(app: Hono, { database, frame }: Desk): void {
  app.get('/stories', (context) => {
    const { title = '' } = context.req.query();
    const { page, limit, offset } = part(context, ROWS_A_PAGE);
    const [stories, total] = database.ask((store) => [
      listStories(store, { title, limit, offset }),
      countStories(store, { title }),
    ]);
    return context.html(
      <StoriesPage frame={frame} page={page} wanted={title} stories={stories} total={total} />,
    );
  });
  app.get('/speakers', (context) => {
    const { name = '' } = context.req.query();
    const { page, limit, offset } = part(context, ROWS_A_PAGE);
    const ranking = database.ask((store) => rankSpeakers(store, { speaker: name, limit, offset }));
    return context.html(<SpeakersPage frame={frame} page={page} wanted={name} ranking={ranking} />);
  });
  app.get('/corrections', (context) => {
    const { story } = context.req.query();
    const { page, limit, offset } = part(context, CORRECTIONS_A_PAGE);
    const filter = { undone: true, ...(story && { story }) };
    const [corrections, total] = database.ask((store) => [
      listCorrections(store, { ...filter, limit, offset }),
      countCorrections(store, filter),
    ]);
    return context.html(
      <CorrectionsPage frame={frame} corrections={corrections} total={total} page={page} story={story} />,
    );
  });
}

const QUOTES_OF_SPEAKER = 10;

function addStoryPages(app: Hono, desk: Desk): void {
  const { database, frame } = desk;
  app.get('/speaker', (context) => {
    const { name = '' } = context.req.query();
    const profile = database.ask((store) => speakerProfile(store, name));
    if (!profile) throw new DeskError(404, 'speaker-not-found', `There is no speaker “${name}”`);
    const filter = { speaker: exactly(name), limit: QUOTES_OF_SPEAKER };
    const quotes = database.ask((store) => listQuotes(store, filter));
    return context.html(<SpeakerPage frame={frame} profile={profile} quotes={quotes} />);
  });
  app.get('/story', (context) => {
    const { id, only, correction } = context.req.query();
    const story = storyNamed(desk, id);
    const number = /^\d{1,4}$/.test(only ?? '') ? Number(only) : null;
    const latest = /^\d{1,9}$/.test(correction ?? '')
      ? database.ask((store) => readCorrection(store, Number(correction)))
      : null;
    const ours = latest?.story.id === story.record.id ? latest : null;
    return context.html(<StoryPage frame={frame} story={story} only={number} latest={ours} />);
  });
  app.get('/correct', (context) => {
    const { story: id, quote: quoteId, start, end } = context.req.query();
    const story = storyNamed(desk, id);
    const quote = story.record.quotes.find((one) => one.id === quoteId) ?? null;
    if (quoteId && !quote)
      throw new DeskError(404, 'quote-not-found', 'The story has no such quote any more');
    const selected = { start: Number(start), end: Number(end) };
    const inside = selected.start >= 0 && selected.start < selected.end && selected.end <= story.text.length;
    return context.html(
      <CorrectPage
        frame={{ ...frame, person: personOf(context, desk) }}
        story={story}
        quote={quote}
        selected={inside ? selected : null}
      />,
    );
  });
}

export const PERSON = 'onrecord-person';

/** Who corrects in this browser. */
export function personOf(context: Context, { frame }: Desk): string {
  return getCookie(context, PERSON)?.trim().slice(0, 100) || frame.person;
}

/** Throws a 404 where there is none. */
export function storyNamed({ database }: Desk, id: string | undefined): Story {
  const story = id ? database.ask((store) => readStory(store, id)) : null;
  if (!story) throw new DeskError(404, 'story-not-found', `There is no story “${id ?? ''}”`);
  return story;
}

function part(context: Context, length: number) {
  const given = context.req.query('page') ?? '';
  const page = /^[1-9]\d{0,7}$/.test(given) ? Number(given) : 1;
  return { page, limit: length, offset: (page - 1) * length };
}
