/**
 * The student's teachers: small networks, linear chains and a pretrained transformer, each trained without one part of
 * the articles, so that what it says of that part is no memory. Files NAME.teacher hold what they say together.
 */
import type { Workshop } from './workshop.js';

/** Networks and linear chains leave out a quarter each, transformers a half. */
const FOLDS = 4;
const HALVES = 2;
const SHAPE = { width: 64 };
const SETS = ['train', 'styled', 'silver'];

/** @param network settings that the student has as well  @param encoder the folder of all-MiniLM-L6-v2 */
export function trainTeachers(shop: Workshop, network: readonly string[], encoder: string): void {
  for (let fold = 0; fold < FOLDS; fold++) {
    const part = ['train=train.bin', `folds=${FOLDS}`, `fold=${fold}`];
    const model = `model=network${fold}.net`;
    shop.network(SHAPE, ...network, ...part, 'dev=dev.bin', 'epochs=6', `seed=1${fold}`, model);
    for (const set of SETS)
      shop.network(SHAPE, `score=${set}.bin`, 'vectors=vectors.bin', model, `out=${set}.network${fold}`);
    const list = (kind: string): string => SETS.map((set) => `${set}${kind}`).join(',');
    shop.linear(
      ...part,
      'epochs=5',
      `seed=${fold}`,
      `score=${list('.bin')}`,
      `out=${list(`.linear${fold}`)}`,
    );
  }
  for (let half = 0; half < HALVES; half++) trainTransformer(shop, encoder, half);
  for (const set of SETS) {
    const kinds = ['network', 'linear', 'transformer'];
    for (const kind of kinds) combine(shop, set, kind, kind === 'transformer' ? HALVES : FOLDS);
    shop.network(
      SHAPE,
      `mix=${kinds.map((kind) => `${set}.${kind}`).join(',')}`,
      'weights=1,1,6',
      `out=${set}.teacher`,
    );
  }
}

function trainTransformer({ transformer, network }: Workshop, encoder: string, half: number): void {
  const part = [`folds=${HALVES}`, `fold=${half}`];
  const teacher = `teacher=transformer${half}.pt`;
  const from = `model=${encoder}`;
  transformer('train', from, teacher, 'train=train.jsonl', ...part, `seed=2${half}`);
  for (const set of SETS) {
    const scores = `${set}.scores${half}`;
    const whole = set === 'silver';
    transformer('score', from, teacher, `words=${set}.jsonl`, ...(whole ? [] : part), `out=${scores}`);
    network(SHAPE, `chain=${scores}`, `on=${set}.bin`, 'labels=train.bin', `out=${set}.transformer${half}`);
  }
}

/** Annotated articles are scored by the teacher that left them out, the rest by all. */
function combine({ network }: Workshop, set: string, kind: string, folds: number): void {
  const files = Array.from({ length: folds }, (_, fold) => `${set}.${kind}${fold}`).join(',');
  const out = `out=${set}.${kind}`;
  if (set === 'silver') network(SHAPE, `mix=${files}`, out);
  else network(SHAPE, `heldOut=${files}`, `on=${set}.bin`, out);
}
