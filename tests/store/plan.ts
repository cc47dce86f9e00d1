import type { RunPlan } from '../../src/store/index.js';

export const PLAN: RunPlan = {
  job: 'archive.json',
  settings: { inputs: ['archive/'] },
  extractor: 'rules-1',
  versions: { onrecord: '0.1.0' },
};
