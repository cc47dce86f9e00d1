/**
 * The text as lexemes: words, figures, signs, and the small phrases that are read as one (numbers, clock times,
 * numeric dates, abbreviations with their stop).
 */

/** How a lexeme stands to the one before it. */
export const GAP = { tight: 0, space: 1, break: 2 } as const;

/** A date in figures: its parts in the order printed. */
export interface NumericDate {
  readonly parts: readonly [number, number, number];
  /** The year comes first, so that the order is not in doubt. */
  readonly yearFirst: boolean;
}

/** Parallel columns, `count` of which are in use. `flags` are bits of CLASS; `value` is the number a lexeme stands for, or NaN. */
export interface Lexemes {
  readonly text: string;
  count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly term: Int32Array;
  readonly flags: Int32Array;
  readonly value: Float64Array;
  /** Index of the token it begins in. */
  readonly token: Int32Array;
  readonly gap: Uint8Array;
  /** Numeric dates; the `value` of a `numeric` lexeme is an index into them. */
  readonly numerics: NumericDate[];
}

/** Looks beyond the last lexeme find this many that are no word, after a blank line. */
const MARGIN = 16;

function newColumns(length: number) {
  return {
    start: new Int32Array(length),
    end: new Int32Array(length),
    term: new Int32Array(length),
    flags: new Int32Array(length),
    value: new Float64Array(length),
    token: new Int32Array(length),
    gap: new Uint8Array(length),
  };
}

/** Columns for texts of up to `KEPT` lexemes are used again and again. */
const KEPT = 2 ** 16;

/** Makes room for the lexemes of one text after another: each holds until the next. */
export function lexemeRoom(): (text: string, length: number) => Lexemes {
  let kept = newColumns(2 ** 12);
  return (text, length) => {
    const needed = length + MARGIN;
    if (needed > kept.gap.length && needed <= KEPT) kept = newColumns(Math.min(KEPT, 2 * needed));
    const columns = needed > KEPT ? newColumns(needed) : kept;
    return { text, count: 0, ...columns, numerics: [] };
  };
}

/** Ends the columns: what stands there is left of another text. */
export function close(lexemes: Lexemes): Lexemes {
  const { count, start, end, term, flags, value, gap } = lexemes;
  start.fill(0, count, count + MARGIN);
  end.fill(0, count, count + MARGIN);
  term.fill(0, count, count + MARGIN);
  flags.fill(0, count, count + MARGIN);
  value.fill(NaN, count, count + MARGIN);
  gap.fill(GAP.break, count, count + MARGIN);
  return lexemes;
}

/** What a lexeme is taken for. */
export interface Reading {
  readonly term: number;
  readonly flags: number;
  readonly value: number;
}

/** Appends pieces `first` to `last` of `raw` as one lexeme. */
export function pushMerged(raw: Lexemes, first: number, last: number, to: Lexemes, reading: Reading): void {
  const n = to.count++;
  to.start[n] = raw.start[first] as number;
  to.end[n] = raw.end[last] as number;
  to.token[n] = raw.token[first] as number;
  to.gap[n] = raw.gap[first] as number;
  to.term[n] = reading.term;
  to.flags[n] = reading.flags;
  to.value[n] = reading.value;
}
