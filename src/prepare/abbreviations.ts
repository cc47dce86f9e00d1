/**
 * Abbreviations that are printed with a full stop, as newspapers use them. Own list, after the style guides of
 * the large agencies.
 */

/** Titles before a name: never the end of a sentence. */
const TITLES =
  'Mr Mrs Ms Dr Messrs Mmes Prof Rev Fr Hon Sen Sens Rep Reps Gov Govs Gen Lt Col Maj Capt Cmdr Cpl Sgt Pvt Adm Brig Cdr ' +
  'Insp Supt Det Amb Pres Atty Sr Sra Mme Mlle St Ste Ft Mt';

/** Between other words: the sentence goes on. */
const INNER = 'vs viz cf eg ie al approx ca Asst Assoc Dept Univ Intl Natl incl';

/** After a name or a number: the sentence may end here. */
const FINAL =
  'Inc Corp Co Cos Ltd Bros Plc LLC LLP Pty Jr Snr Jnr Esq etc Ave Blvd Rd Bldg ' +
  'Ala Ariz Ark Calif Colo Conn Del Fla Ga Ind Kan Kans Ky Md Mich Minn Mo Mont Neb Nebr Nev Okla Ore Penn Pa Tenn ' +
  'Tex Va Vt Wis Wisc Wyo Ont Que';

/** Abbreviations only before a number ("No. 10", "Mar. 3"): elsewhere words of their own. */
const BEFORE_NUMBER =
  'No Nos no nos Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Art Fig fig Vol vol Ch Sec p pp pg para';

/** As months they are abbreviations before anything. */
const MONTHS = 'Jan Feb Aug Sept Oct Nov Dec';

/** Words whose abbreviation is a word as well: only before a comma ("Boston, Mass., ..."). */
const BEFORE_COMMA = 'Mass Ill Wash Miss La Me';

type Abbreviation = 'title' | 'inner' | 'final' | 'month' | 'before-number' | 'before-comma';

const kinds = new Map<string, Abbreviation>();
for (const [kind, words] of [
  ['before-comma', BEFORE_COMMA],
  ['before-number', BEFORE_NUMBER],
  ['month', MONTHS],
  ['final', FINAL],
  ['inner', INNER],
  ['title', TITLES],
] as const) {
  for (const word of words.split(' ')) kinds.set(word, kind);
}

export const LONGEST_ABBREVIATION = Math.max(...Array.from(kinds.keys(), (word) => word.length));

/** What kind of abbreviation the word is when a full stop follows it. */
export function abbreviationKind(word: string): Abbreviation | undefined {
  return kinds.get(word);
}
