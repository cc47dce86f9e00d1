/** What people put right: who, when, before, after. */
import type { Quote } from '../../../record.js';
import type { Correction } from '../../../store/index.js';
import { Page, Token, type Frame } from '../parts/layout.js';
import { Pager } from '../parts/pager.js';
import { storyAddress } from '../parts/quote-card.js';
import { counted, momentWords, storyName } from '../parts/words.js';
import { address } from '../selection.js';

interface Props {
  readonly frame: Frame;
  readonly corrections: readonly Correction[];
  readonly total: number;
  readonly page: number;
  readonly story: string | undefined;
}

export const CORRECTIONS_A_PAGE = 50;

export function CorrectionsPage({ frame, corrections, total, page, story }: Props) {
  return (
    <Page frame={frame} title="Corrections" place="/corrections">
      <header class="lead">
        <h1>Corrections</h1>
        <p>
          What people put right. Corrections are kept apart from what extraction finds and outlive every
          re-run; quotes and exports show them.
        </p>
        <p class="about">
          <span>{counted(total, 'correction')}</span>
          {story !== undefined && <a href="/corrections">Those of all stories</a>}
          <a href="/api/corrections/gold" download="corrections-gold.jsonl">
            Export as gold data
          </a>
          <a href={address('/api/corrections', { story, undone: 'true' })}>JSON</a>
        </p>
      </header>
      {corrections.length === 0 && <p class="none">None yet. “Put right” stands beside every quote.</p>}
      <ol class="correction-list">
        {corrections.map((correction) => (
          <li>
            <Entry frame={frame} correction={correction} />
          </li>
        ))}
      </ol>
      <Pager
        page={page}
        pages={Math.ceil(total / CORRECTIONS_A_PAGE)}
        href={(to) => address('/corrections', { story, page: to })}
      />
    </Page>
  );
}

const SAID: Readonly<Record<Correction['kind'], string>> = {
  right: 'Found right',
  speaker: 'Another speaker',
  boundaries: 'Other words',
  'not-a-quote': 'Not a quote',
  missed: 'Missed quote added',
};

function Entry({ frame, correction }: { readonly frame: Frame; readonly correction: Correction }) {
  const { number, story, kind, by, at, placed, undone } = correction;
  return (
    <article class={undone ? 'correction undone' : 'correction'}>
      <header>
        <h2>{SAID[kind]}</h2>
        <p class="about">
          <span>
            {by}, {momentWords(at)}
          </span>
          <a href={storyAddress(story.id)}>{storyName(story)}</a>
          {undone && (
            <strong>
              Undone by {undone.by}, {momentWords(undone.at)}
            </strong>
          )}
          {!placed && !undone && <strong>Waiting: the story does not have these words now</strong>}
        </p>
      </header>
      <Change correction={correction} />
      {!undone && (
        <form method="post" action="/corrections/undo">
          <Token frame={frame} />
          <input type="hidden" name="number" value={number} />
          <button class="quiet">
            Undo<span class="unseen"> correction {number}</span>
          </button>
        </form>
      )}
    </article>
  );
}

/** Before, after, and the note. */
function Change({ correction: { kind, before, after, note } }: { readonly correction: Correction }) {
  return (
    <dl>
      {before && (
        <>
          <dt>{kind === 'right' ? 'Quote' : 'Before'}</dt>
          <dd>
            <Line quote={before} />
          </dd>
        </>
      )}
      {after && kind !== 'right' && (
        <>
          <dt>After</dt>
          <dd>
            <Line quote={after} />
          </dd>
        </>
      )}
      {note !== undefined && (
        <>
          <dt>Note</dt>
          <dd>{note}</dd>
        </>
      )}
    </dl>
  );
}

function Line({ quote: { text, speaker } }: { readonly quote: Quote }) {
  return (
    <>
      <b>{speaker?.name ?? 'No speaker'}</b>: <q>{text}</q>
    </>
  );
}
