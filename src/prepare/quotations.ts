/** Pairs quotation marks within each paragraph. */
import type { Paragraph, Quotation, Tokens } from './prepared.js';
import { wordText } from './words.js';

const OPENING = new Set(['“', '``', '«', '„']);
const CLOSING = new Set(['”', "''", '»']);

export function pairQuotationMarks(tokens: Tokens, paragraphs: readonly Paragraph[]): Quotation[] {
  const quotations: Quotation[] = [];
  for (const paragraph of paragraphs) {
    let open = -1;
    for (let i = paragraph.firstToken; i < paragraph.endToken; i++) {
      const word = wordText(tokens.word[i] as number);
      const straight = word === '"';
      if (open < 0 && (straight || OPENING.has(word))) open = i;
      else if (open >= 0 && (straight || CLOSING.has(word))) {
        quotations.push(quotation(tokens, open, i + 1, 'mark'));
        open = -1;
      }
    }
    if (open >= 0) quotations.push(quotation(tokens, open, paragraph.endToken, 'missing'));
  }
  return quotations;
}

function quotation(
  tokens: Tokens,
  firstToken: number,
  endToken: number,
  close: Quotation['close'],
): Quotation {
  return {
    start: tokens.start[firstToken] as number,
    end: tokens.end[endToken - 1] as number,
    firstToken,
    endToken,
    close,
    continues: -1,
    depth: 0,
  };
}
