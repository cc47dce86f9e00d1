import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import jsonld from 'jsonld';
import { describe, expect, test } from 'vitest';
import { exportTo } from '../../../src/present/cli/export-file.js';
import { EXPORT_FORMATS } from '../../../src/present/export/formats.js';
import { iterateQuotes, readStory, type Store } from '../../../src/store/index.js';
import { archiveStory, tell } from '../../store/stories.js';
import { saveAll, temporaryFolder, temporaryStore } from '../../store/temporary.js';

const TIDE = tell({
  id: 'tide & co/1',
  title: 'Tide 🌊 “turns”',
  publishedAt: '2021-05-03',
  url: 'https://wire.example/tide?a=1',
  publisher: 'Sarno Wire',
  author: 'Ana Roe',
  statements: [
    {
      speaker: 'Ivo 🌊 Tamm',
      words: ['High 🌊', 'then\nlow'],
      about: 'Brasspoint',
      date: { text: '3 May', value: '2021-05-03' },
    },
    { speaker: 'a, b; c', kind: 'group', entity: false, words: ['Nothing'] },
  ],
});

function archive(): Store {
  const store = temporaryStore();
  saveAll(store, [TIDE, archiveStory(3), archiveStory(5)]);
  return store;
}

async function exported(store: Store, format: 'annotations' | 'schema-org'): Promise<jsonld.JsonLdDocument> {
  const pieces: Buffer[] = [];
  const out = new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(piece);
      done();
    },
  });
  await EXPORT_FORMATS[format].write(iterateQuotes(store), out, { generator: 'onrecord 0.1.0', filter: {} });
  return JSON.parse(Buffer.concat(pieces).toString()) as jsonld.JsonLdDocument;
}

const OA = 'http://www.w3.org/ns/oa#';
const AS = 'http://www.w3.org/ns/activitystreams#';

/** What the W3C's context (http://www.w3.org/ns/anno.jsonld) says of the terms that we use. */
const ANNO = {
  '@context': {
    oa: OA,
    as: AS,
    dcterms: 'http://purl.org/dc/terms/',
    dc: 'http://purl.org/dc/elements/1.1/',
    rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
    id: { '@type': '@id', '@id': '@id' },
    type: { '@type': '@id', '@id': '@type' },
    Annotation: 'oa:Annotation',
    AnnotationPage: 'as:OrderedCollectionPage',
    TextualBody: 'oa:TextualBody',
    TextPositionSelector: 'oa:TextPositionSelector',
    TextQuoteSelector: 'oa:TextQuoteSelector',
    Software: 'as:Application',
    identifying: 'oa:identifying',
    describing: 'oa:describing',
    classifying: 'oa:classifying',
    body: { '@type': '@id', '@id': 'oa:hasBody' },
    target: { '@type': '@id', '@id': 'oa:hasTarget' },
    source: { '@type': '@id', '@id': 'oa:hasSource' },
    selector: { '@type': '@id', '@id': 'oa:hasSelector' },
    motivation: { '@type': '@vocab', '@id': 'oa:motivatedBy' },
    purpose: { '@type': '@vocab', '@id': 'oa:hasPurpose' },
    generator: { '@type': '@id', '@id': 'as:generator' },
    items: { '@type': '@id', '@id': 'as:items', '@container': '@list' },
    value: 'rdf:value',
    format: 'dc:format',
    exact: 'oa:exact',
    prefix: 'oa:prefix',
    suffix: 'oa:suffix',
    start: 'oa:start',
    end: 'oa:end',
  },
};

const documentLoader = async (url: string) => {
  if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`no context ${url}`);
  return { contextUrl: undefined, documentUrl: url, document: ANNO };
};

type Node = Record<string, readonly { readonly '@id'?: string; readonly '@value'?: unknown }[]> & {
  '@id': string;
};

/** All nodes of the graph, by a reader that is not ours. */
async function nodesOf(document: jsonld.JsonLdDocument): Promise<Map<string, Node>> {
  const flat = (await jsonld.flatten(document, undefined, { documentLoader } as never)) as unknown as Node[];
  return new Map(flat.map((node) => [node['@id'], node]));
}

