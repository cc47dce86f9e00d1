/**
 * Turns a tokenised gold article (a space between all tokens, a sentence a line) into text as newsrooms print it:
 * punctuation joined to its word, several sentences a line, no full stop after the headline; in half of the articles
 * curly marks and long dashes, in a quarter headings in title case, in half a full stop after "Corp" and its like.
 * Names keep their tokens, so their offsets follow.
 */
import { randomFrom, type Random } from '../random.js';
import type { GoldArticle, GoldName } from './gold.js';

interface Style {
  readonly random: Random;
  readonly curly: boolean;
  /** "Corp." for "Corp". */
  readonly dotted: boolean;
}

const JOINS_LEFT = /^(?:[.,;:?!%)\]]|'s|'S|'|n't|'re|'ve|'ll|'d|'m|\.\.\.)$/;
const JOINS_RIGHT = /^[([$#]$/;
/** Words that many newsrooms shorten with a full stop, and the Reuters of the corpus without. */
const SHORTENED = /^(?:Inc|Corp|Co|Cos|Ltd|Bros|Jr|Sr|Mr|Mrs|Dr|St)$/;
/** A sentence that ends so may be followed by another on the same line. */
const CLOSES = /[.?!"”]$/;

/** The same article, seed and style give the same text. */
export function detokenise(article: GoldArticle, seed: number): GoldArticle {
  const random = randomFrom(seed);
  const style: Style = { random, curly: random() < 0.5, dotted: random() < 0.5 };
  const retitle = random() < 0.25;
  let text = '';
  const moved: Moved[] = [];
  const sentences: { start: number; end: number }[] = [];
  article.sentences.forEach((sentence, index) => {
    const previous = article.sentences[index - 1];
    if (previous) text += separator(article.text.slice(previous.end, sentence.start), text, style);
    const line = article.text.slice(sentence.start, sentence.end);
    const heading = retitle && isHeading(line);
    const start = text.length;
    text = joinTokens(line, { from: sentence.start, text, heading, headline: index === 0, style }, moved);
    sentences.push({ start, end: text.length });
  });
  return { id: article.id, text, sentences, entities: moveNames(article.entities, moved) };
}

/** Where a token was, and where it is now. */
interface Moved {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly start: number;
  readonly end: number;
}

function separator(gap: string, before: string, { random }: Style): string {
  return gap === '\n' && CLOSES.test(before) && random() < 0.6 ? ' ' : gap;
}

function isHeading(line: string): boolean {
  return line.split(' ').length >= 4 && !/\p{Ll}/u.test(line);
}

interface Line {
  readonly from: number;
  readonly text: string;
  /** A line of capitals to be printed in title case. */
  readonly heading: boolean;
  readonly headline: boolean;
  readonly style: Style;
}

function joinTokens(
  line: string,
  { from, text: before, heading, headline, style }: Line,
  moved: Moved[],
): string {
  const tokens = line.split(' ');
  let text = before;
  let offset = from;
  let glue = true;
  let open = false;
  tokens.forEach((token, k) => {
    const last = k === tokens.length - 1;
    const printed = isSilent(token, { text, last, headline })
      ? ''
      : print(heading ? titleCase(token) : token, open, style);
    const closing = token === '"' && open;
    if (printed !== '' && !glue && !closing && !JOINS_LEFT.test(token) && printed !== '—') text += ' ';
    if (printed === '.' && SHORTENED.test(/\p{L}*$/u.exec(text)?.[0] ?? '')) lengthenLast(moved);
    moved.push({
      oldStart: offset,
      oldEnd: offset + token.length,
      start: text.length,
      end: text.length + printed.length,
    });
    text += printed;
    glue = JOINS_RIGHT.test(token) || (token === '"' && !open) || printed === '—';
    if (token === '"') open = !open;
    offset += token.length + 1;
  });
  return text;
}

/** A full stop that is not printed: after the headline, and after a word that ends with one already. */
function isSilent(
  token: string,
  { text, last, headline }: { text: string; last: boolean; headline: boolean },
): boolean {
  return token === '.' && (text.endsWith('.') || (last && headline));
}

/** The full stop of a sentence that ends with "Corp" belongs to that word when it is printed. */
function lengthenLast(moved: Moved[]): void {
  const word = moved.pop();
  if (word) moved.push({ ...word, end: word.end + 1 });
}

function print(token: string, open: boolean, { curly, dotted }: Style): string {
  if (dotted && SHORTENED.test(token)) return `${token}.`;
  if (!curly) return token;
  if (token === '"') return open ? '”' : '“';
  if (token === '--') return '—';
  return token.replace(/'/g, '’');
}

function titleCase(token: string): string {
  return token.length > 3 || !/^\p{Lu}+$/u.test(token)
    ? token.replace(/\p{Lu}+/gu, (run) => run.charAt(0) + run.slice(1).toLowerCase())
    : token;
}

function moveNames(names: readonly GoldName[], moved: readonly Moved[]): GoldName[] {
  const starts = new Map(moved.map((token) => [token.oldStart, token.start]));
  const ends = new Map(moved.map((token) => [token.oldEnd, token.end]));
  return names.flatMap(({ type, start, end }) => {
    const newStart = starts.get(start);
    const newEnd = ends.get(end);
    return newStart === undefined || newEnd === undefined ? [] : [{ type, start: newStart, end: newEnd }];
  });
}
