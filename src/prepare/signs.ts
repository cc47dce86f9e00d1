/** The tokens that may end a sentence or be quotation marks, paragraph by paragraph. */
import type { Paragraph } from './prepared.js';

export interface Signs {
  /** Tokens, in order. They hold until the next text. */
  readonly token: Int32Array;
  /** [paragraphs + 1] Where those of a paragraph begin among them, and where the last one's end. */
  readonly begin: Int32Array;
}

/** @param count how many tokens there are */
export function findSigns(token: Int32Array, count: number, paragraphs: readonly Paragraph[]): Signs {
  const begin = new Int32Array(paragraphs.length + 1);
  let n = 0;
  for (let p = 0; p < paragraphs.length; p++) {
    const { endToken } = paragraphs[p]!;
    while (n < count && token[n]! < endToken) n++;
    begin[p + 1] = n;
  }
  return { token, begin };
}
