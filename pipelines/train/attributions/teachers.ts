/**
 * The student's teachers: pretrained transformers, each of them twice, without one half of the articles, so that what it
 * says of that half is no memory. Files NAME.teacher hold what they say, as train-net.cpp reads it.
 */
import { join } from 'node:path';
import type { Shape, Workshop } from './workshop.js';

interface Teacher {
  /** The folder of the encoder that it begins as. */
  readonly encoder: string;
  readonly seed: number;
  readonly epochs: number;
  readonly rate: number;
}

const TEACHERS: readonly Teacher[] = [
  { encoder: 'all-MiniLM-L6-v2', seed: 20, epochs: 2, rate: 2.5e-4 },
  { encoder: 'e5-small-v2', seed: 30, epochs: 3, rate: 2e-4 },
];

export const ENCODERS: readonly string[] = TEACHERS.map(({ encoder }) => encoder);

const HALVES = [0, 1];
const UNLABELLED = 'silver';
const SETS = ['train', 'styled', UNLABELLED];

/** @param shape of any network: the teachers hang on none  @param encoders the folder that holds those of ENCODERS */
export async function trainTeachers(shop: Workshop, shape: Shape, encoders: string): Promise<void> {
  for (const teacher of TEACHERS)
    await Promise.all(HALVES.map((half) => trainTeacher(shop, encoders, teacher, half)));
  for (const set of SETS) {
    const scores = TEACHERS.flatMap((teacher) => HALVES.map((half) => scoresOf(set, teacher, half)));
    const files = [`scores=${scores.join(',')}`, `on=${set}.bin`, 'labels=train.bin', `out=${set}.teacher`];
    shop.network(shape, ...files, ...(set === UNLABELLED ? [] : [`folds=${HALVES.length}`]));
  }
}

const scoresOf = (set: string, { encoder }: Teacher, half: number): string => `${set}.${encoder}-${half}`;

/** Annotated articles are scored by the teachers that left them out, the rest by all. */
async function trainTeacher(
  { transformer }: Workshop,
  encoders: string,
  teacher: Teacher,
  half: number,
): Promise<void> {
  const { encoder, seed, epochs, rate } = teacher;
  const part = [`folds=${HALVES.length}`, `fold=${half}`];
  const files = [`model=${join(encoders, encoder)}`, `teacher=${encoder}-${half}.pt`];
  const texts = ['train=train.jsonl', 'styled=styled.jsonl', 'dev=dev.jsonl'];
  const pace = [`seed=${seed + half}`, `epochs=${epochs}`, `rate=${rate}`];
  await transformer('train', ...files, ...texts, ...part, ...pace);
  for (const set of SETS) {
    const held = set === UNLABELLED ? [] : part;
    await transformer(
      'score',
      ...files,
      `words=${set}.jsonl`,
      ...held,
      `out=${scoresOf(set, teacher, half)}`,
    );
  }
}