describe('The Web Annotation export', () => {
  test('finds every span in the article by position and by words, read by a JSON-LD processor', async () => {
    const store = archive();
    const nodes = await nodesOf(await exported(store, 'annotations'));
    const { text, record } = readStory(store, TIDE.article.id)!;
    for (const quote of record.quotes) {
      const annotation = nodes.get(`https://wire.example/tide?a=1#${quote.id}`)!;
      expect(annotation['@type']).toEqual([`${OA}Annotation`]);
      const targets = annotation[`${OA}hasTarget`]!.map((target) => nodes.get(target['@id']!)!);
      const spans = targets.map((target) => {
        expect(target[`${OA}hasSource`]).toEqual([{ '@id': 'https://wire.example/tide?a=1' }]);
        const [position, words] = target[`${OA}hasSelector`]!.map((selector) => nodes.get(selector['@id']!)!);
        const start = position![`${OA}start`]![0]!['@value'] as number;
        const end = position![`${OA}end`]![0]!['@value'] as number;
        expect(text.slice(start, end)).toBe(words![`${OA}exact`]![0]!['@value']);
        const prefix = words![`${OA}prefix`]![0]!['@value'] as string;
        expect(text.slice(0, start).endsWith(prefix)).toBe(true);
        return { start, end };
      });
      const { content, cue, source } = quote;
      const printed = [...content, ...cue, ...(source ? [{ start: source.start, end: source.end }] : [])];
      expect(spans).toEqual(expect.arrayContaining(printed));
      expect(spans).toHaveLength(printed.length);
    }
  });

  test('names a story without an address by its id', async () => {
    const store = temporaryStore();
    saveAll(store, [tell({ id: 'a b#c', statements: [{ speaker: 'Ivo Tamm', words: ['High'] }] })]);
    const nodes = await nodesOf(await exported(store, 'annotations'));
    expect([...nodes.keys()]).toContain('urn:onrecord:story:a%20b%23c#q1');
  });
});

test('The schema.org export has each quotation with its speaker and article, read by a JSON-LD processor', async () => {
  const store = archive();
  const nodes = await nodesOf(await exported(store, 'schema-org'));
  const schema = 'https://schema.org/';
  const { record } = readStory(store, TIDE.article.id)!;
  for (const { id, text, speaker } of record.quotes) {
    const quotation = nodes.get(`https://wire.example/tide?a=1#${id}`)!;
    expect(quotation['@type']).toEqual([`${schema}Quotation`]);
    expect(quotation[`${schema}text`]).toEqual([{ '@value': text }]);
    const person = nodes.get(quotation[`${schema}spokenByCharacter`]![0]!['@id']!)!;
    expect(person[`${schema}name`]).toEqual([{ '@value': speaker!.name }]);
    const article = nodes.get(quotation[`${schema}isPartOf`]![0]!['@id']!)!;
    expect(article[`${schema}headline`]).toEqual([{ '@value': 'Tide 🌊 “turns”' }]);
  }
});

describe('The brat export', () => {
  test('has every span in code points with its words, and who said what', async () => {
    const folder = join(temporaryFolder(), 'brat');
    await exportTo(archive(), 'brat', {}, folder);
    const text = readFileSync(join(folder, 'tide-co-1.txt'), 'utf8');
    expect(text).toBe(TIDE.article.text);
    const lines = readFileSync(join(folder, 'tide-co-1.ann'), 'utf8').trimEnd().split('\n');
    const points = [...text];
    const spans = lines.filter((line) => line.startsWith('T')).map((line) => line.split('\t'));
    expect(spans.length).toBeGreaterThan(8);
    for (const [, place, words] of spans) {
      const pieces = place!.slice(place!.indexOf(' ') + 1).split(';');
      const printed = pieces.map((piece) =>
        points.slice(...(piece.split(' ').map(Number) as [number, number])).join(''),
      );
      expect(printed.join(' ')).toBe(words);
    }
    expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(/^R\d+\tSays Arg1:T\d+ Arg2:T1$/)]));
    expect(lines).toContain('A1\tType T1 direct');
    expect(lines.find((line) => line.startsWith('#1\t'))).toContain('speaker: Ivo 🌊 Tamm');
    expect(readFileSync(join(folder, 'annotation.conf'), 'utf8')).toContain('[entities]\nContent\n');
  });

  test('keeps stories apart whose ids make the same file name', async () => {
    const store = temporaryStore();
    const story = (id: string) => tell({ id, statements: [{ speaker: 'Ivo Tamm', words: [`High ${id}`] }] });
    saveAll(store, [story('a/b'), story('A b'), story('../../etc/passwd')]);
    const folder = join(temporaryFolder(), 'brat');
    await exportTo(store, 'brat', {}, folder);
    expect(readFileSync(join(folder, 'a-b.txt'), 'utf8')).toContain('High a/b');
    expect(readFileSync(join(folder, 'A-b~2.txt'), 'utf8')).toContain('High A b');
    expect(readFileSync(join(folder, '-etc-passwd.txt'), 'utf8')).toContain('High ../../etc');
  });
});
