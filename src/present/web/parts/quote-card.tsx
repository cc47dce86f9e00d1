/** One quote with what is known of it, and what can be done with it. */
import type { Quote } from '../../../record.js';
import type { FoundQuote, StoredQuote, StoryHeading } from '../../../store/index.js';
import { address, exactly } from '../selection.js';
import { percent, storyFacts, storyName, webAddress } from './words.js';

/** "spoke", "was thought": the quote's kind in a reader's words. */
export function KindOf({ quote }: { readonly quote: Quote }) {
  return (
    <span class={`kind ${quote.type}`}>
      {quote.type}
      {quote.act === 'thought' ? ' thought' : ''}
    </span>
  );
}

export function Confidence({ quote }: { readonly quote: Quote }) {
  if (quote.corrected) return <span class="checked">Corrected</span>;
  if (quote.confirmed) return <span class="checked">Confirmed</span>;
  const level = quote.confidence >= 0.8 ? 'high' : quote.confidence >= 0.5 ? 'middling' : 'low';
  return (
    <span
      class={`confidence ${level}`}
      title={`of quotes like this, about ${percent(quote.confidence)} are right`}
    >
      <svg viewBox="0 0 20 6" width="20" height="6" aria-hidden="true">
        <rect class="all" width="20" height="6" rx="1" />
        <rect class="sure" width={20 * quote.confidence} height="6" rx="1" />
      </svg>
      {percent(quote.confidence)}
      <span class="unseen"> confidence</span>
    </span>
  );
}

export function speakerAddress(name: string): string {
  return address('/speaker', { name });
}

export function storyAddress(id: string, quote?: string): string {
  return `${address('/story', { id })}${quote === undefined ? '' : `#card-${quote}`}`;
}

export function correctAddress(story: string, quote?: string): string {
  return address('/correct', { story, quote });
}

/** The words in marks where all of it is quoted; what was searched for is marked. */
export function Words({ quote }: { readonly quote: Quote & Pick<FoundQuote, 'snippet'> }) {
  const pieces = quote.snippet ?? [{ text: quote.text, match: false }];
  const marks = quote.type === 'direct' ? (['“', '”'] as const) : (['', ''] as const);
  return (
    <>
      {marks[0]}
      {pieces.map(({ text, match }) => (match ? <mark>{text}</mark> : text))}
      {marks[1]}
    </>
  );
}

/** What "copy" puts on the clipboard: words, who said them, where, and a link. */
export function citation(quote: Quote, story: StoryHeading): string {
  const words = quote.type === 'direct' ? `“${quote.text}”` : quote.text;
  const facts = storyFacts(story);
  const place = `${storyName(story)}${facts === '' ? '' : ` (${facts})`}`;
  return `${words} (${quote.speaker?.name ?? 'speaker not known'}, in: ${place})`;
}

interface ActionsProps {
  readonly quote: Quote;
  readonly story: StoryHeading;
}

export function Actions({ quote, story }: ActionsProps) {
  const link = webAddress(story.url) ?? storyAddress(story.id, quote.id);
  return (
    <p class="actions">
      <button
        class="script-only quiet copy"
        type="button"
        data-copy={citation(quote, story)}
        data-link={link}
      >
        Copy<span class="unseen"> quote with attribution and link</span>
      </button>
      <a class="quiet put-right" href={correctAddress(story.id, quote.id)}>
        Put right<span class="unseen">: {quote.text.slice(0, 60)}</span>
      </a>
    </p>
  );
}

/** A quote among those of many stories. */
export function QuoteCard({ quote }: { readonly quote: FoundQuote | StoredQuote }) {
  const { story, speaker, cueText } = quote;
  return (
    <article class="quote-card" tabindex={-1} data-story={story.id} data-quote={quote.id}>
      <blockquote>
        <Words quote={quote} />
      </blockquote>
      <p class="who">
        {speaker ? (
          <a class="speaker" href={speakerAddress(speaker.name)}>
            {speaker.name}
          </a>
        ) : (
          <span class="speaker nobody">No speaker found</span>
        )}
        {cueText !== '' && <span class="cue-text">{cueText}</span>}
      </p>
      <p class="where">
        <a href={storyAddress(story.id, quote.id)}>{storyName(story)}</a>
        <span>{storyFacts(story)}</span>
      </p>
      <div class="facts">
        <KindOf quote={quote} />
        <Confidence quote={quote} />
        <Actions quote={quote} story={story} />
      </div>
    </article>
  );
}

/** Quotes that one name is in, as an address. */
export function quotesOf(speaker: string): string {
  return address('/quotes', { speaker: exactly(speaker) });
}
