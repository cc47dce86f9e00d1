/** Article text in; tokens, sentences, paragraphs and paired quotation marks out. */
import type { Paragraph, Prepared, PreparedSentence, Tokens } from './prepared.js';
import { innermostQuotations, pairQuotationMarks } from './quotations.js';
import { tokenize } from './tokenize.js';

export function prepare(text: string): Prepared {
  const { tokens, opensLine } = tokenize(text);
  const paragraphs = findParagraphs(tokens, opensLine);
  const sentences = splitSentences(tokens, paragraphs, new Int32Array(0));
  const quotations = pairQuotationMarks(tokens, paragraphs);
  const quotationAt = innermostQuotations(tokens.count, quotations);
  return { text, tokens, sentences, paragraphs, quotations, quotationAt };
}

function findParagraphs(tokens: Tokens, opensLine: Uint8Array): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let first = 0;
  for (let i = 1; i <= tokens.count; i++) {
    if (i < tokens.count && opensLine[i] === 0) continue;
    paragraphs.push({
      start: tokens.start[first] as number,
      end: tokens.end[i - 1] as number,
      firstToken: first,
      endToken: i,
    });
    first = i;
  }
  return paragraphs;
}

function splitSentences(
  tokens: Tokens,
  paragraphs: readonly Paragraph[],
  starts: Int32Array,
): PreparedSentence[] {
  const opens = new Set<number>(starts);
  const sentences: PreparedSentence[] = [];
  paragraphs.forEach((paragraph, index) => {
    let first = paragraph.firstToken;
    for (let i = first + 1; i <= paragraph.endToken; i++) {
      if (i < paragraph.endToken && !opens.has(i)) continue;
      tokens.sentence.fill(sentences.length, first, i);
      sentences.push({
        start: tokens.start[first] as number,
        end: tokens.end[i - 1] as number,
        firstToken: first,
        endToken: i,
        paragraph: index,
        block: 'body',
      });
      first = i;
    }
  });
  return sentences;
}
