/** The text of an input that is one article. */
import { OnrecordError } from '../errors.js';

/** All pieces as one string; throws 'article-too-large' as soon as there are more than `maxChars`. */
export async function wholeText(pieces: AsyncIterable<string>, maxChars: number): Promise<string> {
  const taken: string[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > maxChars) throw tooLarge(maxChars);
    taken.push(piece);
  }
  return taken.join('');
}

export function tooLarge(maxChars: number): OnrecordError {
  const shown = maxChars.toLocaleString('en-US');
  return new OnrecordError(
    'article-too-large',
    `the article is longer than ${shown} characters; split it, or raise maxArticleChars`,
  );
}

/** How many characters of markup, escapes and metadata an article of `maxArticleChars` may come with. */
export function maxRawChars(maxArticleChars: number): number {
  return 2 * maxArticleChars + 1_000_000;
}
