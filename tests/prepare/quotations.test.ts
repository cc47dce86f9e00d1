import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/prepare/prepare.js';

/** Each quotation as "depth:text", with a "~" after one whose mark is missing and a ">" after one that runs on. */
function quotationsOf(text: string): string[] {
  const sign = { mark: '', missing: '~', continues: '>' };
  return prepare(text).quotations.map(
    ({ start, end, depth, close }) => `${depth}:${text.slice(start, end)}${sign[close]}`,
  );
}

const PAIRS: readonly (readonly [rule: string, text: string, ...quotations: string[]])[] = [
  ['straight', '"It rained," Anna said. "A lot."', '0:"It rained,"', '0:"A lot."'],
  ['curly', '“It rained,” Anna said. “A lot.”', '0:“It rained,”', '0:“A lot.”'],
  ['straight to curly', '"It rained,” Anna said.', '0:"It rained,”'],
  ['curly to straight', '“It rained," Anna said.', '0:“It rained,"'],
  ['closing marks on both sides', 'She said ”no” twice.', '0:”no”'],
  ['opening marks on both sides', 'She said “no“ twice.', '0:“no“'],
  ['single curly', '‘I don’t know,’ he said. ‘It rained.’', '0:‘I don’t know,’', '0:‘It rained.’'],
  ['single straight', "'I don't know,' he said. 'It rained.'", "0:'I don't know,'", "0:'It rained.'"],
  ['a possessive within single marks', "‘The pilots’ union won,’ he said.", '0:‘The pilots’ union won,’'],
  ['the same with straight ones', "'The pilots' union won,' he said.", "0:'The pilots' union won,'"],
  ['a dropped g within single marks', "'We're dancin' now,' he said.", "0:'We're dancin' now,'"],
  ['guillemets', 'She said «oui» and »ja«.', '0:«oui»', '0:»ja«'],
  ['low marks', 'She said „ja“ and „nein”.', '0:„ja“', '0:„nein”'],
  ['wire-copy marks', "``It rained,'' she said. ``A lot.''", "0:``It rained,''", "0:``A lot.''"],
  ['two apostrophes on both sides', "''It rained,'' she said. ''A lot.''", "0:''It rained,''", "0:''A lot.''"],
  ['single within double', '"He said \'no\' to me," she said.', '0:"He said \'no\' to me,"', "1:'no'"],
  ['double within single', '‘He said “no” to me,’ she said.', '0:‘He said “no” to me,’', '1:“no”'],
  ['three deep', '“We call it ‘the “best” day’ here.”', '0:“We call it ‘the “best” day’ here.”', '1:‘the “best” day’', '2:“best”'],
  ['both close together', "''He said: 'No.'''", "0:''He said: 'No.'''", "1:'No.'"],
  ['straight within straight', '"He said "no" to me," she said.', '0:"He said "no" to me,"', '1:"no"'],
  ['one after the other', '"A" "B" and "C"', '0:"A"', '0:"B"', '0:"C"'],
  ['glued by a missing space', 'It was "C"and"D", said."E"', '0:"C"', '0:"D"', '0:"E"'],
  ['in brackets and beside dashes', '("a") ["b"]—"c"—"d": "...", "…e"', '0:"a"', '0:"b"', '0:"c"', '0:"d"', '0:"..."', '0:"…e"'],
  ['spaces on both sides', '" It rained , " she said . " A lot . "', '0:" It rained , "', '0:" A lot . "'],
  ['around apostrophes', `"It's the pilots' '90s rock 'n' roll," said O'Hara.`, `0:"It's the pilots' '90s rock 'n' roll,"`],
  ['figures at the end', '"In 2016" and "in 2017" it rained.', '0:"In 2016"', '0:"in 2017"'],
  ['inches within', '"A 6" pipe," she said. "Yes."', '0:"A 6" pipe,"', '0:"Yes."'],
  ['a plural that closes', "She said 'yes'. The pilots' union said 'no'.", "0:'yes'", "0:'no'"],
  ['a name, a plural and a title', 'The ‘Dreamers’ and ‘Leavers’ of O’Hara’s sang.', '0:‘Dreamers’', '0:‘Leavers’'],
  ['a space between two closing marks', '“He said, ‘No.’ ” And “ ‘Why?’ ”', '0:“He said, ‘No.’ ”', '1:‘No.’', '0:“ ‘Why?’ ”', '1:‘Why?’'],
  ['a title', 'She sang ‘Rain’, then “Snow”.', '0:‘Rain’', '0:“Snow”'],
]; // prettier-ignore

