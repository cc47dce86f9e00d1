/** Article text in; tokens, sentences, paragraphs and paired quotation marks out. */
import { layOut, type BlockKind, type TextLine } from '../furniture.js';
import type { Paragraph, Prepared, PreparedSentence, Tokens } from './prepared.js';
import { innermostQuotations, pairQuotationMarks } from './quotations.js';
import { JOINT } from './scan.js';
import { findSentenceStarts } from './sentences.js';
import { findSigns } from './signs.js';
import { tokenize } from './tokenize.js';

/**
 * Depends on what it is given alone: the same article gives the same answer in every process.
 * @param title the headline where metadata give it
 */
export function prepare(text: string, title?: string): Prepared {
  const { tokens, joint, sign, signCount } = tokenize(text);
  const paragraphs = findParagraphs(tokens, joint);
  const signs = findSigns(sign, signCount, paragraphs);
  const quotations = pairQuotationMarks(tokens, paragraphs, signs);
  const starts = findSentenceStarts({ tokens, paragraphs, quotations, signs });
  const sentences = splitSentences({ tokens, paragraphs, starts }, layOut(text, title));
  const quotationAt = innermostQuotations(quotations, new Int32Array(tokens.count));
  return { text, tokens, sentences, paragraphs, quotations, quotationAt };
}

function findParagraphs(tokens: Tokens, joint: Uint8Array): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let first = 0;
  for (let i = 1; i <= tokens.count; i++) {
    if (i < tokens.count && joint[i] !== JOINT.opensLine) continue;
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

interface SentenceBounds {
  readonly tokens: Tokens;
  readonly paragraphs: readonly Paragraph[];
  /** 1 for each token that starts a sentence. */
  readonly starts: Uint8Array;
}

/** Cuts paragraphs into sentences, each with its block; what comes before a line's body is a sentence of its own. */
function splitSentences(bounds: SentenceBounds, lines: readonly TextLine[]): PreparedSentence[] {
  const { tokens, paragraphs, starts } = bounds;
  const sentences: PreparedSentence[] = [];
  let line = 0;
  paragraphs.forEach((paragraph, index) => {
    while (line + 1 < lines.length && lines[line]!.end <= paragraph.start) line++;
    const { kind, bodyStart } = lines[line] ?? { kind: 'body', bodyStart: 0 };
    const body = firstTokenFrom(tokens, paragraph, bodyStart);
    let first = paragraph.firstToken;
    for (let i = first + 1; i <= paragraph.endToken; i++) {
      if (i < paragraph.endToken && i !== body && (starts[i] === 0 || i < body)) continue;
      tokens.sentence.fill(sentences.length, first, i);
      const block: BlockKind = first < body ? 'dateline' : kind;
      sentences.push(sentenceOf(tokens, first, i, { paragraph: index, block }));
      first = i;
    }
  });
  return sentences;
}

/** The paragraph's first token from an offset on; its own first where the offset is none of its words. */
function firstTokenFrom(tokens: Tokens, paragraph: Paragraph, offset: number): number {
  if (offset <= paragraph.start || offset >= paragraph.end) return paragraph.firstToken;
  let token = paragraph.firstToken;
  while (token < paragraph.endToken && (tokens.start[token] as number) < offset) token++;
  return token === paragraph.endToken ? paragraph.firstToken : token;
}

function sentenceOf(
  tokens: Tokens,
  firstToken: number,
  endToken: number,
  place: { readonly paragraph: number; readonly block: BlockKind },
): PreparedSentence {
  const start = tokens.start[firstToken] as number;
  const end = tokens.end[endToken - 1] as number;
  return { start, end, firstToken, endToken, ...place };
}
