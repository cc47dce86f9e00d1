/** What can be changed, and what can be tried. */
import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { addCorrection, undoCorrection, type NewCorrection } from '../../../store/index.js';
import { extractBrought, givenArticle, saveBrought } from '../attempt.js';
import type { Desk } from '../context.js';
import { addChange } from './answers.js';
import {
  articleSchema,
  correctionSchema,
  newCorrectionSchema,
  recordSchema,
  savedSchema,
} from './schemas.js';

export function addChanges(api: OpenAPIHono, desk: Desk): void {
  const { database, frame } = desk;
  addChange(
    api,
    desk,
    {
      path: '/corrections',
      summary: 'Put a quote right, or add one that was missed',
      takes: newCorrectionSchema,
      answers: correctionSchema,
    },
    (taken) => {
      const correction = { ...taken, by: taken.by || frame.person } as NewCorrection;
      return database.change((store) => addCorrection(store, correction));
    },
  );
  addChange(
    api,
    desk,
    {
      path: '/corrections/{number}/undo',
      summary: 'Take a correction back; its row stays',
      takes: z.object({ number: z.coerce.number().int().min(1) }),
      answers: correctionSchema,
    },
    ({ number }) => database.change((store) => undoCorrection(store, number, frame.person)),
  );
  addAttempts(api, desk);
}

function addAttempts(api: OpenAPIHono, desk: Desk): void {
  const { database } = desk;
  addChange(
    api,
    desk,
    {
      path: '/extract',
      summary: 'The record of an article; nothing is stored',
      takes: articleSchema,
      answers: recordSchema,
    },
    (article) => extractBrought(givenArticle(article)),
  );
  addChange(
    api,
    desk,
    {
      path: '/stories',
      summary: 'Extract an article and store it',
      takes: articleSchema,
      answers: savedSchema,
    },
    (taken) => {
      const article = givenArticle(taken);
      database.change((store) => saveBrought(store, article));
      return { id: article.id };
    },
  );
}
