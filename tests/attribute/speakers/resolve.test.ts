import { describe, expect, test } from 'vitest';
import { quotesOf, speakersOf } from '../marked-story.js';

describe('a printed name', () => {
  test('is the fullest form that the story gives', () => {
    expect(speakersOf('{p|Kim Adler} came. {c1|“It rained,”} {k1|said} {s1|{p|Adler}}.')).toEqual([
      'Kim Adler',
    ]);
  });

  test('is the person, not the organization in her apposition', () => {
    expect(speakersOf('{c1|“We win,”} {k1|said} {s1|{p|Ana Roe}, head of {o|Norvik Steel}}.')).toEqual([
      'Ana Roe',
    ]);
  });

  test('is the person after the possessor', () => {
    expect(speakersOf('{s1|{o|Norvik}’s chief executive {p|Ana Roe}} {k1|said} {c1|it was over}.')).toEqual([
      'Ana Roe',
    ]);
  });
});

test('a body of capitals is whole, though one of its words may be a verb', () => {
  expect(speakersOf('{s1|Harbour Game Match Officials} {k1|declined} {c1|to comment}.')).toEqual([
    'Harbour Game Match Officials',
  ]);
});

test('a question that opens its sentence is put to its subject by nobody named', () => {
  expect(
    speakersOf(
      '{s1|{p|John Hale}} {k1|said} {c1|it was late}. {k2|Asked} {c2|whether it would close}, {s3|he} {k3|said} {c3|no}.',
    ),
  ).toEqual(['John Hale', null, 'John Hale']);
});

test('somebody without a name is unnamed, and a chief is a person, not the body that has one', () => {
  const kinds = quotesOf(
    'Others waited. {c1|“I would want to see it again,”} {s1|one} {k1|said}. {s2|The union chief} {k2|said} {c2|the strike was off}.',
  ).map(({ speaker }) => `${speaker?.name}: ${speaker?.kind}`);
  expect(kinds).toEqual(['one: unnamed', 'The union chief: unnamed']);
});

test('"the paper" is the newspaper just named, and "one of the officers" is one', () => {
  expect(
    speakersOf(
      '{p|Ann Roe} told the {o|Harbor Herald} it was over. {s1|The paper} {k1|said} {c1|she had left}.',
    ),
  ).toEqual(['Harbor Herald']);
  const [quote] = quotesOf('{c1|“Nobody slept,”} {s1|one of the officers} {k1|said}.');
  expect(quote?.speaker?.kind).toBe('unnamed');
});

test('"she" in an answer is neither who asks nor who answers', () => {
  expect(
    speakersOf(
      'Q: Whose voice is it?\n\nA: My grandmother’s, mostly. {s1|She} {k1|used to say}, {c1|“A closed mouth gathers no flies.”}',
    ),
  ).toEqual([null]);
});

test('"himself" is no part of a name', () => {
  expect(speakersOf('{p|Kim Adler} left. {s1|{p|Adler} himself} {k1|said} {c1|it was late}.')).toEqual([
    'Kim Adler',
  ]);
});

test('when is no part of who', () => {
  expect(speakersOf('{p|Ana Roe} left. {s1|{p|Roe} on Tuesday} {k1|said} {c1|it was late}.')).toEqual([
    'Ana Roe',
  ]);
});

describe('people without a name', () => {
  test('are "they" where the sentence before is about them', () => {
    expect(
      speakersOf(
        'Researchers at {o|Varn College} studied eels. {s1|They} {k1|say} {c1|the fish sleep by day}.',
      ),
    ).toEqual(['Researchers at Varn College']);
  });

  test('are "they" though a paper spoke since', () => {
    expect(
      speakersOf(
        '{s1|The report’s authors} {k1|say} {c1|it is late}. {s2|A survey} in the {o|Varn Review} {k2|showed} {c2|decay}. {s3|They} {k3|say} {c3|salt would help}.',
      )[2],
    ).toEqual('The report’s authors');
  });
});

