/** Put a quote right, or add one that was missed. Everything works by typing; with a script, words can be selected instead. */
import type { Quote } from '../../../record.js';
import { textOf, type Span } from '../../../span.js';
import type { Story } from '../../../store/index.js';
import { castOf } from '../cast.js';
import { paragraphsOf } from '../highlight.js';
import { Page, Token, type Frame } from '../parts/layout.js';
import { storyAddress } from '../parts/quote-card.js';
import { look, StoryText } from '../parts/told.js';
import { SPEAKER_KINDS, storyName } from '../parts/words.js';
import { PIECE_BREAK } from '../correction-form.js';

interface Props {
  readonly frame: Frame;
  readonly story: Story;
  /** The quote to put right; null: one was missed. */
  readonly quote: Quote | null;
  /** What was selected as the missed quote. */
  readonly selected: Span | null;
}

export function CorrectPage({ frame, story, quote, selected }: Props) {
  const title = quote ? 'Put this quote right' : 'Add a missed quote';
  return (
    <Page frame={frame} title={title} place="/stories">
      <div class="correct" data-story={story.record.id}>
        <header class="lead">
          <h1>{title}</h1>
          <p class="about">
            <a href={storyAddress(story.record.id, quote?.id)}>{storyName(story.record)}</a>
          </p>
        </header>
        <Passage story={story} quote={quote} />
        {quote ? (
          <ForQuote frame={frame} story={story} quote={quote} />
        ) : (
          <ForMissed frame={frame} story={story} selected={selected} />
        )}
      </div>
    </Page>
  );
}

/** How much of the story is shown on both sides of a quote. */
const AROUND_CHARS = 500;

function Passage({ story: { text, record }, quote }: Pick<Props, 'story' | 'quote'>) {
  const cast = castOf(record);
  const shown = quote ? [quote] : record.quotes;
  const from = quote ? quote.content[0]!.start - AROUND_CHARS : 0;
  const to = quote ? quote.content.at(-1)!.end + AROUND_CHARS : text.length;
  const paragraphs = paragraphsOf(text, shown).filter(({ start, end }) => end > from && start < to);
  return (
    <section class="passage" aria-label="The passage" tabindex={0}>
      <StoryText paragraphs={paragraphs} text={text} cast={cast} only={null} />
    </section>
  );
}

interface FormProps {
  readonly frame: Frame;
  readonly story: Story;
  readonly quote: Quote;
}

function ForQuote({ frame, story, quote }: FormProps) {
  const send = (kind: string, more: object = {}) => ({
    method: 'post' as const,
    action: '/corrections',
    'data-kind': kind,
    ...more,
  });
  const common = (kind: string) => <Common frame={frame} story={story} quote={quote} kind={kind} />;
  return (
    <div class="corrections-forms">
      <div class="verdicts">
        <form {...send('right')}>
          {common('right')}
          <button class="good">It is right as it is</button>
        </form>
        <form {...send('not-a-quote')}>
          {common('not-a-quote')}
          <button class="bad">It is not a quote</button>
        </form>
      </div>
      <form {...send('speaker')}>
        {common('speaker')}
        <h2>Somebody else said it</h2>
        <SpeakerChoice story={story} quote={quote} />
        <Signed frame={frame} />
        <button>Save the speaker</button>
      </form>
      <form {...send('boundaries')}>
        {common('boundaries')}
        <h2>The words are others</h2>
        <WordsChoice words={quote.content.map((span) => textOf(story.text, [span]))} />
        <Signed frame={frame} />
        <button>Save the words</button>
      </form>
    </div>
  );
}

function ForMissed({ frame, story, selected }: Pick<Props, 'frame' | 'story' | 'selected'>) {
  const words = selected ? [story.text.slice(selected.start, selected.end)] : [];
  return (
    <div class="corrections-forms">
      <form method="post" action="/corrections" data-kind="missed">
        <Common frame={frame} story={story} quote={null} kind="missed" />
        <h2>What was said</h2>
        <WordsChoice words={words} spans={selected ? [selected] : []} />
        <fieldset class="inline">
          <legend>It was</legend>
          <label>
            <input type="radio" name="act" value="speech" checked /> said or written
          </label>
          <label>
            <input type="radio" name="act" value="thought" /> thought, hoped, planned
          </label>
        </fieldset>
        <h2>Who said it</h2>
        <SpeakerChoice story={story} quote={null} />
        <Signed frame={frame} />
        <button>Add the quote</button>
      </form>
    </div>
  );
}

interface CommonProps {
  readonly frame: Frame;
  readonly story: Story;
  readonly quote: Quote | null;
  readonly kind: string;
}

function Common({ frame, story, quote, kind }: CommonProps) {
  return (
    <>
      <Token frame={frame} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="story" value={story.record.id} />
      {quote && <input type="hidden" name="quote" value={quote.id} />}
    </>
  );
}

function SpeakerChoice({
  story: { record },
  quote,
}: {
  readonly story: Story;
  readonly quote: Quote | null;
}) {
  const cast = castOf(record).members.filter(({ name, kind }) => name !== null && kind !== null);
  const inCast = new Set(cast.map(({ name }) => name));
  const others = record.entities.filter(
    ({ type, name }) => (type === 'person' || type === 'organization') && !inCast.has(name),
  );
  const candidates = [
    ...cast.map((member) => ({ name: member.name!, kind: member.kind!, shown: look(member) })),
    ...others.map(({ name, type }) => ({ name, kind: type, shown: 's0' })),
  ];
  return (
    <fieldset class="speaker-choice">
      <legend class="unseen">Speaker</legend>
      {candidates.map(({ name, kind, shown }) => (
        <label>
          <input
            type="radio"
            name="speaker"
            value={`${kind}:${name}`}
            checked={quote?.speaker?.name === name}
          />
          <span class={`sample said content ${shown}`}>{name}</span>
        </label>
      ))}
      <label>
        <input type="radio" name="speaker" value="none" checked={quote !== null && quote.speaker === null} />{' '}
        Cannot be told
      </label>
      <SomebodyElse />
    </fieldset>
  );
}

function SomebodyElse() {
  return (
    <div class="other">
      <label>
        Somebody else
        <input name="name" maxlength={300} autocomplete="off" />
      </label>
      <label>
        who is
        <select name="speakerKind">
          {SPEAKER_KINDS.map((kind) => (
            <option value={kind}>{kind}</option>
          ))}
        </select>
      </label>
    </div>
  );
}

interface WordsProps {
  readonly words: readonly string[];
  readonly spans?: readonly Span[];
}

function WordsChoice({ words, spans = [] }: WordsProps) {
  return (
    <>
      <label class="words-choice">
        The words as printed, quotation marks included
        <textarea name="words" rows={4} required maxlength={20_000}>
          {words.join(`\n${PIECE_BREAK}\n`)}
        </textarea>
      </label>
      <p class="hint">
        <span class="script-only">Select the words in the passage, or edit them here. </span>
        Pieces that a reporting clause parts stand on either side of {PIECE_BREAK}.
      </p>
      <input type="hidden" name="spans" value={spans.map(({ start, end }) => `${start}-${end}`).join(',')} />
    </>
  );
}

function Signed({ frame }: { readonly frame: Frame }) {
  return (
    <div class="signed">
      <label>
        Your name
        <input name="by" value={frame.person} required maxlength={100} autocomplete="name" />
      </label>
      <label>
        Note
        <input name="note" maxlength={500} autocomplete="off" />
      </label>
    </div>
  );
}
