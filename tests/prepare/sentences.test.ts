import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/prepare/prepare.js';

function sentencesOf(text: string): string[] {
  return prepare(text).sentences.map(({ start, end }) => text.slice(start, end));
}

/** Golden rules: each text is one line, cut at the bars. */
const ENDS: readonly (readonly [rule: string, cut: string])[] = [
  ['a full stop before a capital', 'Anna left.| Ben stayed.'],
  ['question and exclamation marks', 'Why now?| Nobody knows!| It is over.'],
  ['marks run together', 'Really?!| Yes...| The end.'],
  ['a figure may start a sentence', 'The shop closed.| 22 people lost their jobs.'],
  ['a quotation mark stays with the sentence it closes', '“We won.”| “They lost.”'],
  ['so does a straight one', '"We won."| "They lost."| Then it rained.'],
  ['so do single ones', "'We won.'| 'They lost.'| ‘Good.’| It rained."],
  ['a new sentence within a quotation', '“We won.| They lost,” said Anna.| Ben nodded.'],
  ['a mark outside the full stop', 'He called it an “act of war”.| Anna disagreed.'],
  ['a mark and a bracket', 'She left (“at last.”)| Ben stayed.| (He liked it.)| So it went.'],
  ['a question within a quotation', '“Why?| Because it rained.”| Anna nodded.'],
  ['a missing space', 'Anna left.Ben stayed.'.replace('.B', '.|B')],
  ['a missing space after a quotation', '“Anna left.”Ben stayed.'.replace('”B', '”|B')],
  ['a bracket opens a sentence', 'Anna left.| [The editor agrees.]'],
  ['an abbreviated country before a pronoun', 'They moved to the U.S.| He stayed behind.'],
  ['a state before a quotation', 'She lives in Springdale, Calif.| “I like it,” she said.'],
  ['a company before an article', 'It was bought by Acme Corp.| The price was low.'],
  ['a time before a name', 'Polls closed at 8 p.m.| Quandt conceded.'],
  ['a letter at the end', 'This was plan B.| He had no other.'],
  ['"I" at the end', 'Ben left and so did I.| Anna stayed.'],
  ['"no" at the end', 'She said no.| He said yes.'],
  ['an ellipsis before a new thought', 'She waited...| Then it rained.'],
  ['a dash after the stop', '“It rained.”| — Anna Quandt.'],
  ['a name that starts small', 'Sales rose.| iPhones sold best.'],
  ['a pre-tokenised text', '" It rained . "| Ben stayed .'],
]; // prettier-ignore

const GOES_ON: readonly (readonly [rule: string, line: string])[] = [
  ['titles', 'Mr. Roe, Mrs. Doe, Dr. Quandt, Sen. Ortega, Gen. Falk and Lt. Gov. Ames met.'],
  ['initials', 'John F. Ortega, J. K. Falk and George H.W. Ames met.'],
  ['a saint', 'They met in St. Albans.'],
  ['months', 'It opened on Jan. 5 and closed on Dec. 12.'],
  ['numbers', 'See No. 10, Vol. 3 and p. 17.'],
  ['a country before a noun', 'The U.S. Senate and the U.N. Security Council met.'],
  ['a company before a verb', 'Acme Inc. said Zenith Corp. had lost.'],
  ['a company before a name', 'Shares of Acme Inc. Chairman Bob Falk rose.'],
  ['states', 'He is from Springdale, Calif., and she is from Concord, Mass., near Boston.'],
  ['a party and state', 'Ortega, D-Calif., and Ames, R-S.C., agreed.'],
  ['times', 'It starts at 5 p.m. Monday and at 6 a.m. EST.'],
  ['versus and et al.', 'The case was Roe vs. Ames et al. in court.'],
  ['decimals, times and addresses', 'It cost $1.5 million at 10.30 on example.com today.'],
  ['a question before its report', '“Why now?” Anna Quandt asked.'],
  ['a cry before its report', '"Go!" the old man shouted.'],
  ['a question before a small letter', '“Why now?” she asked.'],
  ['a stop before a small letter', '“We won.” he said.'],
  ['an ellipsis before a small letter', 'We waited ... and waited… and left.'],
  ['an ellipsis before a name', '“He is ... Ben Falk,” she said.'],
  ['a mark within a name', 'Yahoo! News and Jeb! banners were there.'],
  ['a clitic after a mark', 'Yahoo!’s board met.'],
  ['a comma after a bracket', 'She left (he said so.), then it rained.'],
  ['a numbered line', '1. Ben Falk was first.'],
  ['a lettered line', 'B. Another point is made here.'],
  ['a dateline dash', 'PORT AMES, N.H. — It rained.'.replace('PORT AMES', 'He lives in Port Ames')],
  ['headlines in title case', 'Falk Calls For Talks With U.S. And Canada'],
  ['a nickname after initials', 'They met Gov. C.L. "Sonny" Falk in town.'],
];

describe('sentences', () => {
  test.each(ENDS)('end: %s: %s', (_rule, cut) => {
    const pieces = cut.split('|').map((piece) => piece.trim());
    expect(sentencesOf(cut.replaceAll('|', ''))).toEqual(pieces);
  });

  test.each(GOES_ON)('go on: %s: %s', (_rule, line) => {
    expect(sentencesOf(line)).toEqual([line]);
  });

  test('a new line always starts a sentence, however it is written', () => {
    expect(sentencesOf('It rained\nand it snowed\r\nthen\u2028it stopped\n\n\n- one\n- two')).toEqual([
      'It rained',
      'and it snowed',
      'then',
      'it stopped',
      '- one',
      '- two',
    ]);
  });

  test('sentences know their paragraph, and tokens their sentence', () => {
    const { sentences, tokens, paragraphs } = prepare('It rained. It snowed.\nIt stopped.');
    expect(sentences.map(({ paragraph }) => paragraph)).toEqual([0, 0, 1]);
    expect([...tokens.sentence]).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2]);
    expect(paragraphs).toHaveLength(2);
  });
});
