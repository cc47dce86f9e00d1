import { describe, expect, test } from 'vitest';
import { findNames } from '../../../src/annotate/names/find.js';
import { findAttributions } from '../../../src/attribute/quotes/find.js';
import { loadModels } from '../../../src/models.js';
import { prepare } from '../../../src/prepare/prepare.js';
import { textOf } from '../../../src/span.js';

const models = loadModels();

/** "layout | source | content ¶ content" of each attribution that the layout told, in text order. */
function laidOut(text: string): string[] {
  const prepared = prepare(text);
  const names = findNames(prepared, models.names);
  return findAttributions(prepared, models.attributions, names)
    .filter(({ layout }) => layout !== undefined)
    .sort((a, b) => a.content[0]!.start - b.content[0]!.start)
    .map(({ layout, source, content }) => {
      const words = content.map((span) => textOf(text, [span])).join(' ¶ ');
      return [layout, source ? textOf(text, [source]) : '', words].join(' | ');
    });
}

describe('a transcript', () => {
  test('gives each line to its label, asides left out', () => {
    expect(laidOut('SMITH: Where were you?\n\nJONES (rising): At home, with the dog.')).toEqual([
      'transcript | SMITH | Where were you?',
      'transcript | JONES | At home, with the dog.',
    ]);
  });

  test('may be printed as a quotation, with a mark before each label', () => {
    const text =
      'Host Una Vale asked Ned Jones about it.\n\n"VALE: Where were you?\n\n"JONES: At home, with the “dog”.\n\n"VALE: All night?"';
    expect(laidOut(text)).toEqual([
      'transcript | VALE | Where were you?',
      'transcript | JONES | At home, with the “dog”.',
      'transcript | VALE | All night?',
    ]);
  });

  test('goes on over a paragraph without a label until the next one', () => {
    expect(laidOut('VALE: I was born there.\n\nSo was my father.\n\nHOST: And now it is gone.')).toEqual([
      'transcript | VALE | I was born there. ¶ So was my father.',
      'transcript | HOST | And now it is gone.',
    ]);
  });

  test('may label its lines with full names that the story prints', () => {
    const text =
      'Greta Falk talked to Nils Orr.\n\nNils Orr: Were you afraid?\n\nGreta Falk: Never.\n\nNils Orr: Not once?\n\nGreta Falk: Once.';
    expect(laidOut(text)).toHaveLength(4);
  });

  test('may be questions and answers by letter', () => {
    expect(laidOut('Petra Kohl spoke to the Echo.\n\nQ: Why crime?\n\nA: It pays.')).toEqual([
      'question | Q | Why crime?',
      'answer | A | It pays.',
    ]);
  });
});

describe('what looks like a transcript and is none', () => {
  test.each([
    ['a list of facts', 'Date: 6 May\n\nVenue: The Guildhall\n\nTickets: from £12 at the door'],
    ['credits', 'Cast: Ann Dow, Peter Lim\n\nDirector: Uwe Hartz\n\nRunning time: 94 minutes'],
    ['a dateline with a colon', 'LUND: Two boats sank in the harbour on Monday.\n\nNobody was hurt.'],
    ['a warning in capitals', 'NOTE: Roads are closed.\n\nWARNING: More snow is on its way.'],
    ['a headline with a topic', 'Budget: what it means for your pension'],
    ['a score', 'Scorers: Lund 12, Price 40.\n\nAttendance: 4,112.'],
    ['a question without an answer', 'Q: Why crime?\n\nThe novelist laughed and left the room.'],
  ])('%s', (_, text) => {
    expect(laidOut(text)).toEqual([]);
  });
});

describe('a quotation', () => {
  test('is signed after a dash, on its line or the next', () => {
    expect(laidOut('"Too loud." - Ann Pike, Dover\n\n"Not loud enough."\n-- Ray Sole, Deal')).toEqual([
      'signature | Ann Pike | "Too loud."',
      'signature | Ray Sole | "Not loud enough."',
    ]);
  });

  test('is led in without a verb', () => {
    expect(laidOut('The vote was close. And from Chairwoman Roe: “The motion falls.”')).toEqual([
      'lead-in | Chairwoman Roe | “The motion falls.”',
    ]);
    expect(
      laidOut('And from Chairwoman Roe, who had sat silent through six hours of it: “The motion falls.”'),
    ).toEqual(['lead-in | Chairwoman Roe | “The motion falls.”']);
  });

  test('is led in from the paragraph above', () => {
    expect(laidOut('Here is the keeper, Ola Berg, on the storm:\n\n“You could lean on it.”')).toEqual([
      'lead-in | Ola Berg | “You could lean on it.”',
    ]);
  });

  test('that opens a sentence and ends in a comma is one, and a title is none', () => {
    expect(laidOut('Rain fell. “It was like a bomb,” is one way to tell it.')).toEqual([
      'quotation |  | “It was like a bomb,”',
    ]);
    expect(laidOut('Rain fell. “Dry Ground and Other Stories,” a book, sold well.')).toEqual([]);
  });

  test('that fills its paragraph is a quote without a reporting clause', () => {
    const text =
      'The lights went up.\n\n“You learn to read the water.”\n\n“And the sky?”\n\nThe pub emptied.';
    const prepared = prepare(text);
    const bare = findAttributions(prepared, models.attributions).filter(
      ({ cue, source }) => cue.length === 0 && !source,
    );
    expect(bare.map(({ content }) => textOf(text, content)).sort()).toEqual([
      '“And the sky?”',
      '“You learn to read the water.”',
    ]);
  });

  test('ends before its reporting clause where its closing mark is missing', () => {
    const text = '"It was never about money, said coach Abel Tran.\n\nThe team plays on Friday.';
    expect(laidOut(text)).toEqual(['lead-in | coach Abel Tran | "It was never about money,']);
  });
});