const NO_PAIRS: readonly (readonly [rule: string, text: string])[] = [
  ['apostrophes', "It's the pilots' union, O'Hara's and the Joneses' idea."],
  ['curly apostrophes', 'It’s the pilots’ union, O’Hara’s and the Joneses’ idea.'],
  ['decades and years', "The '90s, the class of '98 and ’tis the ’60s."],
  ['headless words', "Get 'em 'cause it's rock 'n' roll 'til two o'clock."],
  ['measures', 'He is 5\' 10" tall, the screen 27".'],
  ['dropped letters', "We were dancin' and singin' all night."],
  ['a mark that only closes', 'It rained," she said.'],
  ['a single mark that only opens', "The 'union never met."],
  ['nothing between', 'It was "" and “” too.'],
  ['a lone mark', '"'],
];

describe('quotation marks', () => {
  test.todo(
    'plural possessives within single marks that hold single marks themselves: nothing tells the close from the apostrophe',
  );

  test.each(PAIRS)('pair: %s: %s', (_rule, text, ...quotations) => {
    expect(quotationsOf(text)).toEqual(quotations);
  });

  test.each(NO_PAIRS)('none: %s: %s', (_rule, text) => {
    expect(quotationsOf(text)).toEqual([]);
  });

  test('a missing close ends where the next quotation opens, and harms none after it', () => {
    expect(quotationsOf('“It rained, he said. “Good,” she said. “Bad.”')).toEqual([
      '0:“It rained, he said.~',
      '0:“Good,”',
      '0:“Bad.”',
    ]);
  });

  test('an odd mark leaves the next paragraph alone', () => {
    for (const odd of ['It rained," he said.', 'He said "it rained', "The 'union", '”', '"']) {
      expect(quotationsOf(`${odd}\nThen “yes,” she said. "No."`).slice(-2)).toEqual(['0:“yes,”', '0:"No."']);
    }
  });

  test('a quotation runs on over paragraphs that open with its mark', () => {
    const { quotations } = prepare('“It rained.\n\n“It snowed.\n\n“It stopped,” she said. “Good.”');
    expect(quotations.map(({ close, continues }) => [close, continues])).toEqual([
      ['continues', -1],
      ['continues', 0],
      ['mark', 1],
      ['mark', -1],
    ]);
  });

  test('so it does with straight, single and apostrophe marks', () => {
    for (const [open, close] of [['"', '"'], ["'", "'"], ['‘', '’'], ["''", "''"], ['``', "''"]] as const) {
      const { quotations } = prepare(`${open}It rained.\n${open}It stopped,${close} she said.`);
      expect(quotations.map((quotation) => quotation.close)).toEqual(['continues', 'mark']);
    }
  }); // prettier-ignore

  test('and where the next paragraph closes without opening', () => {
    expect(quotationsOf('“It rained.\nIt stopped,” she said.')).toEqual(['0:“It rained.>', '0:It stopped,”']);
  });

  test('it does not where the next paragraph opens with other words', () => {
    expect(quotationsOf('“It rained.\nShe said “no”.')).toEqual(['0:“It rained.~', '0:“no”']);
  });

  test('each token knows the innermost quotation that holds it', () => {
    const { quotationAt } = prepare('A “b ‘c’ d” e');
    expect([...quotationAt]).toEqual([-1, 0, 0, 1, 1, 1, 0, 0, -1]);
  });
});
