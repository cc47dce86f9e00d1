/** Quotes of all stories: search, narrow down, sort, take along. */
import type { QuotePage, QuoteSort } from '../../../store/index.js';
import { EXPORT_FORMATS } from '../../export/formats.js';
import { FacetList } from '../parts/facets.js';
import { Page, type Frame } from '../parts/layout.js';
import { Pager } from '../parts/pager.js';
import { QuoteCard } from '../parts/quote-card.js';
import { counted } from '../parts/words.js';
import { address, changed, type Selection } from '../selection.js';

export const QUOTES_A_PAGE = 25;

interface Props {
  readonly frame: Frame;
  readonly selection: Selection;
  readonly found: QuotePage;
}

export function QuotesPage({ frame, selection, found }: Props) {
  const { filter, page } = selection;
  const pages = Math.ceil(found.total / QUOTES_A_PAGE);
  return (
    <Page frame={frame} title="Quotes" place="/quotes" search={filter.search}>
      <h1 class="unseen">Quotes</h1>
      <div class="with-side">
        <aside class="side" aria-label="Narrow down">
          <details class="facet-fold" open>
            <summary>Narrow down</summary>
            <Narrow selection={selection} />
            <FacetList selection={selection} facets={found.facets} />
          </details>
        </aside>
        <section class="results" aria-label="Results">
          <div class="results-head">
            <p class="total" role="status">
              <strong>{counted(found.total, 'quote')}</strong> in {counted(found.stories, 'story', 'stories')}
            </p>
            <Sorts selection={selection} />
            <Exports selection={selection} />
          </div>
          <Chips selection={selection} />
          {found.quotes.length === 0 && (
            <p class="none">
              No quote matches. Take a filter back, or search for fewer words (<code>flood*</code> finds what
              begins so).
            </p>
          )}
          <ol class="quote-list" start={1 + (page - 1) * QUOTES_A_PAGE}>
            {found.quotes.map((quote) => (
              <li>
                <QuoteCard quote={quote} />
              </li>
            ))}
          </ol>
          <Pager
            page={page}
            pages={pages}
            href={(to) => changed(selection, { page: to > 1 ? to : undefined })}
          />
        </section>
      </div>
    </Page>
  );
}

/** The filters that want typing; what is chosen otherwise is kept. */
function Narrow({ selection: { filter, sort } }: { readonly selection: Selection }) {
  const kept = ['type', 'act', 'publisher', 'minConfidence', 'checked', 'story'] as const;
  return (
    <form class="narrow" action="/quotes">
      <label>
        Words
        <input name="search" type="search" value={filter.search ?? ''} maxlength={500} />
      </label>
      <label>
        Speaker
        <input name="speaker" value={filter.speaker ?? ''} maxlength={500} autocomplete="off" />
      </label>
      <label>
        Organization
        <input name="org" value={filter.org ?? ''} maxlength={500} autocomplete="off" />
      </label>
      <div class="pair">
        <label>
          From
          <input name="since" value={filter.since ?? ''} placeholder="2025-03" pattern="\d{4}(-\d{2}){0,2}" />
        </label>
        <label>
          To
          <input
            name="until"
            value={filter.until ?? ''}
            placeholder="2025-03-14"
            pattern="\d{4}(-\d{2}){0,2}"
          />
        </label>
      </div>
      {kept.map(
        (name) =>
          filter[name] !== undefined && <input type="hidden" name={name} value={String(filter[name])} />,
      )}
      <input type="hidden" name="sort" value={sort} />
      <button>Search</button>
    </form>
  );
}

const SORTS: Readonly<Record<QuoteSort, string>> = {
  relevance: 'Best match',
  newest: 'Newest',
  oldest: 'Oldest',
  longest: 'Longest',
  doubtful: 'Least sure',
};

function Sorts({ selection }: { readonly selection: Selection }) {
  const sorts = (Object.keys(SORTS) as QuoteSort[]).filter(
    (sort) => sort !== 'relevance' || selection.filter.search,
  );
  return (
    <nav class="sorts" aria-label="Sort">
      {sorts.map((sort) => (
        <a href={changed(selection, { sort })} aria-current={sort === selection.sort ? 'true' : undefined}>
          {SORTS[sort]}
        </a>
      ))}
    </nav>
  );
}

function Exports({ selection: { filter } }: { readonly selection: Selection }) {
  return (
    <details class="menu">
      <summary>Export</summary>
      <ul>
        {Object.entries(EXPORT_FORMATS).map(([format, { help }]) => (
          <li>
            <a href={address('/api/export', { ...filter, format })} download="">
              <strong>{format.toUpperCase()}</strong> {help}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

const CHIPS: Readonly<Record<string, string>> = {
  search: 'words',
  org: 'organization',
  since: 'from',
  until: 'to',
  minConfidence: 'confidence from',
};

function Chips({ selection }: { readonly selection: Selection }) {
  const chosen = Object.entries(selection.filter);
  return (
    <>
      {selection.refused.length > 0 && (
        <p class="notice" role="alert">
          Not understood and left out: {selection.refused.join(', ')}.
        </p>
      )}
      {chosen.length > 0 && (
        <ul class="chips" aria-label="Filters">
          {chosen.map(([name, value]) => (
            <li>
              <a href={changed(selection, { [name]: undefined })}>
                {CHIPS[name] ?? name}: <b>{String(value)}</b> <span aria-hidden="true">×</span>
                <span class="unseen"> take back</span>
              </a>
            </li>
          ))}
          {chosen.length > 1 && (
            <li>
              <a class="all" href="/quotes">
                Clear all
              </a>
            </li>
          )}
        </ul>
      )}
    </>
  );
}
