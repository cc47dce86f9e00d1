/** Printed sources whose span took in too much or too little: "I hope in May the town", "an essay on salt —". */
import { POS, type Prepared } from '../../prepare/prepared.js';
import { keptByWord } from '../../prepare/word-facts.js';
import { wordText } from '../../prepare/words.js';
import { typeAt, type Story } from '../entities/story.js';
import { wordLists } from '../word-lists.js';
import { mentionBefore } from './candidates.js';
import { personAt, type TokenRange } from './phrase-heads.js';

const { isSubjectPronoun } = wordLists({ isSubjectPronoun: 'i he she we they it' });
const isDash = keptByWord((word) => /^(?:-{2,}|—|–)$/.test(wordText(word)));
const ASIDE_TOKENS = 40;

/** The source that was meant: the subject of a clause, the name before an aside between dashes; else as it is. */
export function repairedSource(prepared: Prepared, story: Story, source: TokenRange): TokenRange {
  return subjectOfClause(prepared, story, source) ?? beforeAside(prepared, story, source) ?? source;
}

/** "I hope in May the town", "The Harbour Council is the body": who does it; null where no verb follows a pronoun or name. */
function subjectOfClause(prepared: Prepared, story: Story, { first, end }: TokenRange): TokenRange | null {
  const { tokens } = prepared;
  if (end - first < 3 || endsInPerson(prepared, story, end)) return null;
  const second = tokens.pos[first + 1];
  if (isSubjectPronoun(tokens.word[first]!))
    return second === POS.VERB || second === POS.AUX ? { first, end: first + 1 } : null;
  const mention = story.mentionAt[first + (tokens.pos[first] === POS.DET ? 1 : 0)]!;
  if (mention < 0) return null;
  const { endToken } = story.mentions[mention]!;
  return endToken + 1 < end && tokens.pos[endToken] === POS.AUX ? { first, end: endToken } : null;
}

/** "Mara Lowe — author of “Salt”, a history of the coast — said": the name before the aside that the source closes. */
function beforeAside(prepared: Prepared, story: Story, { first, end }: TokenRange): TokenRange | null {
  const { tokens, sentences } = prepared;
  const closes = isDash(tokens.word[end - 1]!) || (end < tokens.count && isDash(tokens.word[end]!));
  if (!closes) return null;
  const { firstToken } = sentences[tokens.sentence[first]!]!;
  for (let i = first - 1; i > firstToken && i > first - ASIDE_TOKENS; i--) {
    if (!isDash(tokens.word[i]!)) continue;
    const mention = mentionBefore(story, i);
    if (mention < 0 || story.mentions[mention]!.endToken !== i || typeAt(story, mention) !== 'person')
      return null;
    return { first: story.mentions[mention]!.firstToken, end: i };
  }
  return null;
}

/** "We have Ana Roe,": the person is who speaks. */
function endsInPerson({ tokens }: Prepared, story: Story, end: number): boolean {
  const last = tokens.pos[end - 1] === POS.PUNCT ? end - 2 : end - 1;
  return personAt(story, last) >= 0;
}
