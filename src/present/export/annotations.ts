/**
 * W3C Web Annotation Data Model (2017): each quote is an annotation whose target is the article, found by position and by
 * its words, and whose body says who said it.
 */
import type { Span } from '../../span.js';
import type { StoredQuote } from '../../store/index.js';
import { writeText, type ExportFormat, type ExportHeader } from './format.js';
import { storyIri } from './iri.js';

export const ANNOTATIONS_FORMAT: ExportFormat = {
  extension: '.jsonld',
  mediaType: 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
  help: 'W3C Web Annotations (JSON-LD), which other annotation tools place in the article',
  write: (quotes, out, header) => writeText(page(quotes, header), out),
};

/** Terms beside those of the Web Annotation vocabulary, so that nothing is lost when it is read as RDF. */
const CONTEXT = [
  'http://www.w3.org/ns/anno.jsonld',
  { schema: 'https://schema.org/', onrecord: 'urn:onrecord:terms:' },
];

function* page(quotes: Iterable<StoredQuote>, { generator, exportedAt }: ExportHeader): Generator<string> {
  const head = {
    '@context': CONTEXT,
    id: 'urn:onrecord:annotations',
    type: 'AnnotationPage',
    generator: { type: 'Software', 'schema:name': generator },
    ...(exportedAt !== undefined && { 'schema:dateModified': exportedAt }),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"items":[`;
  let before = '\n';
  for (const quote of quotes) {
    yield before + JSON.stringify(annotationOf(quote));
    before = ',\n';
  }
  yield '\n]}\n';
}

function annotationOf(quote: StoredQuote): object {
  const { id, story, content, cue, source, text, type, act, speaker, confidence, sentence } = quote;
  const iri = storyIri(story);
  const target = (spans: readonly Span[], role: string, exact?: string) =>
    spans.map((span) => ({
      source: iri,
      'onrecord:role': role,
      selector: selectorsOf(span, sentence, exact),
    }));
  return {
    id: `${iri}#${encodeURIComponent(id)}`,
    type: 'Annotation',
    motivation: 'identifying',
    body: [
      { type: 'TextualBody', purpose: 'describing', format: 'text/plain', value: text },
      ...(speaker
        ? [{ type: 'TextualBody', purpose: 'identifying', format: 'text/plain', value: speaker.name }]
        : []),
      { type: 'TextualBody', purpose: 'classifying', format: 'text/plain', value: `${type} ${act}` },
    ],
    'onrecord:confidence': confidence,
    ...(speaker && { 'onrecord:speakerKind': speaker.kind }),
    target: [
      ...target(content, 'content'),
      ...target(cue, 'cue'),
      ...(source ? target([source], 'source', source.text) : []),
    ],
  };
}

/** By position and, where the sentence around it has its words, by those: a reader may use either. */
function selectorsOf({ start, end }: Span, sentence: StoredQuote['sentence'], exact?: string): object[] {
  const position = { type: 'TextPositionSelector', start, end };
  const inside = start >= sentence.start && end <= sentence.end;
  const words = inside ? sentence.text.slice(start - sentence.start, end - sentence.start) : exact;
  if (words === undefined) return [position];
  const before = inside ? sentence.text.slice(0, start - sentence.start).slice(-CONTEXT_CHARS) : '';
  const after = inside ? sentence.text.slice(end - sentence.start).slice(0, CONTEXT_CHARS) : '';
  return [position, { type: 'TextQuoteSelector', exact: words, prefix: before, suffix: after }];
}

/** Characters of context that tell the same words apart. */
const CONTEXT_CHARS = 32;
