import { OnrecordError } from '../../errors.js';
import { connectionOf, row, statement } from '../connection.js';
import { explained } from '../faults.js';
import { readStory } from '../queries/story.js';
import type { Correction, NewCorrection, Store } from '../types.js';
import { applyCorrections } from './apply.js';
import { makeCorrection } from './make.js';
import { readCorrection } from './rows.js';

const INSERT = `
INSERT INTO corrections (article_id, kind, made_by, made_at, note, before, after, passage, passage_start)
VALUES (@story, @kind, @by, strftime('%Y-%m-%dT%H:%M:%fZ'), @note, @before, @after, @passage, @start)
RETURNING number`;

/**
 * Keeps a correction and shows it from now on. A running job does not hinder it.
 * Errors: 'story-not-found', 'quote-not-found', 'correction-invalid', and the store's own.
 */
export function addCorrection(store: Store, correction: NewCorrection): Correction {
  return inTransaction(store, () => {
    const story = readStory(store, correction.story);
    if (!story) throw new OnrecordError('story-not-found', `There is no story "${correction.story}"`);
    const { before, after, passage } = makeCorrection(story, correction);
    const { number } = row<{ number: number }>(store, INSERT, {
      story: correction.story,
      kind: correction.kind,
      by: correction.by.trim(),
      note: correction.note?.trim() || null,
      before: before && JSON.stringify(before),
      after: after && JSON.stringify(after),
      passage: passage.text,
      start: passage.start,
    })!;
    applyCorrections(store, correction.story);
    return readCorrection(store, number)!;
  });
}

const UNDO = `
UPDATE corrections SET undone_by = ?, undone_at = strftime('%Y-%m-%dT%H:%M:%fZ') WHERE number = ?`;

/** Takes a correction back; its row stays. One that was undone before is left as it is. Error: 'correction-not-found'. */
export function undoCorrection(store: Store, number: number, by: string): Correction {
  return inTransaction(store, () => {
    const correction = readCorrection(store, number);
    if (!correction) throw new OnrecordError('correction-not-found', `There is no correction ${number}`);
    if (correction.undone) return correction;
    statement(store, UNDO).run(by, number);
    applyCorrections(store, correction.story.id);
    return readCorrection(store, number)!;
  });
}

function inTransaction<T>(store: Store, work: () => T): T {
  const { database } = connectionOf(store);
  return explained(store.path, () => database.transaction(work).immediate());
}
