/** What every page has: head, masthead, navigation, search. */
import { html } from 'hono/html';
import type { Child } from 'hono/jsx';

/** What a page needs to know of the desk that shows it. */
export interface Frame {
  readonly token: string;
  /** Name of the database's file, without its folder. */
  readonly database: string;
  /** Who corrects, unless they say otherwise. */
  readonly person: string;
}

interface PageProps {
  readonly frame: Frame;
  readonly title: string;
  /** The part of the navigation that it belongs to. */
  readonly place?: string | undefined;
  /** What stands in the search field. */
  readonly search?: string | undefined;
  readonly children?: Child;
}

const PLACES: readonly [path: string, name: string][] = [
  ['/', 'Overview'],
  ['/quotes', 'Quotes'],
  ['/stories', 'Stories'],
  ['/speakers', 'Speakers'],
  ['/try', 'Try it'],
  ['/corrections', 'Corrections'],
];

export function Page(props: PageProps) {
  return html`<!doctype html>${(<Document {...props} />)}`;
}

function Document({ frame, title, place, search, children }: PageProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · onrecord`}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link
          rel="preload"
          href="/assets/fonts/source-serif-4-latin-wght-normal.woff2"
          as="font"
          type="font/woff2"
          crossorigin=""
        />
        <link rel="stylesheet" href="/assets/desk.css" />
        <script type="module" src="/assets/desk.js"></script>
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <Masthead place={place} search={search} />
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer class="foot">
          <p>
            <strong>onrecord</strong> writes down who said what. It does not judge whether it is true.
          </p>
          <p>
            Database <b>{frame.database}</b> · <a href="/failures">Failures</a> · <a href="/api">API</a> ·{' '}
            <span class="script-only">
              Press <kbd>?</kbd> for keys
            </span>
          </p>
        </footer>
        <Keys />
      </body>
    </html>
  );
}

function Masthead({ place, search }: Pick<PageProps, 'place' | 'search'>) {
  return (
    <header class="masthead">
      <a class="wordmark" href="/">
        <span aria-hidden="true">“</span>onrecord
      </a>
      <nav aria-label="Main">
        <ul>
          {PLACES.map(([path, name]) => (
            <li>
              <a href={path} aria-current={path === place ? 'page' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form class="search" action="/quotes" role="search">
        <label class="unseen" for="search">
          Search all quotes
        </label>
        <input
          id="search"
          name="search"
          type="search"
          value={search ?? ''}
          placeholder="Search all quotes"
          maxlength={500}
        />
        <kbd class="script-only" aria-hidden="true">
          /
        </kbd>
      </form>
    </header>
  );
}

const KEYS: readonly [keys: string, does: string][] = [
  ['/', 'search'],
  ['j', 'next quote'],
  ['k', 'previous quote'],
  ['e', 'put the quote right'],
  ['c', 'copy the quote'],
  ['Esc', 'close, or show all speakers again'],
  ['?', 'this list'],
];

function Keys() {
  return (
    <dialog id="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <dl class="keys">
        {KEYS.map(([keys, does]) => (
          <>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </>
        ))}
      </dl>
      <form method="dialog">
        <button>Close</button>
      </form>
    </dialog>
  );
}

/** The token that a form needs to change something. */
export function Token({ frame }: { readonly frame: Frame }) {
  return <input type="hidden" name="token" value={frame.token} />;
}
