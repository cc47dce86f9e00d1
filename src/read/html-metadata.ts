/** What a page says about its article: JSON-LD first, then OpenGraph and the other meta elements, then the page itself. */
import { parseByline } from '../byline.js';
import { parsePublicationDate } from '../publication-date.js';
import { readJsonLd } from './json-ld.js';
import type { Page } from './html-page.js';
import { definedFields, type Metadata } from './metadata.js';

/** Names and properties of meta elements, best first. */
const META = {
  title: [
    'og:title',
    'twitter:title',
    'dc.title',
    'dcterms.title',
    'parsely-title',
    'sailthru.title',
    'headline',
  ],
  publishedAt: [
    'article:published_time',
    'og:article:published_time',
    'datepublished',
    'parsely-pub-date',
    'sailthru.date',
    'pubdate',
    'publishdate',
    'publish-date',
    'publication_date',
    'date',
    'dc.date.issued',
    'dcterms.created',
    'dc.date',
  ],
  url: ['og:url', 'twitter:url', 'parsely-link'],
  publisher: ['og:site_name', 'dc.publisher', 'dcterms.publisher', 'application-name'],
  author: [
    'author',
    'article:author',
    'og:article:author',
    'dc.creator',
    'parsely-author',
    'sailthru.author',
    'byl',
  ],
} as const;

/** `declared`: the page says that it is an article. */
export function readMetadata(page: Page): Metadata & { readonly declared: boolean } {
  const meta = metaElements(page);
  const linked = readJsonLd(scriptsOf(page));
  const named = (field: keyof typeof META) => META[field].map((name) => meta.get(name)).filter(Boolean);
  const canonical = page.querySelector('link[rel~="canonical"]')?.getAttribute('href');
  const publisher = first([linked?.publisher, ...named('publisher')]);
  const title = first([linked?.title, ...named('title'), ...headings(page), page.title]);
  return {
    declared: linked !== null || meta.get('og:type') === 'article' || page.querySelector('article') !== null,
    ...definedFields({
      title: title && withoutSite(title, publisher),
      publishedAt: firstDate([linked?.publishedAt, ...named('publishedAt'), ...timesOf(page)]),
      url:
        [linked?.url, canonical, ...named('url')].find((url) => url && /^https?:\/\//i.test(url)) ??
        undefined,
      publisher,
      author: first([linked?.author, ...named('author').map(asAuthor), ...bylines(page)]),
    }),
  };
}

/** Content of the meta elements by name, property or itemprop in lower case, the first of each. */
function metaElements(page: Page): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const element of page.querySelectorAll('meta[content]')) {
    const content = tidy(element.getAttribute('content'));
    const names = ['name', 'property', 'itemprop'].map((key) => element.getAttribute(key)?.toLowerCase());
    for (const name of names) if (name && content && !found.has(name)) found.set(name, content);
  }
  return found;
}

function scriptsOf(page: Page): string[] {
  return [...page.querySelectorAll('script[type="application/ld+json"]')].map(
    ({ textContent }) => textContent ?? '',
  );
}

function headings(page: Page): string[] {
  const found = [...page.querySelectorAll('article h1, main h1, h1')].map((heading) =>
    tidy(heading.textContent),
  );
  return found.filter((heading) => heading.length > 0 && heading.length < 250);
}

function timesOf(page: Page): (string | null)[] {
  const times = page.querySelectorAll(
    '[itemprop~="datePublished"], time[pubdate], article time, main time, time',
  );
  return [...times].flatMap((time) => [time.getAttribute('datetime'), tidy(time.textContent)]);
}

function bylines(page: Page): (string | undefined)[] {
  const found = page.querySelectorAll('[itemprop~="author"], [rel~="author"], .byline, .author');
  return [...found].map((element) => asAuthor(tidy(element.textContent)));
}

/** A printed author without "By"; undefined for an address or anything too long to be names. */
function asAuthor(printed: string | undefined): string | undefined {
  if (!printed || printed.length > 120 || /^(?:https?:|@|www\.)/i.test(printed)) return undefined;
  return parseByline(printed)?.author ?? printed.replace(/^by\s+/i, '');
}

/** "Headline | The Daily Paper" -> "Headline" where that is the publisher. */
function withoutSite(title: string, publisher: string | undefined): string {
  if (!publisher) return title;
  const cut = title.length - publisher.length;
  const ends = cut > 3 && title.slice(cut).toLowerCase() === publisher.toLowerCase();
  const [separator] = (ends && /\s*[|\-–—:·•»]\s*$/.exec(title.slice(0, cut))) || [''];
  return separator ? title.slice(0, cut - separator.length) : title;
}

function first(values: readonly (string | null | undefined)[]): string | undefined {
  return values.find((value) => value?.trim())?.trim();
}

function firstDate(values: readonly (string | null | undefined)[]): string | undefined {
  for (const value of values) {
    const date = value && parsePublicationDate(value.trim());
    if (date) return date;
  }
  return undefined;
}

function tidy(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
