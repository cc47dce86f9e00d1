/** What first names and nouns say about people: gender by first name, and which nouns name a person. */

export type Gender = 'male' | 'female';

export interface People {
  readonly genderOf: ReadonlyMap<string, Gender>;
  /** Lower-case nouns for people, singular and plural: "senator", "spokeswomen". */
  readonly roles: ReadonlySet<string>;
  /** Lower-case nouns for a person by where she is from: "swede", "texan". */
  readonly demonyms: ReadonlySet<string>;
  /** Lower-case names of countries, without full stops. */
  readonly countries: ReadonlySet<string>;
}

/** The form of data/lexicons/people.json: words of a list parted by spaces, countries by commas. */
export interface PeopleLists {
  readonly male: string;
  readonly female: string;
  readonly roles: string;
  readonly demonyms: string;
  readonly countries: string;
}

export function readPeople(lists: PeopleLists): People {
  const genderOf = new Map<string, Gender>();
  for (const name of lists.male.split(' ')) genderOf.set(name, 'male');
  for (const name of lists.female.split(' ')) genderOf.set(name, 'female');
  return {
    genderOf,
    roles: new Set([...lists.roles.split(' '), ...MORE_ROLES]),
    demonyms: new Set(lists.demonyms.split(' ')),
    countries: new Set(lists.countries.split(',')),
  };
}

/** Nouns for people that news uses for speakers and the lexicon lacks. */
const MORE_ROLES =
  'spokesman spokeswoman spokesperson spokesmen spokeswomen spokespeople spokespersons representative representatives chair chairperson head leader leaders minister ministers premier secretary president presidents senator senators lawmaker lawmakers governor governors mayor mayors judge judges justice prosecutor prosecutors lawyer lawyers detective officer officers official officials aide aides adviser advisers ambassador ambassadors candidate candidates nominee nominees democrat democrats republican republicans executive executives founder co-founder owner manager managers coach coaches forward winger skier sprinter striker midfielder defender goalkeeper player players captain researcher researchers scientist scientists professor professors doctor doctors nurse nurses teacher teachers student students resident residents witness witnesses victim victims survivor survivors neighbour neighbours neighbor neighbors man woman men women boy girl mother father son daughter brother sister husband wife widow widower voter voters supporter supporters opponent opponents critic critics expert experts source sources strategist strategists pollster pollsters farmer farmers fisherman fishermen worker workers engineer engineers firefighter firefighters sheriff chief superintendent sergeant lieutenant general admiral colonel major bishop pope king queen prince princess author writer artist singer actor actress director driver pilot passenger passengers tourist diplomat diplomats congressman congresswoman congressmen mp mps peer peers billionaire businessman businesswoman mogul tycoon activist activists campaigner campaigners organizer organizers organiser organisers economist economists analyst analysts historian psychologist lecturer graduate veteran veterans defendant defendants plaintiff plaintiffs suspect suspects attacker gunman hacker hackers people person parents family families friend friends colleague colleagues fans fan investors investor trader traders'.split(
    ' ',
  );
