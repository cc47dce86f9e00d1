/** Writes data/lexicons/people.json: first names by gender and nouns for people, from compromise's lexicon (MIT). */
import { writeFileSync } from 'node:fs';
import nlp from 'compromise';

const lexicon = (nlp.model() as { one: { lexicon: Record<string, string | string[]> } }).one.lexicon;

function tagged(tag: string): string[] {
  return Object.entries(lexicon)
    .filter(([word, tags]) => [tags].flat().includes(tag) && /^[a-z]+$/.test(word))
    .map(([word]) => word)
    .sort();
}

const male = tagged('MaleName');
const female = tagged('FemaleName');
const both = new Set(male.filter((name) => female.includes(name)));
writeFileSync(
  'data/lexicons/people.json',
  JSON.stringify({
    origin: 'compromise 14 lexicon, MIT; made by pipelines/lexicons/people.ts',
    male: male.filter((name) => !both.has(name)).join(' '),
    female: female.filter((name) => !both.has(name)).join(' '),
    roles: tagged('Actor').join(' '),
  }) + '\n',
);
