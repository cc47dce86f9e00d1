/** A small newsroom of our own writing, as files in a folder. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './onrecord.js';

const DAM = `Dam inquiry opens

“The wall was sound in March,” Ana Roe told the inquiry on Monday. Ms Roe is chief engineer of the Harrow Water Authority.

“We saw no cracks,” she said.

Tomas Brandt said the gauges had failed.`;

const FERRY = {
  id: 'ferry',
  title: 'Ferry late again',
  publishedAt: '2024-06-12',
  text: '“Nobody told the passengers,” said Lena Marsh. The ferry left Port Ellis on Tuesday.',
};

/** Fills a folder with articles/dam.txt and articles/more.jsonl, which hold three quotes and one. */
export function newsroom(folder = temporaryFolder()): string {
  mkdirSync(join(folder, 'articles'));
  writeFileSync(join(folder, 'articles', 'dam.txt'), DAM);
  writeFileSync(join(folder, 'articles', 'more.jsonl'), `${JSON.stringify(FERRY)}\n`);
  return folder;
}
