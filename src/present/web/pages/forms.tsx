/** What the pages' forms do: each is answered by a page, or by the way to one. */
import type { Context, Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { addCorrection, knownArticle, undoCorrection } from '../../../store/index.js';
import { extractBrought, givenArticle, readBrought, saveBrought, typedArticle } from '../attempt.js';
import type { Desk } from '../context.js';
import { correctionOf, readCorrectionForm } from '../correction-form.js';
import { DeskError, faultOf } from '../faults.js';
import { demandToken } from '../safety.js';
import { address } from '../selection.js';
import { PERSON, personOf, storyNamed } from './routes.js';
import { TryPage } from './try.js';

export function addForms(app: Hono, desk: Desk): void {
  const { database, frame } = desk;
  app.post('/corrections', async (context) => {
    const fields = readCorrectionForm(await formOf(context, desk));
    const correction = correctionOf(fields, storyNamed(desk, fields.story), personOf(context, desk));
    remember(context, correction.by);
    const { number } = database.change((store) => addCorrection(store, correction));
    return context.redirect(address('/story', { id: fields.story, correction: number }), 303);
  });
  app.post('/corrections/undo', async (context) => {
    const { number = '' } = texts(await formOf(context, desk));
    if (!/^\d{1,9}$/.test(number)) throw new DeskError(400, 'request-invalid', 'Which correction?');
    const person = personOf(context, desk);
    const { story } = database.change((store) => undoCorrection(store, Number(number), person));
    const there = database.ask((store) => knownArticle(store, story.id));
    return context.redirect(
      there ? address('/story', { id: story.id, correction: number }) : '/corrections',
      303,
    );
  });
  app.post('/stories', async (context) => {
    const { article: json = '' } = texts(await formOf(context, desk));
    const article = givenArticle(parsed(json));
    database.change((store) => saveBrought(store, article));
    return context.redirect(address('/story', { id: article.id }), 303);
  });
  app.post('/try', async (context) => {
    const fields = await formOf(context, desk);
    const typed = texts(fields);
    try {
      const { file } = fields;
      const brought =
        file instanceof File && file.size > 0
          ? await readBrought(file)
          : { article: typedArticle(typed), more: 0 };
      const tried = { article: brought.article, record: extractBrought(brought.article) };
      return await context.html(<TryPage frame={frame} tried={tried} typed={typed} more={brought.more} />);
    } catch (error) {
      const { status, message } = faultOf(error);
      return context.html(<TryPage frame={frame} tried={null} fault={message} typed={typed} />, status);
    }
  });
}

const A_YEAR_S = 365 * 24 * 3600;

/** Who made the last correction in this browser makes the next one, unless they say otherwise. */
function remember(context: Context, person: string): void {
  setCookie(context, PERSON, person, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: A_YEAR_S });
}

/** The fields of a form that has the token. */
async function formOf(context: Context, { frame }: Desk): Promise<Record<string, string | File>> {
  let fields: Record<string, string | File>;
  try {
    fields = await context.req.parseBody();
  } catch (error) {
    if (error instanceof DeskError) throw error;
    throw new DeskError(400, 'request-invalid', 'The form cannot be read');
  }
  const { token } = fields;
  demandToken(
    frame.token,
    typeof token === 'string' ? token : undefined,
    context.req.header('Sec-Fetch-Site'),
  );
  return fields;
}

function texts(fields: Readonly<Record<string, string | File>>): Record<string, string> {
  const entries = Object.entries(fields).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(entries);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    throw new DeskError(400, 'request-invalid', 'The article is not valid JSON');
  }
}
