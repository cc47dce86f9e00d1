/** One speaker over all stories. */
import type { Count, SpeakerProfile, StoredQuote } from '../../../store/index.js';
import { Bars } from '../parts/bars.js';
import { Months } from '../parts/chart.js';
import { Page, type Frame } from '../parts/layout.js';
import { QuoteCard, quotesOf, speakerAddress } from '../parts/quote-card.js';
import { StoryList } from '../parts/story-list.js';
import { counted, number } from '../parts/words.js';
import { address, exactly } from '../selection.js';

interface Props {
  readonly frame: Frame;
  readonly profile: SpeakerProfile;
  /** Their latest. */
  readonly quotes: readonly StoredQuote[];
}

export function SpeakerPage({ frame, profile, quotes }: Props) {
  const { name, facets } = profile;
  return (
    <Page frame={frame} title={name} place="/speakers">
      <div class="profile">
        <Head profile={profile} />
        <Months months={facets.months} caption={`Quotes of ${name} by month`} />
        <div class="columns">
          {facets.organizations.length > 0 && (
            <Bars
              caption="Organizations in their quotes"
              unit="Quotes"
              counts={facets.organizations}
              href={(org) => address('/quotes', { speaker: exactly(name), org: exactly(org) })}
            />
          )}
          {profile.companions.length > 0 && (
            <Bars
              caption="Who else speaks in their stories"
              unit="Quotes"
              counts={profile.companions}
              href={speakerAddress}
            />
          )}
          <section>
            <h2>Stories</h2>
            <StoryList stories={profile.recent} />
            {profile.stories > profile.recent.length && <p>The latest of {number(profile.stories)}.</p>}
          </section>
        </div>
        <section aria-labelledby="latest-quotes">
          <h2 id="latest-quotes">Latest quotes</h2>
          <ol class="quote-list">
            {quotes.map((quote) => (
              <li>
                <QuoteCard quote={quote} />
              </li>
            ))}
          </ol>
          <p>
            <a href={quotesOf(name)}>All {counted(profile.quotes, 'quote')}</a>
          </p>
        </section>
      </div>
    </Page>
  );
}

function Head({ profile }: { readonly profile: SpeakerProfile }) {
  return (
    <header class="lead">
      <h1>{profile.name}</h1>
      <p class="about">{profile.kinds.map(({ value }) => value).join(', ')}</p>
      <p>
        {counted(profile.quotes, 'quote')}, {counted(profile.words, 'word')} in{' '}
        {counted(profile.stories, 'story', 'stories')}.
      </p>
      <Names title="Described as" counts={profile.descriptions} />
      <Names title="Also goes by" counts={profile.names} />
    </header>
  );
}

function Names({ title, counts }: { readonly title: string; readonly counts: readonly Count[] }) {
  if (counts.length === 0) return null;
  const once = new Map(
    counts.map(({ value }) => [value.toLowerCase(), value]).reverse() as [string, string][],
  );
  return (
    <p class="names">
      <span>{title}</span> {[...once.values()].reverse().join(' · ')}
    </p>
  );
}