test('a firm is "it" before it is named', () => {
  expect(speakersOf('{c1|Profit fell by a fifth}, {s1|it} {k1|said}. {o|Helvar} makes valves.')).toEqual([
    'Helvar',
  ]);
});

test('his lawyer is not the lawyer of somebody else', () => {
  expect(
    speakersOf(
      '{p|Ruth Bell}’s lawyer, {p|Petra Lang}, left. {p|Karl Moss} was fined. {s1|His lawyer} {k1|said} {c1|he would pay}.',
    ),
  ).toEqual(['Karl Moss’s lawyer']);
});

test('the democrat is a person, not the body that was named for her', () => {
  expect(
    speakersOf(
      '{p|Clay Moss} (R-Ohio) met {p|Dina Hale} (D-N.Y.). {s1|The {o|New York Democrat}} {k1|said} {c1|it was late}.',
    ),
  ).toEqual(['Dina Hale']);
});

test('the previous poll is not the new one', () => {
  expect(
    speakersOf(
      '{s1|A new poll} {k1|shows} {c1|a dead heat}. {s2|The previous poll} {k2|showed} {c2|a wide lead}.',
    ),
  ).toEqual(['A new poll', 'The previous poll']);
});

test('a name within the words said is not who says them', () => {
  expect(speakersOf('There was {k1|a protest over} {c1|{p|Ana Roe}’s arrest}.')).toEqual([null]);
});

test('the spokeswoman is the one introduced as a spokeswoman', () => {
  expect(
    speakersOf(
      'A spokeswoman for the police, {p|Dina Moss}, arrived. {s1|The spokeswoman} {k1|said} {c1|it was late}.',
    ),
  ).toEqual(['Dina Moss']);
});

describe('a printed source that took in too much', () => {
  test('is the subject of the clause that it is', () => {
    expect(
      speakersOf('{p|Ana Roe} left the pier. {s1|She hopes in May the town} {k1|says} {c1|“thank you”}.'),
    ).toEqual(['Ana Roe']);
  });

  test('within an aside between dashes is the name before the aside', () => {
    expect(
      speakersOf('{p|Mara Lowe} -- author of a book, {s1|a history of salt --} {k1|said} {c1|it was late}.'),
    ).toEqual(['Mara Lowe']);
  });
});

describe('a pronoun', () => {
  test('is the speaker of the sentence before', () => {
    expect(
      speakersOf('{s1|{p|John Hale}} {k1|said} {c1|it was late}. {s2|He} {k2|added} {c2|that it was dark}.'),
    ).toEqual(['John Hale', 'John Hale']);
  });

  test('is whoever a new paragraph turns to, not the speaker of the one before', () => {
    expect(
      speakersOf(
        '{s1|Judge {p|Mary Hale}} {k1|said} {c1|the owner had lied}.\n\n{c2|“It is a shame,”} {s2|she} {k2|wrote}.\n\nTenant {p|Ruth Dale} wept outside the court. {c3|“We won,”} {s3|she} {k3|said}.',
      ),
    ).toEqual(['Mary Hale', 'Mary Hale', 'Ruth Dale']);
  });

  test('is of the right gender', () => {
    expect(
      speakersOf('{p|Mary Hale} met {p|John Ash} in the rain. {s1|She} {k1|said} {c1|it was wet}.'),
    ).toEqual(['Mary Hale']);
  });

  test('"who" is the name before it', () => {
    expect(speakersOf('{p|Mary Hale}, {s1|who} {k1|said} {c1|she was ill}, left.')).toEqual(['Mary Hale']);
  });

  test('"who" after a noun is that noun', () => {
    expect(speakersOf('Two farmers {s1|who} {k1|said} {c1|they were ruined} left.')).toEqual(['Two farmers']);
  });

  test('"I" within a quote is its speaker', () => {
    expect(speakersOf('{c1|“{s2|I} {k2|told} them {c2|it was wrong},”} {k1|said} {s1|{p|Ana Roe}}.')).toEqual(
      ['Ana Roe', 'Ana Roe'],
    );
  });

  test('"I" outside a quote is the author', () => {
    const authorship = { author: 'Una Writer', publisher: null };
    expect(speakersOf('{s1|I} {k1|think} {c1|it is late}.', authorship)).toEqual(['Una Writer']);
  });

  test('without anybody to stand for has no speaker rather than a wrong one', () => {
    expect(speakersOf('{s1|He} {k1|said} {c1|it was late}.')).toEqual([null]);
  });
});

