/** schema.org Quotation, as JSON-LD: for search engines, knowledge graphs and fact-checkers' tools. */
import type { SpeakerKind } from '../../record.js';
import type { StoredQuote, StoryHeading } from '../../store/index.js';
import { writeText, type ExportFormat } from './format.js';
import { storyIri } from './iri.js';

export const SCHEMA_ORG_FORMAT: ExportFormat = {
  extension: '.jsonld',
  mediaType: 'application/ld+json',
  help: 'schema.org Quotation (JSON-LD): text, speaker and article of each quote',
  write: (quotes, out) => writeText(graph(quotes), out),
};

function* graph(quotes: Iterable<StoredQuote>): Generator<string> {
  yield '{"@context":{"@vocab":"https://schema.org/"},"@graph":[';
  let before = '\n';
  for (const quote of quotes) {
    yield before + JSON.stringify(quotationOf(quote));
    before = ',\n';
  }
  yield '\n]}\n';
}

/** What schema.org calls a speaker of each kind; a person whom the story does not name is one all the same. */
const TYPES: Readonly<Record<SpeakerKind, string>> = {
  person: 'Person',
  organization: 'Organization',
  document: 'CreativeWork',
  group: 'Organization',
  unnamed: 'Person',
  unknown: 'Thing',
};

function quotationOf({ id, story, text, speaker, sentence }: StoredQuote): object {
  const iri = storyIri(story);
  return {
    '@id': `${iri}#${encodeURIComponent(id)}`,
    '@type': 'Quotation',
    text,
    ...(speaker && { spokenByCharacter: { '@type': TYPES[speaker.kind], name: speaker.name } }),
    ...(story.publishedAt !== undefined && { datePublished: story.publishedAt }),
    description: sentence.text,
    isPartOf: articleOf(iri, story),
  };
}

function articleOf(iri: string, { title, publisher, author, url, publishedAt }: StoryHeading): object {
  return {
    '@id': iri,
    '@type': 'NewsArticle',
    ...(title !== undefined && { headline: title }),
    ...(url !== undefined && { url }),
    ...(publishedAt !== undefined && { datePublished: publishedAt }),
    ...(publisher !== undefined && { publisher: { '@type': 'Organization', name: publisher } }),
    ...(author !== undefined && { author: { '@type': 'Person', name: author } }),
  };
}
