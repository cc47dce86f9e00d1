/** Arbitrary stories for property tests: any words, any Unicode, every optional field there and not there. */
import fc from 'fast-check';
import type { StoredArticle } from '../../src/store/index.js';
import { tell, type Statement, type Telling } from './stories.js';

const words = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.constantFrom('rain', 'the tide', 'naïve café 🌊', '𝒳𝒴', '=1+1', 'it’s "quoted"', 'a\nb', '%_\\', '中文'),
);

const optional = { requiredKeys: [] as never[] };

const date = fc
  .record({ text: words, value: words }, { requiredKeys: ['text', 'value'] })
  .chain((base) =>
    fc
      .record({ certain: fc.boolean(), rule: words, mod: words, freq: words, quant: words }, optional)
      .map((more) => ({ ...base, ...more })),
  );

const statement: fc.Arbitrary<Statement> = fc.record(
  {
    speaker: words,
    words: fc.array(words, { minLength: 1, maxLength: 3 }),
    kind: fc.constantFrom('person', 'organization', 'document', 'group', 'unnamed', 'unknown'),
    entity: fc.boolean(),
    evidence: words,
    cue: words,
    type: fc.constantFrom('direct', 'mixed', 'indirect'),
    act: fc.constantFrom('speech', 'thought'),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    about: words,
    date,
  },
  { requiredKeys: ['speaker', 'words'] },
);

const telling: fc.Arbitrary<Telling> = fc.record(
  {
    id: words,
    title: words,
    publishedAt: fc.constantFrom('2014-12-07', '2014-12-07T10:00:00Z', '1999'),
    url: words,
    publisher: words,
    author: words,
    extra: fc.dictionary(words, fc.jsonValue(), { noNullPrototype: true }),
    statements: fc.array(statement, { maxLength: 5 }),
    aliases: fc.dictionary(words, fc.array(words, { maxLength: 2 }), { noNullPrototype: true }),
  },
  { requiredKeys: ['id', 'statements'] },
);

export const anyStory: fc.Arbitrary<StoredArticle> = telling.map(tell);
