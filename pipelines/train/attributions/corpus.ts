/** The training corpora, prepared, labelled and dumped for the native trainer. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CueLexicon } from '../../../src/attribute/quotes/cues.js';
import { layOut, newLayout } from '../../../src/attribute/quotes/layout.js';
import { wordTypes } from '../../../src/attribute/quotes/word-types.js';
import { prepare } from '../../../src/prepare/prepare.js';
import { CueCounts, type CueTable } from './cue-counts.js';
import { dumpFeatures, longestParagraph, type Labelled } from './dump.js';
import { dumpWords } from './words.js';
import { labelParagraph, readGold, type GoldArticle } from './gold.js';
import { restyle, STYLES } from './restyle.js';

/** News without annotated quotes: the teachers say what is in it. */
const SILVER = ['dates-tbaq.jsonl', 'names-conllpp-train.jsonl', 'news-meantime-dev.jsonl'];

export interface Corpus {
  readonly cues: CueTable;
  readonly dev: readonly GoldArticle[];
}

/** Writes train.bin, styled.bin, silver.bin and dev.bin to the working folder. */
export function dumpArticles(data: string, work: string): Corpus {
  const gold = readGold(join(data, 'quotes-polnear-train.jsonl'));
  const dev = readGold(join(data, 'quotes-polnear-dev.jsonl'));
  const train = gold.map(labelled);
  const counts = countCues(train);
  const everything = counts.lexiconWithout(-1);
  const withoutOwn = (article: number): CueLexicon => counts.lexiconWithout(article);
  const dump = (
    name: string,
    articles: readonly Labelled[],
    lexiconOf: (article: number) => CueLexicon,
  ): void => {
    dumpFeatures(join(work, `${name}.bin`), articles, lexiconOf);
    dumpWords(join(work, `${name}.jsonl`), articles, lexiconOf);
  };
  dump('train', train, withoutOwn);
  dump('styled', gold.map(restyled), withoutOwn);
  dump('dev', dev.map(labelled), () => everything);
  const silver = SILVER.map((name) => join(data, name))
    .filter((path) => existsSync(path))
    .flatMap(readGold)
    .map(({ id, text }) => labelled({ id, text, quotes: [] }));
  dump('silver', silver, () => everything);
  return { cues: counts.table(), dev };
}

/**
 * Two of each four articles have a restyled copy, the others an empty one. Neighbours have one style, so that either half
 * of the articles (see teachers.ts) has all styles.
 */
function restyled(article: GoldArticle, index: number): Labelled {
  const pair = index >> 1;
  const styles = Object.keys(STYLES);
  const copied = pair % 2 === 0;
  return labelled(
    copied ? restyle(article, styles[(pair >> 1) % styles.length]!) : { ...article, text: '', quotes: [] },
  );
}

function labelled({ text, quotes }: GoldArticle): Labelled {
  const prepared = prepare(text);
  const labels = prepared.paragraphs.map((paragraph) => labelParagraph(prepared.tokens, paragraph, quotes));
  return { prepared, text, labels };
}

const NO_CUES: CueLexicon = { head: () => 0, headBefore: () => 0, inside: () => 0, source: () => 0 };

function countCues(articles: readonly Labelled[]): CueCounts {
  const counts = new CueCounts();
  const types = wordTypes(NO_CUES);
  const layout = newLayout(longestParagraph(articles));
  articles.forEach(({ prepared, labels }, article) => {
    prepared.paragraphs.forEach((paragraph, index) => {
      layOut(prepared, paragraph, types, NO_CUES, layout);
      counts.add(article, layout, types, labels[index]!);
    });
  });
  return counts;
}
