/** Scores found names against gold: exact span and type as in CoNLL, and recall by overlap where gold is partial. */
import { findNames } from '../../../src/annotate/names/find.js';
import type { NameMention } from '../../../src/annotate/names/mention.js';
import type { NameModel } from '../../../src/annotate/names/model.js';
import { prepare } from '../../../src/prepare/prepare.js';
import type { GoldArticle } from './gold.js';

interface Tally {
  right: number;
  found: number;
  gold: number;
}

const THREE = ['person', 'organization', 'place'];

/** Exact F1 in percent by type, and over the three types together. */
export function exactScores(articles: readonly GoldArticle[], model: NameModel): Record<string, number> {
  const tallies = new Map<string, Tally>();
  const tally = (type: string): Tally => {
    if (!tallies.has(type)) tallies.set(type, { right: 0, found: 0, gold: 0 });
    return tallies.get(type)!;
  };
  for (const article of articles) {
    const gold = new Set(article.entities.map(keyOf));
    for (const name of article.entities) tally(name.type).gold++;
    for (const mention of findNames(prepare(article.text), model)) {
      tally(mention.type).found++;
      if (gold.has(keyOf(mention))) tally(mention.type).right++;
    }
  }
  const three = THREE.map(tally).reduce((a, b) => ({
    right: a.right + b.right,
    found: a.found + b.found,
    gold: a.gold + b.gold,
  }));
  const scores = [...[...tallies].sort(([a], [b]) => a.localeCompare(b)), ['three types', three] as const];
  return Object.fromEntries(scores.map(([name, t]) => [name, f1(t)]));
}

function keyOf({ type, start, end }: { type: string; start: number; end: number }): string {
  return `${type} ${start} ${end}`;
}

function f1({ right, found, gold }: Tally): number {
  return found + gold === 0 ? 0 : (200 * right) / (found + gold);
}

/** Of the gold names of a type, the share in percent that a found name of the type overlaps. */
export function relaxedRecall(articles: readonly GoldArticle[], model: NameModel, type: string): number {
  let right = 0;
  let gold = 0;
  for (const article of articles) {
    const found = findNames(prepare(article.text), model).filter((mention) => mention.type === type);
    for (const name of article.entities.filter((entity) => entity.type === type)) {
      gold++;
      if (found.some((mention) => mention.start < name.end && name.start < mention.end)) right++;
    }
  }
  return (100 * right) / gold;
}

/** Each found name's probability and whether it is right, for calibration. */
export function judged(
  articles: readonly GoldArticle[],
  find: (article: GoldArticle) => readonly NameMention[],
): { probability: number; right: boolean }[] {
  return articles.flatMap((article) => {
    const gold = new Set(article.entities.map(keyOf));
    return find(article).map((mention) => ({
      probability: mention.confidence,
      right: gold.has(keyOf(mention)),
    }));
  });
}

export function showScores(scores: Record<string, number>): string {
  return Object.entries(scores)
    .map(([name, score]) => `${name} ${score.toFixed(1)}`)
    .join('  ');
}
