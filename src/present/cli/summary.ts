/** What a run did, in a few lines, and a first look at who said what. */
import type { BatchSummary } from '../../batch/plan.js';
import type { Failure } from '../../origin.js';
import { listQuotes, listSpeakers, type Store } from '../../store/index.js';
import { duration } from './duration.js';
import { DEFAULT_DATABASE } from './options.js';
import { colours, count, percent, quoteWords, safeLine, table } from './terminal.js';

/** Failures and speakers named in the summary; commands list the rest. */
const SHOWN = 6;
const QUOTE_CHARS = 70;

export function summaryView(summary: BatchSummary, failures: readonly Failure[]): string {
  const lines = [articlesLine(summary), quotesLine(summary), ...failureLines(summary, failures)];
  if (summary.outdated > 0) {
    lines.push(
      `${count(summary.outdated, 'article')} of them extracted by another version or with other settings: ` +
        'the same command with --redo extracts them anew',
    );
  }
  const speed = summary.articlesPerSecond > 0 ? `, ${Math.round(summary.articlesPerSecond)} articles/s` : '';
  lines.push(`${duration(summary.seconds)}${speed}, in ${summary.database}`);
  return lines.join('\n');
}

function articlesLine(summary: BatchSummary): string {
  const { read, added, replaced, confirmed, unchanged, resumed, repeated, failed } = summary;
  const parts = [
    [added, 'new'],
    [replaced, 'replaced'],
    [confirmed, 'extracted again with the same result'],
    [unchanged, 'unchanged'],
    [resumed, 'done before it was stopped'],
    [repeated, 'read twice'],
    [failed, 'failed'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return `${colours.bold(count(read, 'article'))}${said.length > 0 ? `: ${said.join(', ')}` : ''}`;
}

function quotesLine({ quotes: { direct, mixed, indirect }, quotesWithSpeaker }: BatchSummary): string {
  const all = direct + mixed + indirect;
  if (all === 0) return colours.bold('0 new quotes');
  const types = `${direct} direct, ${mixed} mixed, ${indirect} indirect`;
  return `${colours.bold(count(all, 'new quote'))}: ${types}; ${percent(quotesWithSpeaker / all)} with a speaker`;
}

function failureLines({ failed, database, run }: BatchSummary, failures: readonly Failure[]): string[] {
  if (failed === 0) return [];
  const title = `${count(failed, 'failure')}, listed by: onrecord failures --run ${run}${dbFlag(database)}`;
  const named = failures.slice(0, SHOWN).map(({ code, message }) => `  ${code}  ${safeLine(message)}`);
  const more = failed > named.length ? [`  and ${failed - named.length} more`] : [];
  return [colours.yellow(title), ...named, ...more];
}

/** The most quoted speakers with a few of their words, and how to see more. */
export function digestView(store: Store): string {
  const speakers = listSpeakers(store, { limit: SHOWN });
  if (speakers.length === 0) return '';
  const rows = speakers.map(({ name, quotes, stories }) => [
    `  ${safeLine(name)}`,
    `${count(quotes, 'quote')} in ${count(stories, 'story', 'stories')}`,
    firstWords(store, name),
  ]);
  const more = [`quotes${dbFlag(store.path)}`, `story ID${dbFlag(store.path)}`].map(
    (command) => `onrecord ${command}`,
  );
  return `${colours.bold('Most quoted')}\n${table(rows)}\nSee more: ${more.join(' · ')}`;
}

function firstWords(store: Store, speaker: string): string {
  const [quote] = listQuotes(store, { speaker: `"${speaker}"`, limit: 1 });
  const words = quote ? quoteWords(quote) : '';
  return words.length > QUOTE_CHARS ? `${words.slice(0, QUOTE_CHARS).replace(/\s\S*$/, '')} …` : words;
}

function dbFlag(database: string): string {
  return database === DEFAULT_DATABASE ? '' : ` --db ${database}`;
}
