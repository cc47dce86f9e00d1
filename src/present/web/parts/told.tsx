/** A story as it was told: the text with every quote in its speaker's colour, the cast, organizations and dates. */
import type { Entity, ExtractionRecord, Quote } from '../../../record.js';
import { textOf } from '../../../span.js';
import type { StoryHeading } from '../../../store/index.js';
import { castOf, type Cast, type CastMember } from '../cast.js';
import { paragraphsOf, type Paragraph, type Piece } from '../highlight.js';
import { address } from '../selection.js';
import { Bar } from './bars.js';
import { Timeline, type DayMarked } from './chart.js';
import { Actions, Confidence, KindOf, speakerAddress, Words } from './quote-card.js';
import { counted, dayWords, number, percent } from './words.js';

/** A colour and an underline: as many as can be told apart; desk.css has them. */
const LOOKS = 30;

export function look({ number: place, name }: CastMember): string {
  return name === null ? 's0' : `s${1 + ((place - 1) % LOOKS)}`;
}

export interface Telling {
  readonly text: string;
  readonly record: ExtractionRecord;
  /** Number of the one member of the cast whose quotes are shown; null: everybody's. */
  readonly only: number | null;
  /** False where the story is not in the database: nothing to correct or to link to. */
  readonly stored: boolean;
}

export function Told(telling: Telling) {
  const { text, record, only } = telling;
  const cast = castOf(record);
  const paragraphs = paragraphsOf(text, record.quotes);
  return (
    <div class="told" data-story={record.id} data-only={only ?? undefined}>
      <div class="text-column">
        <StoryText paragraphs={paragraphs} text={text} cast={cast} only={only} title={record.title} />
      </div>
      <aside class="aside" aria-label="Who and what">
        <CastList cast={cast} {...telling} />
        <Names record={record} type="organization" title="Organizations" />
        <Dates record={record} />
        <Names record={record} type="person" title="People" />
        <Names record={record} type="place" title="Places" />
      </aside>
      <section class="cards" aria-labelledby="cards-title">
        <h2 id="cards-title">Every quote</h2>
        <ol>
          {record.quotes.map((quote) => (
            <Card quote={quote} telling={telling} member={cast.memberOf(quote)} />
          ))}
        </ol>
      </section>
    </div>
  );
}

interface TextProps {
  readonly paragraphs: readonly Paragraph[];
  readonly text: string;
  readonly cast: Cast;
  readonly only: number | null;
  readonly title?: string | undefined;
}

export function StoryText({ paragraphs, text, cast, only, title }: TextProps) {
  const begun = new Set<Quote>();
  return (
    <div class="story-text">
      {paragraphs.map(({ start, end, pieces }) => {
        const again = title !== undefined && text.slice(start, end).trim() === title.trim();
        return (
          <p data-start={start} class={again ? 'headline-again' : undefined}>
            {pieces.map((piece) => (
              <PieceOf piece={piece} text={text} cast={cast} only={only} begun={begun} />
            ))}
          </p>
        );
      })}
    </div>
  );
}

interface PieceProps extends Pick<TextProps, 'text' | 'cast' | 'only'> {
  readonly piece: Piece;
  /** Quotes whose first piece has been shown; only that is a stop for the keyboard. */
  readonly begun: Set<Quote>;
}

function PieceOf({ piece, text, cast, only, begun }: PieceProps) {
  // A carriage return would be lost on the way through a page, and the offsets with it.
  const words = text.slice(piece.start, piece.end).replaceAll('\r', ' ');
  const spoken = piece.content[0];
  const reporting = piece.source[0] ?? piece.cue[0];
  const quote = spoken ?? reporting;
  if (!quote) return <>{words}</>;
  const member = cast.memberOf(quote);
  const ids = (quotes: readonly Quote[]) =>
    quotes.length > 0 ? quotes.map(({ id }) => id).join(' ') : undefined;
  const roles = [
    spoken && 'content',
    piece.cue.length > 0 && 'cue',
    piece.source.length > 0 && 'source',
    only !== null && only !== member.number && 'aside-for-now',
  ];
  const marks = {
    class: ['said', look(member), ...roles.filter((role) => role)].join(' '),
    'data-speaker': member.number,
    'data-content': ids(piece.content),
    'data-cue': ids(piece.cue),
    'data-source': ids(piece.source),
  };
  const first = spoken !== undefined && !begun.has(spoken);
  // A space between a quote within a quote and the outer one's mark names no link.
  if (!spoken || (!first && words.trim() === '')) return <span {...marks}>{words}</span>;
  begun.add(spoken);
  return (
    <a
      {...marks}
      href={`#card-${spoken.id}`}
      id={first ? `said-${spoken.id}` : undefined}
      tabindex={first ? undefined : -1}
    >
      {words}
    </a>
  );
}

