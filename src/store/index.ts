/** The store's face: everything that the batch job, the command line and the web pages may ask of it. */
export { openStore, type OpenOptions } from './open.js';
export { finishRun, startRun } from './runs.js';
export { knownArticle, saveBatch } from './save.js';
export { countQuotes, iterateQuotes, listQuotes } from './queries/quotes.js';
export { listSpeakers, listSpeakerStories } from './queries/speakers.js';
export { listOrganizations } from './queries/organizations.js';
export { findStories, findStory } from './queries/find-story.js';
export { countStories, listStories, type StoryFilter } from './queries/stories.js';
export { readStory } from './queries/story.js';
export { iterateStories, type StoryQuotes } from './queries/whole-stories.js';
export { knownFailure, knownPageFailure, listFailures } from './queries/failures.js';
export { listRuns, readRun } from './queries/runs.js';
export { readStats } from './queries/stats.js';
export { addCorrection, undoCorrection } from './corrections/save.js';
export { countCorrections, listCorrections, readCorrection } from './corrections/rows.js';
export { iterateGold } from './corrections/gold.js';
export * from './browse/index.js';
export type * from './types.js';
