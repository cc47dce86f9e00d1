/** What kind of organization a name says it is: by its tell-tale words, first rule that matches. */

export type OrganizationSubtype = 'company' | 'agency' | 'government' | 'party' | 'team' | 'media' | 'school';

interface SubtypeRule {
  readonly subtype: OrganizationSubtype;
  /** Words of which the name ends with one ("Acme Inc."), has one anywhere, or that are the whole name. */
  readonly last?: string;
  readonly anywhere?: string;
  readonly whole?: string;
  /** A name that the rule is there for. */
  readonly example: string;
}

/** Order matters: "Columbia University Press" is media before it is a school. Words are in lower case, without stops. */
export const SUBTYPE_RULES: readonly SubtypeRule[] = [
  {
    subtype: 'company',
    last: 'inc incorporated corp corporation co company ltd limited llc llp plc ag gmbh nv sa se spa oyj ab asa holdings holding',
    example: 'Northwind Traders Inc.',
  },
  {
    subtype: 'media',
    last: 'times post journal news tribune herald gazette press radio tv television magazine broadcasting wire newspaper newspapers guardian telegraph observer chronicle courier dispatch examiner inquirer globe mirror review weekly',
    example: 'Harbor City Tribune',
  },
  {
    subtype: 'media',
    whole:
      'reuters bloomberg cnn bbc nbc cbs abc msnbc cnbc npr pbs afp tass xinhua kcna breitbart politico buzzfeed ap espn dpa upi axios vox',
    example: 'BBC',
  },
  {
    subtype: 'school',
    anywhere: 'university college school institute academy polytechnic université universität universidad',
    example: 'University of Westport',
  },
  {
    subtype: 'party',
    last: 'party democrats republicans greens labour socialists conservatives tories coalition front',
    example: 'Reform Party',
  },
  { subtype: 'party', whole: 'labour gop dnc rnc snp ukip cdu spd anc likud fatah hamas', example: 'GOP' },
  {
    subtype: 'team',
    last: 'fc cf united rovers wanderers athletic town albion hotspur yankees mets dodgers giants lakers celtics bulls knicks patriots cowboys packers eagles tigers lions bears hawks sox rangers rockets warriors raiders broncos steelers bruins canucks',
    example: 'Dunmore Rovers',
  },
  { subtype: 'team', anywhere: 'fc afc cricket rugby', example: 'FC Brunnen' },
  {
    subtype: 'government',
    anywhere:
      'ministry parliament senate congress government cabinet council assembly court tribunal treasury pentagon kremlin house legislature knesset bundestag duma commission army navy police',
    example: 'Ministry of Fisheries',
  },
  {
    subtype: 'agency',
    anywhere: 'agency bureau administration authority department office service board reserve directorate',
    example: 'Coastal Survey Agency',
  },
  {
    subtype: 'agency',
    whole: 'fbi cia nsa nasa epa fda irs sec fcc faa ftc doj dhs fema cdc nih mi5 mi6 usda noaa osha',
    example: 'FBI',
  },
  {
    subtype: 'company',
    last: 'group bank airlines airways motors industries systems technologies pharmaceuticals energy oil petroleum electric electronics partners capital securities insurance entertainment studios pictures records foods stores brothers enterprises',
    example: 'Meridian Airlines',
  },
];

/** By word: the first rule that it meets in each way, or RULES where none. */
interface FirstRules {
  readonly last: number;
  readonly anywhere: number;
  readonly whole: number;
}

const RULES = SUBTYPE_RULES.length;
const FIRST_RULES: ReadonlyMap<string, FirstRules> = firstRules();

function firstRules(): Map<string, FirstRules> {
  const found = new Map<string, FirstRules>();
  SUBTYPE_RULES.forEach((rule, index) => {
    for (const way of ['last', 'anywhere', 'whole'] as const)
      for (const word of rule[way]?.split(' ') ?? []) {
        const known = found.get(word) ?? { last: RULES, anywhere: RULES, whole: RULES };
        found.set(word, { ...known, [way]: Math.min(known[way], index) });
      }
  });
  return found;
}

/** The kind of organization, or undefined where the name does not say. */
export function organizationSubtype(name: string): OrganizationSubtype | undefined {
  const lower = name.toLowerCase();
  const words = isPlain(lower) ? lower.split(' ') : lower.replaceAll('.', '').split(/[^\p{L}\p{N}]+/u);
  let first = RULES;
  let count = 0;
  let last: FirstRules | undefined;
  for (const word of words) {
    if (word === '' || word === 'the') continue;
    count++;
    last = FIRST_RULES.get(word);
    if (last) first = Math.min(first, last.anywhere);
  }
  if (last) first = Math.min(first, last.last, count === 1 ? last.whole : RULES);
  return SUBTYPE_RULES[first]?.subtype;
}

/** Unaccented letters and spaces alone. */
function isPlain(lower: string): boolean {
  for (let i = 0; i < lower.length; i++) {
    const code = lower.charCodeAt(i);
    if (code !== 32 && (code < 97 || code > 122)) return false;
  }
  return true;
}
