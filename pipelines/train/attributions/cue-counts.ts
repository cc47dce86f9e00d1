/** Counts behind the cue lexicon: how often a lemma is the head of a cue, inside one, or in a source. */
import {
  cueKeys,
  INSIDE_PRIOR,
  rateBucket,
  SOURCE_PRIOR,
  type CueLexicon,
} from '../../../src/attribute/quotes/cues.js';
import { kindOf, SPAN_KINDS, spansOf } from '../../../src/attribute/quotes/labels.js';
import { MARGIN, type Layout } from '../../../src/attribute/quotes/layout.js';
import type { WordTypes } from '../../../src/attribute/quotes/word-types.js';
import { POS } from '../../../src/prepare/prepared.js';

/** key -> [times it was so, times it occurred] */
type Counts = Map<number, [number, number]>;

const HEAD_PRIOR = 0.02;
const END_OF_SENTENCE = 3;

export class CueCounts {
  private readonly all: Counts = new Map();
  private readonly byArticle: Counts[] = [];
  private readonly seen = new Map<number, { lemma: number; pos: number; next: number }>();

  /** Adds a laid-out paragraph with its labels to an article's counts. */
  add(article: number, layout: Layout, types: WordTypes, labels: Uint8Array): void {
    const heads = headsOf(layout, labels);
    const own = (this.byArticle[article] ??= new Map());
    for (let i = 0; i < layout.n; i++) {
      const slot = i + MARGIN;
      const { lemma, pos } = types.list[layout.type[slot]!]!;
      const next =
        slot + 1 < layout.sentenceEnd[slot]! ? types.list[layout.type[slot + 1]!]!.outline : END_OF_SENTENCE;
      const role = SPAN_KINDS[kindOf(labels[i]!)]?.role;
      const isHead = heads.has(i);
      this.seen.set(cueKeys.headBefore(lemma, pos, next), { lemma, pos, next });
      for (const [key, hit] of [
        [cueKeys.headOfPos(pos), isHead],
        [cueKeys.head(lemma, pos), isHead],
        [cueKeys.headBefore(lemma, pos, next), isHead],
        [cueKeys.inside(lemma, pos), role === 'cue'],
        [cueKeys.source(lemma, pos), role === 'source'],
      ] as const) {
        count(this.all, key, hit);
        count(own, key, hit);
      }
    }
  }

  /** Everything that was counted and that a fallback would not give as well. */
  table(): CueTable {
    const entries = new Map<number, number>();
    const lexicon = this.lexiconWithout(-1);
    for (const { lemma, pos, next } of this.seen.values()) {
      const head = lexicon.head(lemma, pos);
      entries.set(cueKeys.headOfPos(pos), lexicon.head(0, pos));
      if (head !== lexicon.head(0, pos)) entries.set(cueKeys.head(lemma, pos), head);
      const headBefore = lexicon.headBefore(lemma, pos, next, head);
      if (headBefore !== head) entries.set(cueKeys.headBefore(lemma, pos, next), headBefore);
      const inside = lexicon.inside(lemma, pos);
      if (inside !== rateBucket(INSIDE_PRIOR)) entries.set(cueKeys.inside(lemma, pos), inside);
      const source = lexicon.source(lemma, pos);
      if (source !== rateBucket(SOURCE_PRIOR)) entries.set(cueKeys.source(lemma, pos), source);
    }
    const keys = Int32Array.from(entries.keys()).sort();
    return { keys, buckets: Uint8Array.from(keys, (key) => entries.get(key)!) };
  }

  /** The lexicon as it would be without one article, so that training sees a word as tagging will; -1 leaves none out. */
  lexiconWithout(article: number): CueLexicon {
    const own = this.byArticle[article];
    const rate = (key: number, prior: number, weight: number): number => {
      const [hits, total] = this.all.get(key) ?? [0, 0];
      const [ownHits, ownTotal] = own?.get(key) ?? [0, 0];
      return (hits - ownHits + weight * prior) / (total - ownTotal + weight);
    };
    const headRate = (lemma: number, pos: number): number =>
      rate(cueKeys.head(lemma, pos), rate(cueKeys.headOfPos(pos), HEAD_PRIOR, 5), 3);
    return {
      head: (lemma, pos) => rateBucket(headRate(lemma, pos)),
      headBefore: (lemma, pos, next) =>
        rateBucket(rate(cueKeys.headBefore(lemma, pos, next), headRate(lemma, pos), 4)),
      inside: (lemma, pos) => rateBucket(rate(cueKeys.inside(lemma, pos), INSIDE_PRIOR, 4)),
      source: (lemma, pos) => rateBucket(rate(cueKeys.source(lemma, pos), SOURCE_PRIOR, 4)),
    };
  }
}

/** A lexicon as src/attribute/quotes/cues.ts reads it. */
export interface CueTable {
  readonly keys: Int32Array;
  readonly buckets: Uint8Array;
}

function count(counts: Counts, key: number, hit: boolean): void {
  const entry = counts.get(key);
  if (!entry) counts.set(key, [hit ? 1 : 0, 1]);
  else {
    entry[1]++;
    if (hit) entry[0]++;
  }
}

/** The head of each cue: its last verb, else its last noun, else its last word. */
function headsOf({ pos }: Layout, labels: Uint8Array): Set<number> {
  const heads = new Set<number>();
  for (const { kind, first, end } of spansOf(labels, labels.length)) {
    if (SPAN_KINDS[kind]!.role !== 'cue') continue;
    let verb = -1;
    let noun = -1;
    for (let i = first; i < end; i++) {
      if (pos[i + MARGIN] === POS.VERB) verb = i;
      if (pos[i + MARGIN] === POS.NOUN) noun = i;
    }
    heads.add(verb >= 0 ? verb : noun >= 0 ? noun : end - 1);
  }
  return heads;
}