describe('a quote that goes on in the paragraph below', () => {
  const pieces = (text: string): string[][] => {
    const prepared = prepare(text);
    return findAttributions(prepared, models.attributions, findNames(prepared, models.names))
      .sort((a, b) => a.content[0]!.start - b.content[0]!.start)
      .map(({ content }) => content.map((span) => textOf(text, [span])));
  };

  test('is one quote where each paragraph opens with a mark', () => {
    const text =
      'Bishop Noel Ferris told the synod: “I came with a text.\n\n“I left it in the car.\n\n“I will say only this: be kind.”';
    expect(pieces(text)).toEqual([
      ['“I came with a text.', '“I left it in the car.', '“I will say only this: be kind.”'],
    ]);
  });

  test('ends before another’s lead-in', () => {
    const text =
      'The Harbour Fund said the line showed that “clean work is just work”. The Fund’s chair, Peter Ash: “We would do it again.”';
    expect(pieces(text)).toEqual([
      ['the line showed that “clean work is just work”'],
      ['“We would do it again.”'],
    ]);
  });

  test('is one quote where its reporting clause ends the paragraph above', () => {
    const text = '“We waited until dark,” Roe said.\n\n“Nobody came for us.”\n\nThe road reopened at six.';
    expect(pieces(text)).toEqual([['“We waited until dark,”', '“Nobody came for us.”']]);
  });

  test.each([
    ['an answer', '“Is the ferry running?” the boy asked Roe.\n\n“When you see the island, it is.”'],
    ['an exchange', '“I am,” said Rosa Hay.\n\n“And the dog?”\n\n“The dog owns me.”'],
    [
      'words after a quote’s own end',
      'They waited. “It took a year,” Lind said. “A year.”\n\n“I kept the receipt.”',
    ],
  ])('is another’s where it is %s', (_, text) => {
    expect(pieces(text).length).toBeGreaterThan(1);
  });
});

describe('a quotation within a quotation', () => {
  const found = (text: string): string[] => {
    const prepared = prepare(text);
    return findAttributions(prepared, models.attributions).map(
      ({ source, cue, content }) =>
        `${source ? textOf(text, [source]) : ''} | ${textOf(text, cue)} | ${textOf(text, content)}`,
    );
  };

  test('is a quote of its own where a verb of saying leads it in', () => {
    const text = '“My boss told me, ‘Lock the door,’ and I locked it,” Roe said.';
    expect(found(text)).toContain('My boss | told | ‘Lock the door,’');
    expect(found(text)).toHaveLength(2);
  });

  test('is told by the whole subject of its verb', () => {
    const text = '‘A carpenter from Lund told me, “Oak never forgets”,’ Mr Hale said.';
    expect(found(text)).toContain('A carpenter from Lund | told | “Oak never forgets”');
  });

  test('is none where it is a name or a borrowed word', () => {
    expect(found('“We saw ‘The Salt Road’ and hated the ‘smart’ seats,” Roe said.')).toHaveLength(1);
  });
});

describe('what looks like a quotation of somebody and is none', () => {
  test.each([
    [
      'a dash that opens an aside',
      'The slogan “Clean by Monday” – Harrow Council paid for it – hangs there.',
    ],
    ['a topic before a colon', 'The lesson of the year: “never build on sand.”'],
    ['a title', 'Her third novel, “The Salt Road”, won a prize and was filmed as “Salt”.'],
    ['a nickname', 'Frank “Lefty” Donato was released on Monday.'],
    ['a borrowed word', 'The “smart” lift has been out of order since March.'],
    ['something to type', 'Press “Enter” twice, then type “exit” to leave.'],
  ])('%s', (_, text) => {
    expect(laidOut(text)).toEqual([]);
  });
});

describe('a name in quotation marks', () => {
  const contents = (text: string): string[] => {
    const prepared = prepare(text);
    return findAttributions(prepared, models.attributions, findNames(prepared, models.names)).map(
      ({ content }) => textOf(text, content),
    );
  };

  test('is part of the report that goes on after it', () => {
    const report = '‘Sons of the Harbour’, a gang that nobody knew, was behind the theft';
    expect(contents(`Police made arrests on Friday. They said ${report}.`)).toContain(report);
  });

  test('that nobody reports is no quote', () => {
    const found = contents('The gang, called “Sons of the Harbour”, was known to nobody.');
    expect(found.filter((content) => content.includes('Sons'))).toEqual([]);
  });

  test('and the rest of its sentence is no quote either', () => {
    expect(contents('The gang, called “Sons of the Harbour”, stole three boats.')).toEqual([]);
    expect(contents('The gang, called “Sons of the Harbour”, was known to nobody.')).toEqual([]);
  });
});
