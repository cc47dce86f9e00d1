/** Charts by Observable Plot, drawn on the server, each with a text alternative and its table. Labels are numbers and dates of our own making, never an article's words. */
import * as Plot from '@observablehq/plot';
import { raw } from 'hono/html';
import { parseHTML } from 'linkedom';
import type { Count } from '../../../store/index.js';
import { counted, dayWords, number } from './words.js';

interface Drawing {
  readonly width: number;
  readonly height: number;
  /** What it shows, for those who do not see it. */
  readonly label: string;
}

type PlotOptions = Omit<Plot.PlotOptions, 'document' | 'width' | 'height' | 'className'>;

/** The picture as SVG without styles of its own: the page's policy allows none, and desk.css has them. */
function draw(options: PlotOptions, { width, height, label }: Drawing): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = Plot.plot({ ...options, document, width, height, className: 'plot' });
  svg.querySelectorAll('style').forEach((style: { remove(): void }) => style.remove());
  // The label says it all: its parts are no pictures of their own.
  svg
    .querySelectorAll('[aria-label]')
    .forEach((part: { removeAttribute(name: string): void }) => part.removeAttribute('aria-label'));
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  for (const attribute of ['height', 'width', 'font-family']) svg.removeAttribute(attribute);
  return svg.outerHTML;
}

interface MonthsProps {
  /** "2014-12" each; what has only a year is in the table alone. */
  readonly months: readonly Count[];
  readonly caption: string;
}

export function Months({ months, caption }: MonthsProps) {
  const dated = months.filter(({ value }) => value.length === 7);
  if (dated.length === 0) return <p class="none">No story has a date of publication.</p>;
  const first = dated[0]!.value;
  const last = dated.at(-1)!.value;
  const peak = dated.reduce((a, b) => (b.quotes > a.quotes ? b : a));
  const label = `${caption}, ${dayWords(first)} to ${dayWords(last)}. Most in ${dayWords(peak.value)}: ${counted(peak.quotes, 'quote')}.`;
  return (
    <figure class="chart">
      <figcaption>{caption}</figcaption>
      <div class="scroll" tabindex={0} role="region" aria-label={caption}>
        {raw(drawMonths(dated, label))}
      </div>
      <details>
        <summary>Table</summary>
        <div class="scroll" tabindex={0} role="region" aria-label={`${caption}: table`}>
          <table>
            <thead>
              <tr>
                <th scope="col">Month</th>
                <th scope="col">Quotes</th>
              </tr>
            </thead>
            <tbody>
              {months.map(({ value, quotes }) => (
                <tr>
                  <th scope="row">{dayWords(value)}</th>
                  <td>{number(quotes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

/** Fewer months than this leave room around their bars. */
const FEW_MONTHS = 12;

function drawMonths(months: readonly Count[], label: string): string {
  const bars = months.map(({ value, quotes }) => ({ month: new Date(`${value}-01`), quotes }));
  const after = (date: Date, by: number) =>
    new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + by, 1));
  const lacking = Math.max(0, FEW_MONTHS - monthsBetween(bars[0]!.month, bars.at(-1)!.month));
  const domain = [
    after(bars[0]!.month, -Math.ceil(lacking / 2)),
    after(bars.at(-1)!.month, 1 + Math.floor(lacking / 2)),
  ];
  const most = Math.max(...bars.map(({ quotes }) => quotes));
  return draw(
    {
      marginLeft: 44,
      marginTop: 12,
      x: { type: 'utc', label: null, domain, ticks: 7 },
      y: { label: null, ticks: Math.min(4, most), tickFormat: (value: number) => number(value), tickSize: 0 },
      marks: [
        Plot.gridY({ className: 'grid', ticks: Math.min(4, most) }),
        Plot.rectY(bars, {
          x: 'month',
          y: 'quotes',
          interval: 'month',
          className: 'bar',
          insetLeft: 0.5,
          insetRight: 0.5,
        }),
        Plot.ruleY([0]),
      ],
    },
    { width: 1080, height: 210, label },
  );
}

function monthsBetween(first: Date, last: Date): number {
  return 12 * (last.getUTCFullYear() - first.getUTCFullYear()) + last.getUTCMonth() - first.getUTCMonth() + 1;
}

export interface DayMarked {
  /** ISO day. */
  readonly day: string;
  readonly times: number;
}

interface TimelineProps {
  readonly days: readonly DayMarked[];
  /** ISO day on which the story was published. */
  readonly published: string | undefined;
}

/** Days on one line, larger where they are named more often; a rule where the story was published. */
export function Timeline({ days, published }: TimelineProps) {
  if (days.length === 0) return null;
  const named = days.map(({ day }) => dayWords(day)).join(', ');
  const label = `Days named: ${named}.${published === undefined ? '' : ` Published on ${dayWords(published)}.`}`;
  const dots = days.map(({ day, times }) => ({ day: new Date(day), times }));
  const times = [
    ...dots.map(({ day }) => day.getTime()),
    ...(published === undefined ? [] : [Date.parse(published)]),
  ];
  const room = Math.max(2 * 86_400_000, 0.08 * (Math.max(...times) - Math.min(...times)));
  const picture = draw(
    {
      marginLeft: 12,
      marginRight: 12,
      marginTop: 6,
      x: {
        type: 'utc',
        label: null,
        ticks: 4,
        domain: [new Date(Math.min(...times) - room), new Date(Math.max(...times) + room)],
      },
      y: { axis: null, domain: [-1, 1] },
      r: { range: [0, 7], domain: [0, Math.max(2, ...dots.map((dot) => dot.times))] },
      marks: [
        Plot.ruleY([0], { className: 'line' }),
        ...(published === undefined ? [] : [Plot.ruleX([new Date(published)], { className: 'published' })]),
        Plot.dot(dots, { x: 'day', y: () => 0, r: 'times', className: 'dot' }),
      ],
    },
    { width: 340, height: 64, label },
  );
  return <div class="timeline">{raw(picture)}</div>;
}
