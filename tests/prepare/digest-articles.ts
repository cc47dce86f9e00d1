/** Prepares the articles of the JSON array on standard input in order and writes what came of each, as JSON. */
import { prepare } from '../../src/prepare/prepare.js';
import { wordText } from '../../src/prepare/words.js';

let input = '';
for await (const chunk of process.stdin) input += String(chunk);
const digests = (JSON.parse(input) as string[]).map((text) => {
  const { tokens, sentences, quotations } = prepare(text);
  return {
    words: Array.from(tokens.word, (word) => wordText(word)),
    lemmas: Array.from(tokens.lemma, (lemma) => wordText(lemma)),
    tags: [...tokens.pos],
    offsets: [...tokens.start],
    sentences,
    quotations,
  };
});
process.stdout.write(JSON.stringify(digests));
