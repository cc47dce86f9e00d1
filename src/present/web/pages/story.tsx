/** One story as written, every quote marked with whose it is. */
import type { Correction, Story } from '../../../store/index.js';
import { Page, Token, type Frame } from '../parts/layout.js';
import { correctAddress } from '../parts/quote-card.js';
import { Told } from '../parts/told.js';
import { counted, storyFacts, storyName, webAddress } from '../parts/words.js';
import { address } from '../selection.js';

interface Props {
  readonly frame: Frame;
  readonly story: Story;
  readonly only: number | null;
  /** The correction that was just made or undone. */
  readonly latest: Correction | null;
}

export function StoryPage({ frame, story, only, latest }: Props) {
  const { text, record } = story;
  const url = webAddress(record.url);
  const name = storyName(record);
  const facts = storyFacts(record);
  return (
    <Page frame={frame} title={name} place="/stories">
      <header class="lead story-head">
        <h1>{name}</h1>
        <p class="about">
          {facts !== '' && <span>{facts}</span>}
          {url !== undefined && (
            <a href={url} rel="noreferrer noopener external">
              Original
            </a>
          )}
          <span>{counted(record.quotes.length, 'quote')}</span>
          <a href={address('/corrections', { story: record.id })}>Corrections</a>
          <a class="add-missed" href={correctAddress(record.id)}>
            Add a missed quote
          </a>
          <a href={address('/api/story', { id: record.id })}>JSON</a>
        </p>
        <p class="hint script-only">
          Click a speaker to keep only theirs. Select words in the text to add a quote that was missed.
        </p>
        {latest && <Flash frame={frame} correction={latest} />}
      </header>
      <Told text={text} record={record} only={only} stored />
    </Page>
  );
}

/** Says that a correction is kept, and offers to undo it. */
function Flash({ frame, correction }: { readonly frame: Frame; readonly correction: Correction }) {
  if (correction.undone)
    return (
      <p class="notice good" role="status">
        Correction {correction.number} is undone.
      </p>
    );
  return (
    <form class="notice good" method="post" action="/corrections/undo">
      <p role="status">Correction {correction.number} is kept, and will be after every re-run.</p>
      <Token frame={frame} />
      <input type="hidden" name="number" value={correction.number} />
      <button class="quiet">Undo</button>
    </form>
  );
}
