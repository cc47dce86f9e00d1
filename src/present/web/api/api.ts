/** The JSON API, with its description. */
import { OpenAPIHono } from '@hono/zod-openapi';
import { packageVersion } from '../../../version.js';
import type { Desk } from '../context.js';
import { DeskError } from '../faults.js';
import { addChanges } from './changes.js';
import { addFiles } from './files.js';
import { addQuestions } from './questions.js';

export function makeApi(desk: Desk): OpenAPIHono {
  const api = new OpenAPIHono({
    defaultHook(result) {
      if (result.success) return;
      const wrong = result.error.issues
        .map(({ path, message }) => `${path.join('.')}: ${message}`)
        .join('; ');
      throw new DeskError(400, 'request-invalid', wrong);
    },
  });
  addFiles(api, desk);
  addQuestions(api, desk);
  addChanges(api, desk);
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'onrecord desk',
      version: packageVersion(),
      description: 'Who said what, in a database of news articles. Offsets are UTF-16 code units, half-open.',
    },
    servers: [{ url: '/api' }],
  });
  return api;
}
