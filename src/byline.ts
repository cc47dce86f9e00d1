/** Bylines: who wrote the report, and for which agency or paper. */

interface Byline {
  readonly author: string;
  /** The agency or paper that stands after the name. */
  readonly publisher?: string;
}

const NAME_WORD = /^(?:\p{Lu}[\p{L}'’-]*\.?|de|da|del|der|den|di|la|le|van|von|bin|ibn|al|el|y)$/u;
const NO_NAME =
  /^(?:a|all|an|and|any|at|early|far|in|it|land|late|law|mid|my|next|no|now|on|one|our|some|that|the|then|this|those|two|way|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december)$/i;
const AGENCY =
  /^(?:the )?(?:associated press|ap|reuters|afp|agence france-presse|upi|united press international|bloomberg(?: news)?|xinhua|kyodo(?: news)?|dpa|efe|ansa|tass|interfax|itar-tass|cnn|bbc(?: news)?|pa|press association|canadian press|cp|aap|pti|ians|ani|new york times|washington post|guardian|npr|usa today)$/i;
const JOB = /\b(?:correspondent|reporter|editor|writer|columnist|staff|contributor|bureau)\b/i;

/** "By Jane Roe", "By JANE ROE and John Doe, Associated Press", "Jane Roe, staff writer": names and nothing else. */
export function parseByline(line: string): Byline | null {
  if (line.length > 140 || /[?!"“”:;]/.test(line) || /\d/.test(line.slice(0, 12))) return null;
  const marked = /^(?:written )?by\s+/i.exec(line);
  const [names = '', ...rest] = line
    .slice(marked?.[0].length ?? 0)
    .split(/\s*[,|•·]\s*|\s+[-–—]\s+|\s+(?:of|for|in)\s+/);
  const after = rest.filter((part) => part && !/^(?:and|with)\b/i.test(part));
  const agency = after.find((part) => AGENCY.test(part));
  if (!marked && !(agency ?? after.find((part) => JOB.test(part) && part.length < 40))) return null;
  if (/\.$/.test(line) && !/\b(?:\p{Lu}|Jr|Sr)\.$/u.test(line)) return null;
  const house = marked && AGENCY.test(names.replace(/\s+staff$/i, ''));
  if (!house && (!isNames(names, after.length > 0) || !after.every(isBylineTail))) return null;
  const publisher = house ? names.replace(/\s+staff$/i, '') : agency;
  return publisher === undefined ? { author: names } : { author: names, publisher };
}

function isNames(text: string, followed: boolean): boolean {
  return text.split(/\s+(?:and|with|&)\s+/i).every((name) => {
    const words = name.split(/\s+/);
    const shaped = words.every((word) => NAME_WORD.test(word) && !NO_NAME.test(word));
    const enough = words.length >= 2 || (followed && words[0]!.length > 2);
    return shaped && enough && words.length <= 5 && /^\p{Lu}/u.test(name);
  });
}

/** What may follow the names: an agency, a job, more names, a place, a date. */
function isBylineTail(part: string): boolean {
  if (AGENCY.test(part) || JOB.test(part)) return part.length < 60;
  if (/\d/.test(part))
    return /^(?:\p{Lu}\p{L}+\.?\s)?\d{1,2}(?:\s\p{Lu}\p{L}+)?(?:\s\d{4})?$|^\d{4}$/u.test(part);
  return part.split(/\s+/).every((word) => NAME_WORD.test(word) || /^(?:and|of|the|for)$/.test(word));
}