describe('a person without a name', () => {
  test('is whom the pronoun of the next sentence means, not somebody named before', () => {
    expect(
      speakersOf(
        '{p|John Hale} led the inquiry.\n\nA man was questioned on Monday. {s1|He} {k1|said} {c1|he was at sea}.',
      ),
    ).toEqual(['A man']);
  });

  test('has a lawyer who is nobody’s by name', () => {
    expect(
      speakersOf(
        '{p|John Hale} led the inquiry.\n\nA man was questioned. {s1|His lawyer} {k1|said} {c1|he was at sea}.',
      ),
    ).toEqual(['His lawyer']);
  });
});

describe('a paper', () => {
  test('speaks, not the newspaper that has seen it', () => {
    const [quote] = quotesOf('An internal memo seen by {s1|this newspaper} {k1|says} {c1|two cars will go}.');
    expect(quote!.speaker).toMatchObject({ name: 'An internal memo', kind: 'document' });
  });

  test('of the sentence before is what "it" says', () => {
    const [quote] = quotesOf('The board sent a letter. {s1|It} {k1|said} {c1|the outage would be deducted}.');
    expect(quote!.speaker).toMatchObject({ name: 'a letter', kind: 'document' });
  });
});

describe('a noun', () => {
  test('is the person who bears the role', () => {
    expect(
      speakersOf('{p|Sen. Ann Lee} and {p|Bo Fry} met. {s1|The senator} {k1|said} {c1|it went well}.'),
    ).toEqual(['Ann Lee']);
  });

  test('"the company" is the organization named last', () => {
    expect(speakersOf('{o|Norvik} cut jobs. {s1|The company} {k1|said} {c1|it had no choice}.')).toEqual([
      'Norvik',
    ]);
  });

  test('that nobody is named for stays a noun', () => {
    const [quote] = quotesOf('{s1|Two witnesses} {k1|said} {c1|the car was red}.');
    expect(quote!.speaker).toMatchObject({ name: 'Two witnesses', kind: 'group', entity: null });
  });

  test('"a spokesman for" a name is not that name', () => {
    const [quote] = quotesOf('{s1|A spokesman for {p|Ana Roe}} {k1|said} {c1|she was away}.');
    expect(quote!.speaker).toMatchObject({ name: 'A spokesman for Ana Roe', kind: 'unnamed' });
  });

  test('a report is a document', () => {
    const [quote] = quotesOf('{s1|The report} {k1|said} {c1|the dam was old}.');
    expect(quote!.speaker).toMatchObject({ kind: 'document', entity: null });
  });

  test('"her lawyer" names whose lawyer', () => {
    expect(speakersOf('{p|Mary Hale} was silent. {s1|Her lawyer} {k1|said} {c1|she would appeal}.')).toEqual([
      'Mary Hale’s lawyer',
    ]);
  });
});

describe('a quotation without a source', () => {
  test('goes on with the speaker before it', () => {
    expect(speakersOf('{c1|“It is late,”} {k1|said} {s1|{p|Ana Roe}}.\n\n{c2|“I am going home.”}')).toEqual([
      'Ana Roe',
      'Ana Roe',
    ]);
  });

  test('at the head of a story has no speaker', () => {
    expect(speakersOf('{c1|“I am going home.”}\n\nIt was late.')).toEqual([null]);
  });
});

describe('a report whose source was not printed beside its cue', () => {
  test('is of the name that opens the sentence', () => {
    expect(
      speakersOf('{p|Ana Roe}, whose firm built the dam, {k1|said in a letter} {c1|it would hold}.'),
    ).toEqual(['Ana Roe']);
  });

  test('is of the name after the cue', () => {
    expect(speakersOf('{c1|“It will hold,”} {k1|said} {p|Ana Roe}.')).toEqual(['Ana Roe']);
  });

  test('is not of a place that opens the sentence', () => {
    expect(speakersOf('In {l|Lund}, people {k1|said} {c1|it would hold}.')).toEqual([null]);
  });
});