function CastList({ cast, record, only, stored }: Telling & { readonly cast: Cast }) {
  if (cast.members.length === 0) return <p class="none">Nobody is reported as saying anything.</p>;
  const here = (member?: CastMember) =>
    stored ? address('/story', { id: record.id, only: member?.number }) : '#main';
  return (
    <section class="cast" aria-labelledby="cast-title">
      <h2 id="cast-title">Cast</h2>
      <ol>
        {cast.members.map((member) => {
          const { name, kind, description, quotes, words, share } = member;
          const kept = only === member.number;
          return (
            <li>
              <a
                class="keep-only"
                href={here(kept ? undefined : member)}
                data-speaker={member.number}
                aria-current={kept ? 'true' : undefined}
              >
                <span class={`sample said content ${look(member)}`}>{name ?? 'No speaker found'}</span>
                <span class="unseen">: show only these quotes</span>
              </a>
              {name !== null && stored && (
                <a class="quiet" href={speakerAddress(name)}>
                  All stories<span class="unseen"> with {name}</span>
                </a>
              )}
              <span class="share">
                <span class="about">
                  {[description ?? kind, counted(quotes.length, 'quote')].filter((fact) => fact).join(', ')}
                </span>
                <Bar share={share} look={look(member)} />
                <span class="figure">{percent(share)}</span>
                <span class="unseen"> of the words quoted, {number(words)} words</span>
              </span>
            </li>
          );
        })}
      </ol>
      <p class="script-only show-all" hidden={only === null}>
        <a href={here()} data-speaker="all">
          Show everybody
        </a>
      </p>
    </section>
  );
}

interface CardProps {
  readonly quote: Quote;
  readonly telling: Telling;
  readonly member: CastMember;
}

function Card({ quote, telling: { text, record, stored }, member }: CardProps) {
  const { id, speaker, cue, source } = quote;
  const story: StoryHeading = record;
  return (
    <li
      id={`card-${id}`}
      class={`card ${look(member)}`}
      data-speaker={member.number}
      data-story={record.id}
      data-quote={id}
      tabindex={-1}
    >
      <p class="who">
        <span class="speaker">{speaker?.name ?? 'No speaker found'}</span>
        {speaker && <span class="about">{member.description ?? speaker.kind}</span>}
      </p>
      <blockquote>
        <a href={`#said-${id}`}>
          <Words quote={quote} />
        </a>
      </blockquote>
      <div class="facts">
        <KindOf quote={quote} />
        <span class="cue-fact">
          {cue.length > 0 || source ? <Reported quote={quote} text={text} /> : 'no cue printed'}
        </span>
        <Confidence quote={quote} />
        {stored && <Actions quote={quote} story={story} />}
      </div>
    </li>
  );
}

/** Who is printed as the speaker, and the words that report it. */
function Reported({ quote: { cue, source }, text }: { readonly quote: Quote; readonly text: string }) {
  return (
    <>
      {source && <span class="source-text">{source.text}</span>}{' '}
      {cue.length > 0 && <span class="cue-text">{textOf(text, cue)}</span>}
    </>
  );
}

interface NamesProps {
  readonly record: ExtractionRecord;
  readonly type: Entity['type'];
  readonly title: string;
}

function Names({ record, type, title }: NamesProps) {
  const found = record.entities
    .filter((entity) => entity.type === type)
    .sort((a, b) => b.mentions.length - a.mentions.length);
  if (found.length === 0) return null;
  return (
    <section class="names-list">
      <h2>{title}</h2>
      <ul>
        {found.map(({ name, mentions, description }) => (
          <li>
            {name}
            {mentions.length > 1 && <span class="figure"> ×{mentions.length}</span>}
            {description !== undefined && <span class="about"> {description}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Dates({ record: { dates, publishedAt } }: { readonly record: ExtractionRecord }) {
  if (dates.length === 0) return null;
  const times = new Map<string, number>();
  for (const { type, value } of dates) {
    const day = /^(?:1[89]|20)\d{2}-\d{2}-\d{2}/.exec(value)?.[0];
    if (day !== undefined && (type === 'DATE' || type === 'TIME')) times.set(day, (times.get(day) ?? 0) + 1);
  }
  const days: DayMarked[] = [...times]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, count]) => ({ day, times: count }));
  const published =
    publishedAt !== undefined && /^\d{4}-\d{2}-\d{2}/.test(publishedAt)
      ? publishedAt.slice(0, 10)
      : undefined;
  const seen = new Map(dates.map((date) => [`${date.text} ${date.value}`, date]));
  return (
    <section class="dates">
      <h2>Dates</h2>
      <Timeline days={days} published={published} />
      <details>
        <summary>{counted(seen.size, 'date')} as printed</summary>
        <table>
          <thead class="unseen">
            <tr>
              <th scope="col">As printed</th>
              <th scope="col">Meant</th>
            </tr>
          </thead>
          <tbody>
            {[...seen.values()].map(({ text, value, certain }) => (
              <tr>
                <th scope="row">{text}</th>
                <td>
                  {dayWords(value)}
                  {certain === false && <span class="about"> inferred</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
