/** Web addresses within text. */

/** Endings by which a name with a full stop in it is taken for an address ("Example.com"), not a missing space. */
const TOP_LEVEL = new Set(
  'com org net edu gov mil int info biz io tv co uk us eu fm ly me news ca de fr au in cn jp ru ie nz za ch nl'.split(
    ' ',
  ),
);
const LONGEST_TOP_LEVEL = 4;

/** True where "http", "https" or "ftp" ends at a colon with two slashes after it. */
export function startsUrl(text: string, from: number, colon: number): boolean {
  if (!text.startsWith('//', colon + 1) || colon - from > 5) return false;
  const scheme = text.slice(from, colon).toLowerCase();
  return scheme === 'http' || scheme === 'https' || scheme === 'ftp';
}

/** The end of the address that goes on at `at`: its sentence's punctuation left out. */
export function endOfUrl(text: string, at: number): number {
  const stop = /[\s"<>“”‘’«»—\u200b]/g;
  stop.lastIndex = at;
  let end = stop.exec(text)?.index ?? text.length;
  while (end > at + 1 && /[.,;:!?)\]}'…]/.test(text[end - 1] as string)) end--;
  return end;
}

/** The end of the top-level domain at `at`, or -1. */
export function endOfTopLevelDomain(text: string, at: number): number {
  const letters = /[a-z]{2,5}(?![\p{L}\p{N}_])/uy;
  letters.lastIndex = at;
  if (!letters.test(text) || letters.lastIndex - at > LONGEST_TOP_LEVEL) return -1;
  return TOP_LEVEL.has(text.slice(at, letters.lastIndex)) ? letters.lastIndex : -1;
}
