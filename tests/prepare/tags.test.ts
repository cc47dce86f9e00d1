import fc from 'fast-check';
import { expect, test } from 'vitest';
import winkNLP from 'wink-nlp';
import model from 'wink-eng-lite-web-model';
import { prepare } from '../../src/prepare/prepare.js';
import { POS_TAGS } from '../../src/prepare/prepared.js';
import { isListed } from '../../src/prepare/vocabulary.js';
import { wordText } from '../../src/prepare/words.js';

const { list } = (
  model as unknown as { core: () => { features: { lexeme: { list: readonly string[] } } } }
).core().features.lexeme;
const listed = list.filter((word) => /^[a-z]{2,}$/i.test(word) && isListed(word));
const wink = winkNLP(model, ['pos']);

/** The words of a text with the tags that wink-nlp itself gives. */
function winkTags(text: string): string[] {
  const tokens = wink.readDoc(text).tokens();
  const words = tokens.out();
  return tokens.out(wink.its.pos).map((tag, i) => `${words[i]}/${tag as unknown as string}`);
}

function ourTags(text: string): string[] {
  const { word, pos } = prepare(text).tokens;
  return Array.from(word, (id, i) => `${wordText(id)}/${POS_TAGS[pos[i]!]}`);
}

const frequent =
  'the a to that of in and he she it they I will have is was said what who more like can'.split(' ');
const capitalise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...frequent) },
  { weight: 8, arbitrary: fc.constantFrom(...listed) },
  { weight: 3, arbitrary: fc.constantFrom(...listed).map(capitalise) },
  { weight: 2, arbitrary: fc.constantFrom(',', ';', '.', '"', '(', ')', '2', '1990s', '4th', '%') },
  { weight: 2, arbitrary: fc.constantFrom("don't", "it's", "I'll", "they've", "wasn't", "he'd") },
  { weight: 1, arbitrary: fc.constantFrom('qqz', 'Qqz', 'qqzing', 'qqzly') },
);

test("tags are wink-nlp's own, whatever words stand together", () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), (words) => {
      const text = words.join(' ');
      expect(ourTags(text)).toEqual(winkTags(text));
    }),
    { numRuns: 300 },
  );
});

test('a word has the tag of its sense in the sentence', () => {
  expect(ourTags('The plan failed.')[1]).toBe('plan/NOUN');
  expect(ourTags('They plan to leave.')[1]).toBe('plan/VERB');
});

test('words that are names of methods too are words', () => {
  expect(ourTags('The constructor met the constructors.')[1]).toBe('constructor/NOUN');
  const { lemma } = prepare('the constructor and valueOf toString').tokens;
  expect(Array.from(lemma, wordText)).toEqual(['the', 'constructor', 'and', 'valueof', 'tostring']);
});
