/**
 * Training articles in other publishers' styles, so that the tagger leans on what a quotation is and not on how one
 * corpus prints it. Each style is a list of edits; annotated spans move with the text.
 */
import type { GoldArticle, GoldQuote } from './gold.js';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Style = (text: string) => Edit[];

const edits = (text: string, pattern: RegExp, replace: (match: RegExpExecArray) => string): Edit[] =>
  [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: replace(match as RegExpExecArray),
  }));

const OPENING = /(?<![\p{L}\p{N}.,!?])["“](?=\S)/gu;
const CLOSING = /(?<=\S)["”]/gu;

export const STYLES: Readonly<Record<string, Style>> = {
  /** ,” he said -> ”, he said */
  outsidePunctuation: (text) => edits(text, /([,.])(["”])/g, ([, stop, mark]) => mark! + stop!),
  britishMarks: (text) => [...edits(text, OPENING, () => '‘'), ...edits(text, CLOSING, () => '’')],
  straightSingleMarks: (text) => edits(text, /["“”]/g, () => "'"),
  noMarks: (text) => edits(text, /["“”]/g, () => ''),
  unclosed: (text) => edits(text, /["”](?=\s*$)/gm, () => ''),
  /** Two paragraphs become one. */
  longParagraphs: (text) =>
    edits(text, /([.!?]["”]?)[^\S\n]*\n+(?=[A-Z])/g, ([all, stop]) =>
      all!.length % 2 === 0 ? all! : `${stop} `,
    ),
  agency: (text) => edits(text, /["“”]/g, ([mark]) => (mark === '“' ? '``' : mark === '”' ? "''" : '"')),
};

/** The article in a style, under a name of its own. */
export function restyle(article: GoldArticle, style: string): GoldArticle {
  const changes = STYLES[style]!(article.text)
    .sort((a, b) => a.start - b.start)
    .filter((edit, i, all) => i === 0 || edit.start >= all[i - 1]!.end);
  let text = '';
  let from = 0;
  const moved = new Int32Array(article.text.length + 1);
  for (const { start, end, text: replacement } of changes) {
    for (let k = from; k <= start; k++) moved[k] = text.length + k - from;
    text += article.text.slice(from, start);
    for (let k = start + 1; k < end; k++) moved[k] = text.length;
    text += replacement;
    from = end;
  }
  for (let k = from; k <= article.text.length; k++) moved[k] = text.length + k - from;
  text += article.text.slice(from);
  const move = (spans: GoldQuote['cue']): GoldQuote['cue'] =>
    spans.map(([start, end]) => [moved[start]!, moved[end]!] as const).filter(([start, end]) => start < end);
  return {
    id: `${article.id} ${style}`,
    text,
    quotes: article.quotes.map(({ content, cue, source }) => ({
      content: move(content),
      cue: move(cue),
      source: move(source),
    })),
  };
}
