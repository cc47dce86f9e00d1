/** A selection of quotes as an address has it, and back. */
import { z } from '@hono/zod-openapi';
import { QUOTE_SORTS, type QuoteFilter, type QuoteSort } from '../../store/index.js';

const MAX_CHARS = 500;
const words = z.string().trim().max(MAX_CHARS);
const day = z
  .string()
  .regex(/^\d{4}(?:-\d{2}){0,2}$/)
  .openapi({ example: '2025-03' });

/** The filters as the parameters of an address; the same names as in an export. */
export const filterParameters = z.object({
  search: words
    .optional()
    .openapi({ description: 'Words in the quote: all of them; "a phrase" and prefix*' }),
  speaker: words
    .optional()
    .openapi({ description: 'Part of the name or of another name for them, or exactly "the name"' }),
  org: words.optional().openapi({
    description: 'An organization that is mentioned or speaks: part of its name, or exactly "its name"',
  }),
  publisher: words.optional(),
  story: words.optional().openapi({ description: 'Id of a story or part of its title' }),
  type: z.enum(['direct', 'mixed', 'indirect']).optional(),
  act: z.enum(['speech', 'thought']).optional(),
  since: day
    .optional()
    .openapi({ description: 'Published on this day or later; a month or year stands for all its days' }),
  until: day.optional(),
  minConfidence: z.coerce.number().min(0).max(1).optional(),
  checked: z.enum(['confirmed', 'corrected', 'any', 'none']).optional(),
});

export const sortParameter = z.enum(QUOTE_SORTS).optional();

type FilterName = keyof typeof filterParameters.shape;
const NAMES = Object.keys(filterParameters.shape) as FilterName[];

export interface Selection {
  readonly filter: QuoteFilter;
  readonly sort: QuoteSort;
  /** 1-based. */
  readonly page: number;
  /** Parameters that could not be understood, and were left out. */
  readonly refused: readonly string[];
}

const MAX_PAGE = 1_000_000;

/** What a page makes of its address: what is no good is left out and named. */
export function readSelection(parameters: Readonly<Record<string, string>>): Selection {
  const filter: Record<string, unknown> = {};
  const refused: string[] = [];
  for (const name of NAMES) {
    const given = parameters[name];
    if (given === undefined || given.trim() === '') continue;
    const value = filterParameters.shape[name].safeParse(given);
    if (value.success) filter[name] = value.data;
    else refused.push(name);
  }
  const sort = sortParameter.safeParse(parameters.sort || undefined);
  const page = z.coerce
    .number()
    .int()
    .min(1)
    .max(MAX_PAGE)
    .safeParse(parameters.page ?? 1);
  const standard = filter.search ? 'relevance' : 'newest';
  return { filter, sort: sort.data ?? standard, page: page.data ?? 1, refused };
}

/** The address of a selection; values that are undefined or empty are left out. */
export function address(
  path: string,
  parameters: Readonly<Record<string, string | number | undefined>>,
): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(
    given.map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** The same selection with something changed, from its first page. */
export function changed(
  selection: Selection,
  change: Partial<Record<FilterName | 'sort' | 'page', string | number | undefined>>,
): string {
  const { filter, sort } = selection;
  const standard = filter.search ? 'relevance' : 'newest';
  return address('/quotes', { ...filter, sort: sort === standard ? undefined : sort, ...change });
}

/** Exactly this name, as a filter. */
export function exactly(name: string): string {
  return `"${name}"`;
}
