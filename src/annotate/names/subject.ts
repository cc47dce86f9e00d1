/**
 * What an article is about, as far as names care: in sport a city is a team and a table is full of them, in business a
 * surname is a firm. Told by the share of its words that belong to the subject's vocabulary.
 */
import type { Tokens } from '../../prepare/prepared.js';
import { SUBJECT_MASK, SUBJECT_SHIFT } from './spellings.js';

const VOCABULARY = {
  sport:
    'game games match matches season seasons league leagues team teams coach coaches player players goal goals scored score scores scoring striker midfielder defender goalkeeper fullback winger penalty referee tournament championship championships champion champions cup final finals semifinal semifinals quarterfinal quarterfinals playoff playoffs medal medals race races lap laps rider riders driver drivers inning innings wicket wickets batsman batsmen bowler bowlers overs homer homers homered pitcher pitched batted quarterback touchdown touchdowns rushing yards rebounds dunk tries rugby cricket soccer football basketball baseball tennis golf hockey boxing cycling athletics swimming seeded seed sets birdie birdies bogey fairway putt halftime overtime standings fixtures stadium fans club clubs squad title titles defeated beat unbeaten',
  business:
    'shares share stock stocks profit profits revenue revenues earnings dividend dividends market markets bank banks bond bonds yield yields investors investor analyst analysts company companies shareholder shareholders merger acquisition takeover bid quarter quarterly fiscal turnover sales traders trading trader futures index billion million percent bourse dealers dealer currency currencies dollar exports imports inflation rates tonnes barrel barrels crude refinery output subsidiary stake chairman outlook forecast losses loss costs pct',
} as const;

/** Per mille of the words that make a subject likely, and sure. */
const LIKELY = 15;
const SURE = 45;

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const SPORT = wordsOf(VOCABULARY.sport);
const BUSINESS = wordsOf(VOCABULARY.business);

/** A word's part in the subjects: 1 sport, 2 business, 0 neither. */
export function subjectOfWord(text: string): number {
  return SPORT.has(text) ? 1 : BUSINESS.has(text) ? 2 : 0;
}

/**
 * How much sport (low two bits) and business (the two above) is in an article: 0 none, 1 some, 2 likely, 3 sure.
 *
 * @param looks of the tokens, see spellings.ts
 */
export function subjectOf(tokens: Tokens, looks: Int32Array): number {
  let sport = 0;
  let business = 0;
  for (let i = 0; i < tokens.count; i++) {
    const subject = (looks[i]! >> SUBJECT_SHIFT) & SUBJECT_MASK;
    if (subject === 1) sport++;
    else if (subject === 2) business++;
  }
  return degree(sport, tokens.count) | (degree(business, tokens.count) << 2);
}

function degree(words: number, tokens: number): number {
  const share = (1000 * words) / Math.max(1, tokens);
  return words < 2 ? 0 : share < LIKELY ? 1 : share < SURE ? 2 : 3;
}
