/** How numbers, dates and names are put to readers. */
import type { SpeakerKind } from '../../../record.js';
import type { StoryHeading } from '../../../store/index.js';

export function number(value: number): string {
  return value.toLocaleString('en-GB');
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

export function counted(value: number, noun: string, plural = `${noun}s`): string {
  return `${number(value)} ${value === 1 ? noun : plural}`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** "2025-03-14T09:00Z" -> "14 March 2025", "2025-03" -> "March 2025"; anything else as it is. */
export function dayWords(date: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T|$)/.exec(date) ?? [];
  if (year === undefined) return date;
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  return [day === undefined ? undefined : String(Number(day)), name, year].filter((part) => part).join(' ');
}

/** "2025-03-14T09:21:07.123Z" -> "14 March 2025, 09:21 UTC" */
export function momentWords(date: string): string {
  const time = /T(\d{2}:\d{2})/.exec(date)?.[1];
  return time === undefined ? dayWords(date) : `${dayWords(date)}, ${time} UTC`;
}

export function storyName({ title, id }: Pick<StoryHeading, 'id' | 'title'>): string {
  return title ?? id;
}

/** "Kurier Wire, 14 March 2025" */
export function storyFacts({ publisher, author, publishedAt }: StoryHeading): string {
  const facts = [author, publisher, publishedAt === undefined ? undefined : dayWords(publishedAt)];
  return facts.filter((fact) => fact !== undefined).join(', ');
}

export const SPEAKER_KINDS: readonly SpeakerKind[] = [
  'person',
  'organization',
  'document',
  'group',
  'unnamed',
  'unknown',
];

/** Where an article may be read: only addresses of the web are made links. */
export function webAddress(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\//i.test(url) ? url : undefined;
}