describe('a clause that names its speaker elsewhere', () => {
  test('in the passive it is whoever stands after "by"', () => {
    expect(speakersOf('The plan {k1|was described} by {p|Len Ott} as {c1|a hole with a fence}.')).toEqual([
      'Len Ott',
    ]);
  });

  test('after a participle it is the subject that follows', () => {
    expect(
      speakersOf(
        '{s1|{p|Mary Hale}} {k1|denied} {c1|it}. {k2|Citing} {c2|an old rumour}, {p|John Ash} laughed.',
      ),
    ).toEqual(['Mary Hale', 'John Ash']);
  });

  test('a reply to "her" is not by whoever spoke to her', () => {
    expect(
      speakersOf(
        '{p|Mary Hale} stood up. {s1|{p|Robin Ash}} {k1|put it} to her {c1|that she lied}. {c2|“No,”} {s2|she} {k2|replied}.',
      ),
    ).toEqual(['Robin Ash', 'Mary Hale']);
  });
});

describe('a letter to the editor', () => {
  test('"I" is whoever’s name stands below it on a line of its own', () => {
    expect(
      speakersOf(
        'LETTERS\n\n{s1|I} {k1|fear} {c1|the baths will close}, whatever {p|Ana Roe} says.\n\n{p|Mick Dunne}.',
      ),
    ).toEqual(['Mick Dunne']);
  });
});

describe('an exchange', () => {
  test('a question in a paragraph of its own is answered by the one who was asked', () => {
    expect(
      speakersOf(
        '{c1|“Did you sign?”} {s1|the judge} {k1|asked} {p|Karl Voigt}.\n\n{c2|“I did.”}\n\n{c3|“And read it?”}',
      ),
    ).toEqual(['the judge', 'Karl Voigt', 'the judge']);
  });

  test('a reply is by the one who was spoken to', () => {
    expect(
      speakersOf(
        '{c1|“You knew,”} {s1|Mrs {p|Petrie}} {k1|told} Mrs {p|Grant}. {c2|“I did not,”} {s2|she} {k2|replied}.',
      ),
    ).toEqual(['Petrie', 'Grant']);
  });

  test('a bare quotation is by the person whom the text right before is about', () => {
    const [, bare] = quotesOf(
      '{c1|“It began in a barn,”} {k1|said} {s1|{p|Ulf Berg}}.\n\n{p|Signe Holt} lost all her hay.\n\n{c2|“I stood there like a fool.”}',
    );
    expect(bare!.speaker).toMatchObject({ name: 'Signe Holt', evidence: 'introduced' });
  });
});

describe('several names', () => {
  test('are printed in full, and are a group', () => {
    const [quote] = quotesOf(
      '{p|Ana Roe} met {p|Ben Ash}. {s1|{p|Roe} and {p|Ash}} {k1|said} {c1|it went well}.',
    );
    expect(quote!.speaker).toMatchObject({ name: 'Ana Roe and Ben Ash', kind: 'group' });
  });

  test('"advisers to" a name are not that name', () => {
    expect(speakersOf('{s1|Advisers to Mr. {p|Roe}} {k1|said} {c1|it went well}.')).toEqual([
      'Advisers to Mr. Roe',
    ]);
  });
});

describe('a role', () => {
  test('with its modifiers is the person described so', () => {
    expect(
      speakersOf(
        'Democratic nominee {p|Ana Roe} met Republican nominee {p|Ben Ash}. {s1|The Democratic nominee} {k1|said} {c1|it went well}.',
      ),
    ).toEqual(['Ana Roe']);
  });

  test('"the minister" is not the shadow minister who spoke last', () => {
    expect(
      speakersOf(
        'The minister, {p|Gwen Parry}, spoke. {s1|Shadow minister {p|Bea Fallow}} {k1|said} {c1|it was late}. {s2|The minister} {k2|denied} {c2|it}.',
      ),
    ).toEqual(['Bea Fallow', 'Gwen Parry']);
  });

  test('that many have stays unnamed beside somebody else’s name', () => {
    expect(
      speakersOf('{p|Ana Roe} flew home. {s1|The official} {k1|said} {c1|the talks had failed}.'),
    ).toEqual(['The official']);
  });
});

