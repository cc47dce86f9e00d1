import { describe, expect, test } from 'vitest';
import { POS_TAGS } from '../../src/prepare/prepared.js';
import { prepare } from '../../src/prepare/prepare.js';
import { MAX_TOKEN_LENGTH } from '../../src/prepare/scan.js';
import { wordText } from '../../src/prepare/words.js';

function tokensOf(text: string): string[] {
  const { tokens } = prepare(text);
  return Array.from({ length: tokens.count }, (_, i) => text.slice(tokens.start[i], tokens.end[i]));
}

function tagged(text: string): Record<string, string> {
  const { tokens } = prepare(text);
  const entries = Array.from(tokens.word, (word, i) => {
    const tag = POS_TAGS[tokens.pos[i] as number] as string;
    return [wordText(word), `${tag} ${wordText(tokens.lemma[i] as number)}`] as const;
  });
  return Object.fromEntries(entries);
}

/** Each text with its tokens, a bar between them. */
const CASES: readonly (readonly [rule: string, text: string, tokens: string])[] = [
  ['possessives split, straight', "Ortega's plan", "Ortega|'s|plan"],
  ['possessives split, curly', 'Ortega’s plan', 'Ortega|’s|plan'],
  ['possessives in capitals split', "THE MAYOR'S PLAN", "THE|MAYOR|'S|PLAN"],
  ['a possessive after an abbreviation', "the U.S.'s and Acme Corp.’s", "the|U.S.|'s|and|Acme|Corp.|’s"],
  ['a plural possessive keeps its apostrophe apart', "the pilots' union", "the|pilots|'|union"],
  ['contractions split', "we'll, they’re, I'm, he'd've", "we|'ll|,|they|’re|,|I|'m|,|he|'d|'ve"],
  ['negations split', "didn't, can’t, WON'T", "did|n't|,|ca|n’t|,|WO|N'T"],
  ['a clitic that stands alone stays whole', "Ortega 's plan did n't", "Ortega|'s|plan|did|n't"],
  ["names with an apostrophe are one", "O'Hara, D’Angelo and Qur'an", "O'Hara|,|D’Angelo|and|Qur'an"],
  ['decades and headless words are one', "the '90s, rock 'n' roll, get 'em", "the|'90s|,|rock|'n'|roll|,|get|'em"],
  ["o'clock and ma'am are one", "at two o'clock, ma'am", "at|two|o'clock|,|ma'am"],
  ['hyphenated words are one', 'a well-known state-run Anglo-Dutch 22-year-old', 'a|well-known|state-run|Anglo-Dutch|22-year-old'],
  ['long dashes are apart though glued', 'the vote—a close one–failed', 'the|vote|—|a|close|one|–|failed'],
  ['two hyphens are a dash', 'the vote--a close one -- failed', 'the|vote|--|a|close|one|--|failed'],
  ['abbreviations keep their full stop', 'Mr. Roe, Sen. Doe of Acme Inc. vs. Co.', 'Mr.|Roe|,|Sen.|Doe|of|Acme|Inc.|vs.|Co.'],
  ['letters with full stops are one', 'the U.S. at 5 a.m., e.g. S.C.', 'the|U.S.|at|5|a.m.|,|e.g.|S.C.'],
  ['an acronym within a compound', 'a U.S.-led force', 'a|U.S.-led|force'],
  ['initials', 'J. K. Roe and J.K. Roe', 'J.|K.|Roe|and|J.K.|Roe'],
  ['a letter at a sentence end is no initial', 'It was plan B.', 'It|was|plan|B|.'],
  ['"I" is no initial', 'So did I. Anna left.', 'So|did|I|.|Anna|left|.'],
  ['"No." only before a number', 'No. 5 said no. No. He left.', 'No.|5|said|no|.|No|.|He|left|.'],
  ['months before a number', 'on Nov. 3 in Mar. 2014; on mar. He', 'on|Nov.|3|in|Mar.|2014|;|on|mar|.|He'],
  ['numbers with their marks', '1,000.50, 10:30, 9/11, 3-2, 12/06/2014', '1,000.50|,|10:30|,|9/11|,|3-2|,|12/06/2014'],
  ['currency and per cent are apart', '$1.5m, £20bn and 45%', '$|1.5m|,|£|20bn|and|45|%'],
  ['a full stop without its space', 'They left.The end', 'They|left|.|The|end'],
  ['slashes between words', 'and/or his/her', 'and|/|or|his|/|her'],
  ['AT&T', 'AT&T and Roe & Doe', 'AT&T|and|Roe|&|Doe'],
  ['addresses', 'see https://example.org/a?b=1, example.com, or a@b.org.', 'see|https://example.org/a?b=1|,|example.com|,|or|a@b.org|.'],
  ['handles and hashtags', '@jane_roe on #Topic1, # 5', '@jane_roe|on|#Topic1|,|#|5'],
  ['quotation marks are tokens', '"No," “yes.” ‘a’ «b» ``c\'\'', '"|No|,|"|“|yes|.|”|‘|a|’|«|b|»|``|c|\'\''],
  ['three apostrophes', "''He said: 'No.'''", "''|He|said|:|'|No|.|'|''"],
  ['ellipses', 'well... so… . . .', 'well|...|so|…|.|.|.'],
  ['measures', '5\'10" tall, 6" pipe', '5|\'|10|"|tall|,|6|"|pipe'],
  ['no-break and zero-width spaces', 'a\u00a0b\u200bc\u2009d\ufeff e', 'a|b|c|d|e'],
  ['a soft hyphen stays in its word', 'news\u00adpaper', 'news\u00adpaper'],
  ['accents, also combining ones', 'Café Zoe\u0308 naïve', 'Café|Zoe\u0308|naïve'],
  ['characters of two code units', 'so 😀👍 𝒳', 'so|😀|👍|𝒳'],
  ['underscores', '___ snake_case _', '___|snake_case|_'],
]; // prettier-ignore

