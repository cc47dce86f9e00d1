/** Plain lists: stories, speakers, failures. */
import type { FailureRow, SpeakerRanking, StoryRow } from '../../../store/index.js';
import { Page, type Frame } from '../parts/layout.js';
import { Pager } from '../parts/pager.js';
import { quotesOf, speakerAddress } from '../parts/quote-card.js';
import { StoryList } from '../parts/story-list.js';
import { counted, number } from '../parts/words.js';
import { address } from '../selection.js';

export const ROWS_A_PAGE = 50;

interface ListProps {
  readonly frame: Frame;
  readonly page: number;
  /** What was typed into the list's own search field. */
  readonly wanted: string;
}

export function StoriesPage(
  props: ListProps & { readonly stories: readonly StoryRow[]; readonly total: number },
) {
  const { frame, page, wanted, stories, total } = props;
  return (
    <Page frame={frame} title="Stories" place="/stories">
      <h1>Stories</h1>
      <Find path="/stories" name="title" label="Part of the title" value={wanted} />
      <p class="total" role="status">
        {counted(total, 'story', 'stories')}
      </p>
      <StoryList stories={stories} />
      <Pager
        page={page}
        pages={Math.ceil(total / ROWS_A_PAGE)}
        href={(to) => address('/stories', { title: wanted, page: to })}
      />
    </Page>
  );
}

export function SpeakersPage(props: ListProps & { readonly ranking: SpeakerRanking }) {
  const { frame, page, wanted, ranking } = props;
  return (
    <Page frame={frame} title="Speakers" place="/speakers">
      <h1>Speakers</h1>
      <Find path="/speakers" name="name" label="Part of the name" value={wanted} />
      <p class="total" role="status">
        {counted(ranking.total, 'speaker')}
      </p>
      <div class="scroll" tabindex={0} role="region" aria-label="Speakers: table">
        <table class="data">
          <thead>
            <tr>
              <th scope="col">Speaker</th>
              <th scope="col" class="figure">
                Quotes
              </th>
              <th scope="col" class="figure">
                Words quoted
              </th>
              <th scope="col" class="figure">
                Stories
              </th>
            </tr>
          </thead>
          <tbody>
            {ranking.speakers.map(({ name, quotes, words, stories }) => (
              <tr>
                <th scope="row">
                  <a href={speakerAddress(name)}>{name}</a>
                </th>
                <td class="figure">
                  <a href={quotesOf(name)}>{number(quotes)}</a>
                </td>
                <td class="figure">{number(words)}</td>
                <td class="figure">{number(stories)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pager
        page={page}
        pages={Math.ceil(ranking.total / ROWS_A_PAGE)}
        href={(to) => address('/speakers', { name: wanted, page: to })}
      />
    </Page>
  );
}

interface FindProps {
  readonly path: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

function Find({ path, name, label, value }: FindProps) {
  return (
    <form class="find" action={path}>
      <label>
        {label}
        <input type="search" name={name} value={value} maxlength={500} />
      </label>
      <button>Find</button>
    </form>
  );
}

interface FailuresProps {
  readonly frame: Frame;
  readonly failures: readonly FailureRow[];
  readonly total: number;
}

export function FailuresPage({ frame, failures, total }: FailuresProps) {
  return (
    <Page frame={frame} title="Failures">
      <h1>Failures</h1>
      <p>Inputs that could not be used, and why. What was read well since is no longer listed.</p>
      {total === 0 ? (
        <p class="none">No failures.</p>
      ) : (
        <div class="scroll" tabindex={0} role="region" aria-label="Failures: table">
          <table class="data">
            <thead>
              <tr>
                <th scope="col">Input</th>
                <th scope="col">Article</th>
                <th scope="col">Code</th>
                <th scope="col">Reason</th>
              </tr>
            </thead>
            <tbody>
              {failures.map(({ origin, articleId, code, message }) => (
                <tr>
                  <th scope="row">
                    {origin.line === undefined ? origin.path : `${origin.path}:${origin.line}`}
                  </th>
                  <td>{articleId ?? ''}</td>
                  <td>
                    <code>{code}</code>
                  </td>
                  <td>{message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {total > failures.length && (
        <p>
          {counted(total - failures.length, 'more', 'more')}: see <code>onrecord failures</code>.
        </p>
      )}
    </Page>
  );
}

interface MessageProps {
  readonly frame: Frame;
  readonly title: string;
  readonly message: string;
}

/** What went wrong, and the way back. */
export function MessagePage({ frame, title, message }: MessageProps) {
  return (
    <Page frame={frame} title={title}>
      <h1>{title}</h1>
      <p class="notice" role="alert">
        {message}
      </p>
      <p>
        <a href="/">Overview</a>
      </p>
    </Page>
  );
}
