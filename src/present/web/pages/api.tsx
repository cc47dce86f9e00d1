/** What programs can ask: the API in short, out of its own description. */
import { Page, type Frame } from '../parts/layout.js';

export function ApiPage({ frame }: { readonly frame: Frame }) {
  return (
    <Page frame={frame} title="API">
      <header class="lead">
        <h1>API</h1>
        <p>
          Everything on these pages can be asked for as JSON under <code>/api</code>. The whole description,
          for people and for programs that make clients from it, is OpenAPI 3.1:{' '}
          <a href="/api/openapi.json">/api/openapi.json</a>.
        </p>
      </header>
      <dl class="api">
        {ADDRESSES.map(([path, does]) => (
          <>
            <dt>
              {path.includes('{') || path.startsWith('POST') ? (
                <code>{path}</code>
              ) : (
                <a href={path}>{path}</a>
              )}
            </dt>
            <dd>{does}</dd>
          </>
        ))}
      </dl>
      <p>
        A fault is always <code>{'{"error": {"code", "message"}}'}</code> with its status. Changes need the
        header <code>X-Onrecord-Token</code> with the token of <code>/api/token</code>.
      </p>
    </Page>
  );
}

const ADDRESSES: readonly [string, string][] = [
  ['/api/overview', 'the whole database in numbers'],
  ['/api/quotes?search=water&type=direct', 'quotes that pass a filter, with facets'],
  ['/api/stories', 'stories'],
  ['POST /api/stories', 'extract an article and store it'],
  ['/api/story?id={id}', 'one story: text and record'],
  ['/api/speakers', 'speakers, the most quoted first'],
  ['/api/speaker?name={name}', 'one speaker over all stories'],
  ['/api/export?format=jsonl', 'the quotes that pass a filter, as a file'],
  ['/api/corrections', 'corrections, the latest first'],
  ['POST /api/corrections', 'put a quote right, or add one'],
  ['POST /api/corrections/{number}/undo', 'take a correction back'],
  ['/api/corrections/gold', 'corrected stories as gold data'],
  ['POST /api/extract', 'the record of an article; nothing is stored'],
  ['/api/runs', 'the runs that wrote the database'],
  ['/api/failures', 'inputs that could not be used'],
];