describe('tokens', () => {
  test.each(CASES)('%s: %s', (_rule, text, tokens) => {
    expect(tokensOf(text).join('|')).toBe(tokens);
  });

  test('a token is a word type: the same spelling has the same id, wherever it stands', () => {
    const { tokens } = prepare('The dog saw the dog.');
    expect(tokens.word[1]).toBe(tokens.word[4]);
    expect(tokens.word[0]).not.toBe(tokens.word[3]);
  });

  test('a run without spaces is cut, and none of it is lost', () => {
    const { tokens } = prepare('x'.repeat(1000));
    expect(tokens.count).toBe(1000 / MAX_TOKEN_LENGTH);
    expect(tokens.end[tokens.count - 1]).toBe(1000);
  });

  test('no text, no tokens', () => {
    for (const text of ['', ' ', '\n \n\u200b']) expect(prepare(text).tokens.count).toBe(0);
  });
});

describe('parts of speech', () => {
  test('words that the tagger does not list are read by their case and their ending', () => {
    expect(tagged('Zorbly Quandt was glimmbering in the zorbish flaxitudes.')).toMatchObject({
      Zorbly: 'PROPN zorbly',
      Quandt: 'PROPN quandt',
      glimmbering: expect.stringMatching(/^VERB /) as string,
      flaxitudes: expect.stringMatching(/^NOUN /) as string,
    });
  });

  test('contractions are tagged and brought to their lemma with either apostrophe', () => {
    const expected = ['AUX be', 'PART not', 'AUX will'];
    const straight = tagged("It's late and they didn't see that we'll go.");
    const curly = tagged('It’s late and they didn’t see that we’ll go.');
    expect([straight["'s"], straight["n't"], straight["'ll"]]).toEqual(expected);
    expect([curly['’s'], curly['n’t'], curly['’ll']]).toEqual(expected);
  });

  test('a possessive is no verb', () => {
    expect(tagged("Ortega's plan failed.")["'s"]).toBe("PART 's");
  });

  test('verbs have their lemma', () => {
    expect(tagged('She said they were telling us.')).toMatchObject({
      said: 'VERB say',
      telling: 'VERB tell',
    });
  });
});
