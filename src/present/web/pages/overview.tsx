/** The whole database at a glance. */
import type { Overview, RunSummary, StoryRow } from '../../../store/index.js';
import { Bar, Bars } from '../parts/bars.js';
import { Months } from '../parts/chart.js';
import { Page, type Frame } from '../parts/layout.js';
import { speakerAddress } from '../parts/quote-card.js';
import { Runs } from '../parts/runs.js';
import { StoryList } from '../parts/story-list.js';
import { counted, dayWords, number, percent } from '../parts/words.js';
import { address, exactly } from '../selection.js';

interface Props {
  readonly frame: Frame;
  readonly overview: Overview;
  readonly latest: readonly StoryRow[];
  readonly runs: readonly RunSummary[];
}

export function OverviewPage({ frame, overview, latest, runs }: Props) {
  const { facets } = overview;
  return (
    <Page frame={frame} title="Overview" place="/">
      <div class="overview">
        <header class="lead">
          <h1>Who said what</h1>
          <p class="period">{period(overview)}</p>
        </header>
        <Figures overview={overview} />
        {overview.quotes === 0 ? (
          <p class="none">
            No quotes yet. Read some articles with <code>onrecord run</code>, or <a href="/try">paste one</a>.
          </p>
        ) : (
          <>
            <Months months={facets.months} caption="Quotes by month of publication" />
            <Shares overview={overview} />
            <Rankings overview={overview} />
          </>
        )}
        <section aria-labelledby="latest">
          <h2 id="latest">Latest stories</h2>
          <StoryList stories={latest} />
          <p>
            <a href="/stories">All stories</a>
          </p>
        </section>
        <section aria-labelledby="runs">
          <h2 id="runs">Runs</h2>
          <Runs runs={runs} />
        </section>
      </div>
    </Page>
  );
}

function Rankings({ overview: { facets } }: { readonly overview: Overview }) {
  return (
    <div class="columns">
      <Bars caption="Most quoted" unit="Quotes" counts={facets.speakers} href={speakerAddress} />
      <Bars
        caption="Organizations in quotes"
        unit="Quotes"
        counts={facets.organizations}
        href={(org) => address('/quotes', { org: exactly(org) })}
      />
      <Bars
        caption="Publishers"
        unit="Quotes"
        counts={facets.publishers}
        href={(publisher) => address('/quotes', { publisher })}
      />
    </div>
  );
}

function period({ from, to, articles }: Overview): string {
  const stories = counted(articles, 'story', 'stories');
  if (from === null || to === null) return stories;
  return from === to ? `${stories}, ${dayWords(from)}` : `${stories}, ${dayWords(from)} to ${dayWords(to)}`;
}

function Figures({ overview }: { readonly overview: Overview }) {
  const { quotes, speakers, organizations, articles, sentences, failures, corrections, facets } = overview;
  const figures: readonly [string, string, string?][] = [
    [number(articles), articles === 1 ? 'story' : 'stories', '/stories'],
    [number(sentences), 'sentences'],
    [number(quotes), quotes === 1 ? 'quote' : 'quotes', '/quotes'],
    [number(speakers), speakers === 1 ? 'speaker' : 'speakers', '/speakers'],
    [number(organizations), organizations === 1 ? 'organization' : 'organizations'],
    [quotes > 0 ? percent(facets.unattributed / quotes) : '–', 'of quotes without a speaker'],
    [number(corrections), corrections === 1 ? 'correction' : 'corrections', '/corrections'],
    [number(failures), failures === 1 ? 'failure' : 'failures', '/failures'],
  ];
  return (
    <dl class="figures">
      {figures.map(([value, name, href]) => (
        <div>
          <dt>{href === undefined ? name : <a href={href}>{name}</a>}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** direct, mixed, indirect; said or thought. */
function Shares({ overview: { quotes, facets } }: { readonly overview: Overview }) {
  const shares = [
    ...facets.types.map(({ value, quotes: count }) => ({ name: value, count, filter: { type: value } })),
    ...facets.acts.map(({ value, quotes: count }) => ({ name: value, count, filter: { act: value } })),
  ];
  return (
    <table class="shares">
      <caption>How they are quoted</caption>
      <thead class="unseen">
        <tr>
          <th scope="col">Kind</th>
          <th scope="col">Share</th>
          <th scope="col">Quotes</th>
        </tr>
      </thead>
      <tbody>
        {shares.map(({ name, count, filter }) => (
          <tr>
            <th scope="row">
              <a href={address('/quotes', filter)}>{name}</a>
            </th>
            <td class="wide">
              <Bar share={count / quotes} look={name} />
            </td>
            <td>
              {percent(count / quotes)} <span class="figure">{number(count)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
