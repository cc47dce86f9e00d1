/** Datelines: the place, day and agency that open a report. */

interface Dateline {
  /** How many characters of the line it takes, the white space after its dash included. */
  readonly length: number;
  readonly agency?: string;
}

const DATELINE_DASH = /\s(?:--?|[_–—―])(?=\s|$)|\s?[—―]\s?|(?<=\))_/;
const AGENCY_IN_BRACKETS = /(?:^|\s)[(/](?<agency>\p{Lu}[\p{L}.&' -]{1,30})[)/]\s?:?$/u;
/** The party and state that follow a politician's name stand in brackets too: "(R-Texas)". */
const PARTY = /^(?:[DRI]-|(?:[DRI]|Lab|Con|SNP)$)/;
const PLACE = /^\p{Lu}[\p{L}.'’/-]*(?:[ ,]{1,2}(?:\p{Lu}[\p{L}.'’-]*|of|de|la|el|al|and))*,?$/u;
const DATELINE_DATE =
  /,?\s(?:\d{1,2}\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?:\s\d{1,2})?(?:,?\s\d{4})?,?$/i;
const NO_PLACE =
  /^(?:analysis|breaking|correction|corrected|exclusive|explainer|factbox|opinion|photos?|poll|update\s?\d?|video|watch|live)\b/i;

/**
 * The dateline that opens a paragraph: "WASHINGTON (Reuters) - ", "DES MOINES, Iowa — ", "LONDON, Dec. 7 (AFP) -- ",
 * "(CNN) ". A place without an agency must stand in capitals, and the report must follow with a capital, a figure
 * or a quotation mark.
 * @param needsAgency only a dateline that names one is taken
 */
export function parseDateline(line: string, needsAgency = false): Dateline | null {
  if (!/^[\p{Lu}(]/u.test(line)) return null;
  const alone = /^\((?<agency>CNN|AP|AFP|UPI|Reuters|BBC|CNS)\)(?:\s?(?:--?|[_–—]))?\s*/.exec(line);
  if (alone) return { length: alone[0].length, agency: alone.groups!.agency! };
  const head = line.slice(0, 100);
  if ((needsAgency && !/[(/]/.test(head)) || !/[-_–—―:]/.test(head)) return null;
  const dash = DATELINE_DASH.exec(head) ?? /(?<=^[^:]{3,60}[)/]):(?=\s)/.exec(line.slice(0, 70));
  if (!dash) return null;
  const bracketed = AGENCY_IN_BRACKETS.exec(line.slice(0, dash.index).trimEnd());
  const agency = bracketed?.groups?.agency?.trim();
  if (agency === undefined ? needsAgency : PARTY.test(agency)) return null;
  const before = (bracketed ? line.slice(0, bracketed.index) : line.slice(0, dash.index)).trimEnd();
  const place = before.replace(DATELINE_DATE, '');
  const rest = line.slice(dash.index + dash[0].length);
  const length = line.length - rest.trimStart().length;
  if (!isPlace(place, bracketed !== null) || !/^\s*(?:$|[\p{Lu}\d"“”'‘’«$€£`(])/u.test(rest)) return null;
  return agency === undefined ? { length } : { length, agency };
}

function isPlace(text: string, withAgency: boolean): boolean {
  if (text.length > 60 || text.split(/\s+/).length > 7 || !PLACE.test(text) || NO_PLACE.test(text))
    return false;
  const [town = ''] = text.split(',');
  return withAgency || (/^[\p{Lu}.'’ /-]{3,}$/u.test(town) && town.split(/\s+/).length <= 4);
}
