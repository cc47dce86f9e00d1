/** Which column or field of an input holds which part of an article. */
import { OnrecordError } from '../errors.js';
import type { ArticleField, ReaderSettings } from '../settings.js';

/** Usual names, in lower case without "_", "-" and blanks, best first; the field's own name comes before them. */
const USUAL_NAMES: Readonly<Record<ArticleField, readonly string[]>> = {
  id: ['articleid', 'docid', 'guid', 'uuid'],
  text: [
    'body',
    'articlebody',
    'content',
    'fulltext',
    'article',
    'articletext',
    'bodytext',
    'story',
    'maintext',
  ],
  title: ['headline', 'articletitle', 'head'],
  publishedAt: [
    'date',
    'publicationdate',
    'datepublished',
    'published',
    'pubdate',
    'publishdate',
    'datepublish',
  ],
  url: ['link', 'weburl', 'canonicalurl', 'permalink', 'articleurl'],
  publisher: ['publication', 'outlet', 'newspaper', 'sitename', 'source', 'sourcename', 'sourcedomain'],
  author: ['authors', 'byline', 'creator', 'writer'],
};

const FIELDS = Object.keys(USUAL_NAMES) as ArticleField[];

/** For each part of an article the name among `names` that holds it: the one that the settings give, or a usual one. */
export function matchFields(
  names: readonly string[],
  columns: ReaderSettings['columns'],
): ReadonlyMap<ArticleField, string> {
  const given = new Set(Object.values(columns));
  const byPlainName = new Map<string, string>();
  for (const name of names) {
    const plain = plainName(name);
    if (!given.has(name) && !byPlainName.has(plain)) byPlainName.set(plain, name);
  }
  const matches = new Map<ArticleField, string>();
  for (const field of FIELDS) {
    const named = columns[field];
    const match =
      named !== undefined
        ? names.find((name) => name === named)
        : [plainName(field), ...USUAL_NAMES[field]].map((usual) => byPlainName.get(usual)).find(Boolean);
    if (match !== undefined) matches.set(field, match);
  }
  return matches;
}

/** Throws 'column-missing' where a table has no column for the text, or not the one that the settings name. */
export function demandText(
  names: readonly string[],
  columns: ReaderSettings['columns'],
  matches: ReadonlyMap<ArticleField, string>,
): void {
  const missing = Object.entries(columns).find(([, name]) => !names.includes(name));
  if (missing) throw columnMissing(`no column "${missing[1]}" for the ${missing[0]}`, names);
  if (!matches.has('text')) throw columnMissing('no column that is known to hold the text', names);
}

function columnMissing(what: string, names: readonly string[]): OnrecordError {
  return new OnrecordError(
    'column-missing',
    `there is ${what}; the columns are: ${names.filter(Boolean).join(', ')}. ` +
      'Name the right ones in the reader setting "columns"',
  );
}

/** The object with the parts of an article under their own names and everything else as it was. */
export function renameFields(
  value: unknown,
  columns: ReaderSettings['columns'],
  known?: ReadonlyMap<ArticleField, string>,
): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const matches = known ?? matchFields(Object.keys(value), columns);
  const fieldOf = new Map([...matches].map(([field, name]) => [name, field]));
  return Object.fromEntries(
    Object.entries(value).map(([name, content]) => [fieldOf.get(name) ?? asideName(name, matches), content]),
  );
}

/** A field called "title" where another was named as the title keeps its content under another name. */
function asideName(name: string, matches: ReadonlyMap<ArticleField, string>): string {
  return matches.has(name as ArticleField) ? `original_${name}` : name;
}

function plainName(name: string): string {
  return name.replace(/[\s_-]/g, '').toLowerCase();
}
