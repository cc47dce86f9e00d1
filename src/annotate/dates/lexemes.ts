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

/** Parallel columns of length `count`. `flags` are bits of CLASS; `value` is the number a lexeme stands for, or NaN. */
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

export function emptyLexemes(text: string, length: number): Lexemes {
  return {
    text,
    count: 0,
    start: new Int32Array(length),
    end: new Int32Array(length),
    term: new Int32Array(length),
    flags: new Int32Array(length),
    value: new Float64Array(length),
    token: new Int32Array(length),
    gap: new Uint8Array(length),
    numerics: [],
  };
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly token: number;
  readonly gap: number;
}

interface Reading {
  readonly term: number;
  readonly flags: number;
  readonly value: number;
}

/** Appends a lexeme. */
export function push(to: Lexemes, place: Place, reading: Reading): void {
  const i = to.count++;
  to.start[i] = place.start;
  to.end[i] = place.end;
  to.token[i] = place.token;
  to.gap[i] = place.gap;
  to.term[i] = reading.term;
  to.flags[i] = reading.flags;
  to.value[i] = reading.value;
}

/** Appends pieces `first` to `last` of `raw` as one lexeme. */
export function pushMerged(raw: Lexemes, first: number, last: number, to: Lexemes, reading: Reading): void {
  const start = raw.start[first] as number;
  const end = raw.end[last] as number;
  push(to, { start, end, token: raw.token[first] as number, gap: raw.gap[first] as number }, reading);
}
