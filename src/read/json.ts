/** JSON: an array of articles, one article, several one after the other, or a JSON Feed. */
import { OnrecordError } from '../errors.js';
import type { ReaderSettings } from '../settings.js';
import { decodeHead, decodeText } from './encoding.js';
import { feedArticle, isJsonFeed, splitItems } from './json-feed.js';
import { parseJson } from './jsonl.js';
import { splitValues } from './json-values.js';
import type { Input, Reading } from './reader.js';
import { maxRawChars, tooLarge } from './whole.js';

/** Articles are numbered from 1 unless the input is a single one. */
export async function* readJson(input: Input, settings: ReaderSettings): AsyncGenerator<Reading> {
  const head = decodeHead(input.head);
  const feed = isJsonFeed(head);
  const split = feed ? splitItems : splitValues;
  const values = split(decodeText(input, settings.encoding), maxRawChars(settings.maxArticleChars));
  const parse = (text: string): Reading => {
    const reading = parseJson(text, feed ? { ...settings, columns: {} } : settings);
    return feed && 'value' in reading ? { value: feedArticle(reading.value, head) } : reading;
  };
  let held: Reading | null = null;
  let count = 0;
  for await (const { text, inArray, complete } of values) {
    if (held) yield { line: 1, ...held };
    held = null;
    count++;
    const reading: Reading =
      text === null
        ? { fault: tooLarge(settings.maxArticleChars) }
        : complete
          ? parse(text)
          : {
              fault: new OnrecordError(
                'input-malformed',
                'the JSON breaks off here; the file is not complete',
              ),
            };
    if (count === 1 && !inArray) held = reading;
    else yield { line: count, ...reading };
  }
  if (held) yield held;
}
