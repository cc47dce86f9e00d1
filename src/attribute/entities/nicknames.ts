/** English short forms of first names; each row's first word is the full name. Our own list of common knowledge. */
const ROWS = `
alexander alex sandy|alexandra alex sandra|andrew andy drew|anthony tony|barbara barb|benjamin ben|bernard bernie
catherine cathy kate katie|charles charlie chuck|christina chris tina|christine chris|christopher chris|cynthia cindy
daniel dan danny|david dave|deborah debbie deb|donald don donnie|dorothy dot|douglas doug|edward ed eddie ted
elizabeth liz beth betsy eliza|eugene gene|francis frank|frederick fred|gabriel gabe|geoffrey geoff|gerald gerry jerry
gregory greg|harold harry hal|henry hank harry|jacob jake|james jim jimmy|jeffrey jeff|jennifer jen jenny
jessica jess|john jack johnny|jonathan jon|joseph joe joey|joshua josh|judith judy|katherine kate kathy katie
kenneth ken kenny|lawrence larry|leonard len lenny|margaret maggie meg peggy|martin marty|matthew matt|michael mike mick
mitchell mitch|nathaniel nathan nate|nicholas nick|pamela pam|patricia pat patty trish|patrick pat|peter pete
philip phil|phillip phil|raymond ray|rebecca becky|richard rich rick dick|robert bob bobby rob robbie|ronald ron
samuel sam|sandra sandy|stephen steve|steven steve|stuart stu|susan sue|theodore ted teddy|theresa terry|thomas tom tommy
timothy tim|victoria vicky|vincent vince|walter walt|william bill billy will|zachary zach`;

const groupsOf = new Map<string, string[]>();
for (const row of ROWS.trim().split(/[|\n]/)) {
  const names = row.split(' ');
  const group = names[0]!;
  for (const name of names) groupsOf.set(name, [...(groupsOf.get(name) ?? []), group]);
}

/** The full names that a lower-case first name can be short for, itself among them where it is one. */
export function shortNameGroups(name: string): readonly string[] {
  return groupsOf.get(name) ?? NONE;
}

const NONE: readonly string[] = [];

/** True where two lower-case first names can be one person's: the same, an initial, or a usual short form. */
export function sameFirstName(a: string, b: string): boolean {
  if (a === b) return true;
  if (isInitialOf(a, b) || isInitialOf(b, a)) return true;
  const groups = groupsOf.get(a);
  const others = groupsOf.get(b);
  return groups !== undefined && others !== undefined && groups.some((group) => others.includes(group));
}

function isInitialOf(initial: string, name: string): boolean {
  return /^\p{L}\.?$/u.test(initial) && initial[0] === name[0];
}
