/** Paste a text or drop a file, and see the record at once. Nothing is stored unless it is saved. */
import type { Article, ExtractionRecord } from '../../../record.js';
import { MAX_TRIED_CHARS } from '../attempt.js';
import { Page, Token, type Frame } from '../parts/layout.js';
import { Told } from '../parts/told.js';
import { counted } from '../parts/words.js';

export interface Tried {
  readonly article: Article;
  readonly record: ExtractionRecord;
}

interface Props {
  readonly frame: Frame;
  readonly tried: Tried | null;
  /** Why the input cannot be used. */
  readonly fault?: string | undefined;
  /** What was typed. */
  readonly typed?: Readonly<Record<string, string>> | undefined;
  /** How many more articles the file held that are not shown. */
  readonly more?: number | undefined;
}

export function TryPage({ frame, tried, fault, typed = {}, more = 0 }: Props) {
  return (
    <Page frame={frame} title="Try it" place="/try">
      <header class="lead">
        <h1>Try it</h1>
        <p>Paste a story or drop a file to see who said what in it. Nothing is stored unless you save it.</p>
      </header>
      {fault !== undefined && (
        <p class="notice" role="alert">
          {fault}
        </p>
      )}
      {tried && <Result frame={frame} tried={tried} more={more} />}
      <details class="try-form" open={!tried}>
        <summary>{tried ? 'Another story' : 'The story'}</summary>
        <form method="post" action="/try" enctype="multipart/form-data" class="drop">
          <Token frame={frame} />
          <label class="wide">
            Text
            <textarea
              name="text"
              rows={14}
              maxlength={MAX_TRIED_CHARS}
              placeholder="“It rained,” said Ana Roe."
            >
              {typed.text ?? ''}
            </textarea>
          </label>
          <div class="row">
            <label>
              Title
              <input name="title" value={typed.title ?? ''} maxlength={500} />
            </label>
            <label>
              Published
              <input name="publishedAt" type="date" value={typed.publishedAt ?? ''} />
            </label>
            <label>
              or a file: text, HTML, JSON, CSV
              <input name="file" type="file" accept=".txt,.md,.html,.htm,.json,.jsonl,.csv,.gz" />
            </label>
          </div>
          <button>Who said what?</button>
        </form>
      </details>
    </Page>
  );
}

function Result({
  frame,
  tried: { article, record },
  more,
}: {
  readonly frame: Frame;
  readonly tried: Tried;
  readonly more: number;
}) {
  return (
    <section class="tried" aria-labelledby="tried-title">
      <h2 id="tried-title">{article.title ?? counted(record.quotes.length, 'quote')}</h2>
      <form method="post" action="/stories" class="notice">
        <p role="status">
          {counted(record.quotes.length, 'quote')}, not stored.
          {more > 0 &&
            ` The file holds ${counted(more, 'more article', 'more articles')}: read them all with onrecord run.`}
        </p>
        <Token frame={frame} />
        <textarea name="article" hidden readonly aria-label="The article">
          {JSON.stringify(article)}
        </textarea>
        <button>Save it in the database</button>
      </form>
      <Told text={article.text} record={record} only={null} stored={false} />
      <details>
        <summary>The record as JSON</summary>
        <pre class="scroll" tabindex={0}>
          {JSON.stringify(record, null, 2)}
        </pre>
      </details>
    </section>
  );
}
