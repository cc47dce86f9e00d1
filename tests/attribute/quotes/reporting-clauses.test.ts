import { expect, test } from 'vitest';
import { extract } from '../../../src/extract.js';
import { loadModels } from '../../../src/models.js';

const models = loadModels();

/** Each quote as "speaker, act: words". */
function said(text: string): string[] {
  return extract({ id: 'a', text }, models).quotes.map(
    ({ speaker, act, text: words }) => `${speaker?.name ?? 'nobody'}, ${act}: ${words}`,
  );
}

test('words before another’s reporting clause are the other’s, though they follow the first one’s', () => {
  expect(
    said(
      'Sen. Wade Coker asked Todd Farnham about his pay. "I don\'t have that number in front of me," Farnham said. "I do," Coker shot back. "It\'s $23 million."',
    ).slice(-2),
  ).toEqual([
    "Todd Farnham, speech: I don't have that number in front of me,",
    "Wade Coker, speech: I do, It's $23 million.",
  ]);
});

test('a clause that the tagger does not see still tells who cried out', () => {
  expect(said('Rain fell.\n\n"I didn\'t do it," the defendant shouted as officers led him away.')).toEqual([
    "the defendant, speech: I didn't do it,",
  ]);
});

test.each(['Per Lund', 'Will Carter'])('a name is a name though its words are others: %s', (name) => {
  expect(said(`The inquiry opened on Monday. “That’s rubbish,” snapped ${name}.`)).toEqual([
    `${name}, speech: That’s rubbish,`,
  ]);
});

test('who says it may be told in an apposition before the verb', () => {
  expect(
    said(
      'The dispatcher answered at 2 a.m.\n\n"There\'s a man in my kitchen," the caller, later identified as Della Munro, says.',
    ),
  ).toEqual(["Della Munro, speech: There's a man in my kitchen,"]);
});

test('a dateline is no part of whoever the report opens with', () => {
  expect(said('LONDON — The mayor of Harrow Vale, Priya Raman, said the lanes would stay.')).toEqual([
    'Priya Raman, speech: the lanes would stay',
  ]);
});

test.each([
  [
    'BEIJING, March 2 (Xinhua) -- China will further open its services sector this year, Vice Premier Liu Wenhai said here Monday.',
    'Liu Wenhai, speech: China will further open its services sector this year',
  ],
  [
    "SEOUL (Reuters) - North Korea fired two missiles into the sea on Thursday, South Korea's military said, hours after a drill.",
    "South Korea's military, speech: North Korea fired two missiles into the sea on Thursday",
  ],
  [
    "OSLO (Reuters) - Norway's wealth fund lost 2% in the third quarter, it said on Tuesday, as bond prices fell.",
    "Norway's wealth fund, speech: Norway's wealth fund lost 2% in the third quarter",
  ],
])('a report may end in who said it: %s', (text, quote) => {
  expect(said(text)).toEqual([quote]);
});

test.each([
  [
    '“Closed until further notice,” reads a sign on the door.',
    'a sign on the door, speech: Closed until further notice,',
  ],
  ['“Gone fishing,” read a note on the door.', 'a note, speech: Gone fishing,'],
])('a thing may be what says it: %s', (sentence, quote) => {
  expect(said(`The inquiry opened on Monday. ${sentence}`)).toEqual([quote]);
});

test('whose claim it is, is who says it', () => {
  expect(said('The minister’s claim that the ferry was safe has angered islanders.')[0]).toMatch(
    /^The minister, speech: the ferry was safe/,
  );
});

test('what a court hears is said there; what a man hears, he thinks', () => {
  expect(said('The court heard that Lund had stolen £4,000.')).toEqual([
    'The court, speech: Lund had stolen £4,000',
  ]);
  expect(said('The captain heard that the ferry had sunk.')).toEqual([
    'The captain, thought: the ferry had sunk',
  ]);
});

test('whoever a sentence is about did not ask what it opens with', () => {
  expect(said('Rain fell. Asked whether he would sell the boat, Paul Drury laughed.')).toEqual([
    'nobody, speech: whether he would sell the boat',
  ]);
  expect(said('Rain fell. Asked by Ida Quist whether he would sell the boat, Paul Drury laughed.')).toEqual([
    'Ida Quist, speech: whether he would sell the boat',
  ]);
});
