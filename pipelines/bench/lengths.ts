/** Time for an article against its length, on news and on text made to be hard: it must grow no faster than the length. */
import { extract, STAGES, type Stage } from '../../src/extract.js';
import type { Models } from '../../src/models.js';
import { DEFAULT_SETTINGS } from '../../src/settings.js';

/** What is repeated to the length, by what it is. */
const PIECES: Readonly<Record<string, string>> = {
  'straight marks': '"',
  'opening marks': '“',
  'opening marks and words': '“a ',
  'marks within marks': '“‘',
  'single marks': "'",
  'quoted lines left open': '“a b c\n',
  'quotes in one line': '“It was,” he said. “And so on,” Ana Roe said. ',
  'led-in quotes': 'Coach Ana Roe: “It is so.”\n',
  'signed quotes': '“It is so.” - Ana Roe\n',
  'turns of a transcript': 'ABBOT: So it is, Ana Roe said.\nSMITH: Is it so?\n',
  capitals: 'A',
  'words in capitals': 'ABC ',
  names: 'Anna ',
  'capital words': 'Acme Corp ',
  said: 'said ',
  'short sentences': 'He said so. ',
  brackets: '(a ',
  'digits and slashes': '12/34/',
  dates: '12/06/2014 ',
  'months and days': 'Jan. 1 ',
  figures: '7 ',
  'one unbroken word': 'x',
  'full stops': '.',
  initials: 'A.',
  hyphens: 'a-',
  'short lines': 'a\n',
  addresses: 'http://',
};

type TextOf = (chars: number) => string;

export const HARD_TEXTS: Readonly<Record<string, TextOf>> = {
  'nested brackets': (chars) => '('.repeat(chars / 2) + ')'.repeat(chars / 2),
  ...Object.fromEntries(Object.entries(PIECES).map(([kind, piece]) => [kind, repeated(piece)])),
};

function repeated(piece: string): TextOf {
  return (chars) => piece.repeat(Math.ceil(chars / piece.length)).slice(0, chars);
}

export interface Growth {
  readonly chars: readonly number[];
  /** Milliseconds at each length; null where it was given up. */
  readonly ms: readonly (number | null)[];
  /** By what power of the length the time grows between the two longest; about 1 is linear. */
  readonly power: number | null;
  /** The stage that takes longest at the longest. */
  readonly slowest: Stage;
}

/** Above this the longer ones are not tried: it is plain what they would show. */
const GIVEN_UP_MS = 60_000;

export function growthOf(
  textOf: (chars: number) => string,
  lengths: readonly number[],
  models: Models,
): Growth {
  const ms: (number | null)[] = [];
  let slowest: Stage = 'prepare';
  for (const chars of lengths) {
    if ((ms.at(-1) ?? 0) === null || (ms.at(-1) ?? 0)! > GIVEN_UP_MS) {
      ms.push(null);
      continue;
    }
    const best = fastestOf(textOf(chars), models);
    slowest = best.slowest;
    ms.push(best.ms);
  }
  const [before, last] = ms.slice(-2);
  const ratio = lengths.at(-1)! / lengths.at(-2)!;
  const power = before && last ? Math.log(last / before) / Math.log(ratio) : null;
  return { chars: lengths, ms, power, slowest };
}

function fastestOf(text: string, models: Models): { ms: number; slowest: Stage } {
  let best = { ms: Infinity, slowest: STAGES[0] as Stage };
  for (let round = 0; round < 2; round++) {
    const times = new Map<Stage, number>();
    const started = performance.now();
    let last = started;
    extract({ id: 'a', text, publishedAt: '2025-03-14' }, models, DEFAULT_SETTINGS, (stage) => {
      times.set(stage, performance.now() - last);
      last = performance.now();
    });
    const ms = last - started;
    const [slowest] = [...times].sort((a, b) => b[1] - a[1])[0]!;
    if (ms < best.ms) best = { ms, slowest };
    if (ms > GIVEN_UP_MS / 10) break;
  }
  return best;
}