describe('a document', () => {
  test('keeps the name of its first mention', () => {
    expect(
      speakersOf(
        '{s1|A new {o|Marlow} poll} {k1|found} {c1|a lead}. {s2|The poll} {k2|showed} {c2|that it shrank}.',
      ),
    ).toEqual(['A new Marlow poll', 'A new Marlow poll']);
  });

  test('that is its issuer’s own voice is the issuer', () => {
    const [quote] = quotesOf('{s1|An article from the state {o|KNA} news agency} {k1|said} {c1|it was so}.');
    expect(quote!.speaker).toMatchObject({ name: 'KNA', kind: 'organization', evidence: 'issuer:article' });
  });
});

describe('a noun that says whose', () => {
  test('"his lawyer" is not the one whom the story calls her lawyer', () => {
    expect(
      speakersOf(
        '{p|Mary Hale} came with her lawyer {p|Susan Ash}. {p|John Roe} stayed away. {s1|His lawyer} {k1|said} {c1|he was ill}.',
      ),
    ).toEqual(['John Roe’s lawyer']);
  });

  test('"the lawyer" is whom the story has introduced as somebody’s lawyer', () => {
    expect(
      speakersOf(
        '{p|Roe}’s lawyer, {p|Susan Ash}, rose. {c1|“Enough,”} {s1|the lawyer} {k1|said}, and sat down.',
      ),
    ).toEqual(['Susan Ash']);
  });

  test('a letter is its writer’s', () => {
    expect(speakersOf('{s1|{p|John Hale}’s first letter on the dam} {k1|said} {c1|it was safe}.')).toEqual([
      'John Hale',
    ]);
  });
});

test('"not everyone" keeps its "not"', () => {
  expect(speakersOf('But not {s1|everyone} {k1|agrees} {c1|that it rained}.')).toEqual(['not everyone']);
});

describe('a headline', () => {
  test('says "Poll" for what the text calls by its full name', () => {
    expect(
      speakersOf(
        '{s1|Poll}{k1|:} {c1|Roe leads Ash}\n\n{p|Ana Roe} leads, according to a new Courier poll, by a point.',
      ),
    ).toEqual(['a new Courier poll']);
  });

  test('says a role for the one whom it names itself', () => {
    expect(
      speakersOf(
        '{p|Ana Roe} backs the dam\n\n{s1|Senator from Ohio} {k1|says} {c1|it is safe}\n\nSen. {p|Ana Roe} met Sen. {p|Ben Ash}.',
      ),
    ).toEqual(['Ana Roe']);
  });
});

describe('why a speaker was chosen', () => {
  test('names the mention, how sure the choice is and what spoke for it', () => {
    const [, quote] = quotesOf(
      '{s1|{p|Mary Hale}} {k1|said} {c1|it was late}. {s2|She} {k2|added} {c2|that it was dark}.',
    );
    expect(quote!.speaker!.evidence).toMatch(
      /^pronoun:she, as “Mary Hale” at 0 \(\d\.\d\d: [a-z0-9-]+, [a-z0-9-]+\)$/,
    );
  });
});

test('a quote’s text keeps the marks of a name that opens it', () => {
  const [quote] = quotesOf('{s1|{p|Ana Roe}} {k1|said} {c1|‘Sons of the Sea’, a gang, did it}.');
  expect(quote!.text).toBe('‘Sons of the Sea’, a gang, did it');
});

describe('confidence', () => {
  test('is higher for a printed name than for no source at all', () => {
    const [named, bare] = quotesOf(
      '{c1|“It is late,”} {k1|said} {s1|{p|Ana Roe}}.\n\n{c2|“I am going home.”}',
    );
    expect(named!.confidence).toBeGreaterThan(bare!.confidence);
  });
});
