/** Builds a story for the attribute stages from marked-up text (see tests/cases/marked.ts): names and quotes are given. */
import type { NameMention } from '../../src/annotate/names/mention.js';
import type { Attribution } from '../../src/attribute/attribution.js';
import { groupEntities } from '../../src/attribute/entities/group.js';
import type { Story } from '../../src/attribute/entities/story.js';
import { typeOf } from '../../src/attribute/quotes/marks.js';
import { resolveSpeakers } from '../../src/attribute/speakers/resolve.js';
import { firstTokenAt, tokenAfter, tokensOf } from '../../src/attribute/tokens-of.js';
import { loadModels } from '../../src/models.js';
import { prepare } from '../../src/prepare/prepare.js';
import type { Prepared } from '../../src/prepare/prepared.js';
import type { EntityType, Quote } from '../../src/record.js';
import type { Span } from '../../src/span.js';
import { readMarks } from '../cases/marked.js';

const { people, speakers: model } = loadModels();
const TYPES: Record<string, EntityType> = { p: 'person', o: 'organization', l: 'place', x: 'other' };

type Marks = ReturnType<typeof readMarks>['marks'];

/** Names by their marks: p a person, o an organization, l a place, x another name. */
export function storyOf(marked: string): { prepared: Prepared; story: Story; marks: Marks } {
  const { text, marks } = readMarks(marked);
  const prepared = prepare(text);
  const names = marks
    .filter(({ tag }) => TYPES[tag])
    .map(({ tag, start, end }): NameMention => ({
      type: TYPES[tag]!,
      start,
      end,
      firstToken: firstTokenAt(prepared, start),
      endToken: tokenAfter(prepared, end),
      confidence: 1,
    }));
  return { prepared, story: groupEntities(prepared, names, people), marks };
}

/** Quotes by their marks: s1 source, k1 cue, c1 content of quote 1; the speakers are the code's own. */
export function quotesOf(
  marked: string,
  authorship = { author: null, publisher: null } as Authorship,
): Quote[] {
  const { prepared, story, marks } = storyOf(marked);
  const spans = (tag: string): Span[] =>
    marks.filter((mark) => mark.tag === tag).map(({ start, end }) => ({ start, end }));
  const numbers = [...new Set(marks.flatMap(({ tag }) => /^c(\d+)$/.exec(tag)?.[1] ?? []))];
  const attributions = numbers.map((n): Attribution => ({
    type: typeOf(
      prepared,
      spans(`c${n}`).map((span) => tokensOf(prepared, span)),
    ),
    act: 'speech',
    content: spans(`c${n}`),
    cue: spans(`k${n}`),
    source: spans(`s${n}`)[0] ?? null,
    confidence: 1,
  }));
  return resolveSpeakers({ prepared, story, people, authorship, model }, attributions);
}

interface Authorship {
  author: string | null;
  publisher: string | null;
}

/** The speaker's name of each quote, in text order. */
export function speakersOf(marked: string, authorship?: Authorship): (string | null)[] {
  return quotesOf(marked, authorship).map((quote) => quote.speaker?.name ?? null);
}
