/** Rows as the record has them: a column without a value is a field that is not there. */
import type { DateMention } from '../../record.js';
import type { StoryHeading } from '../types.js';

type Given<T> = { [K in keyof T]: null extends T[K] ? Exclude<T[K], null> | undefined : T[K] };

/** The columns of a row that hold something. */
export function given<T extends object>(row: T): Given<T> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Given<T>;
}

/** Of `articles a`. */
export const HEADING_COLUMNS = 'a.id, a.title, a.published_at AS publishedAt, a.url, a.publisher, a.author';

export interface HeadingRow {
  readonly id: string;
  readonly title: string | null;
  readonly publishedAt: string | null;
  readonly url: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
}

export function headingOf({ id, title, publishedAt, url, publisher, author }: HeadingRow): StoryHeading {
  return given({ id, title, publishedAt, url, publisher, author }) as StoryHeading;
}

const DATE_FIELDS = ['start', 'end', 'text', 'type', 'value', 'certain', 'rule', 'mod', 'freq', 'quant'];

/** A story's dates, in order, out of the column that holds them. */
export function datesIn(list: string): DateMention[] {
  return (JSON.parse(list) as (string | number | null)[][]).map((values) => {
    const { certain, ...date } = Object.fromEntries(values.map((value, at) => [DATE_FIELDS[at]!, value]));
    const sure = certain === null ? {} : { certain: certain === 1 };
    return { ...given(date), ...sure } as unknown as DateMention;
  });
}
