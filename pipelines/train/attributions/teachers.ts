/**
 * The student's teachers: two pretrained transformers, each trained without one half of the articles, so that what it
 * says of that half is no memory. Files NAME.teacher hold what they say, as train-net.cpp reads it.
 */
import type { Shape, Workshop } from './workshop.js';

const HALVES = [0, 1];
const UNLABELLED = 'silver';
const SETS = ['train', 'styled', UNLABELLED];

/** @param shape of any network: the teachers hang on none  @param encoder the folder of all-MiniLM-L6-v2 */
export async function trainTeachers(shop: Workshop, shape: Shape, encoder: string): Promise<void> {
  await Promise.all(HALVES.map((half) => trainTeacher(shop, encoder, half)));
  for (const set of SETS) {
    const scores = HALVES.map((half) => `${set}.scores${half}`).join(',');
    const files = [`scores=${scores}`, `on=${set}.bin`, 'labels=train.bin', `out=${set}.teacher`];
    shop.network(shape, ...files, ...(set === UNLABELLED ? [] : ['heldOut=1']));
  }
}

/** Annotated articles are scored by the teacher that left them out, the rest by both. */
async function trainTeacher({ transformer }: Workshop, encoder: string, half: number): Promise<void> {
  const part = [`folds=${HALVES.length}`, `fold=${half}`];
  const files = [`model=${encoder}`, `teacher=transformer${half}.pt`];
  const texts = ['train=train.jsonl', 'styled=styled.jsonl', 'dev=dev.jsonl'];
  await transformer('train', ...files, ...texts, ...part, `seed=2${half}`);
  for (const set of SETS) {
    const held = set === UNLABELLED ? [] : part;
    await transformer('score', ...files, `words=${set}.jsonl`, ...held, `out=${set}.scores${half}`);
  }
}
