import { readdirSync } from 'node:fs';
import tseslint from 'typescript-eslint';
import regexp from 'eslint-plugin-regexp';

/**
 * The layers of src, and what each may import besides itself. Imports run one way: read, prepare, annotate,
 * attribute, store, batch, present. `annotate/*` and `attribute/*` are layers of their own.
 */
const NOUNS = [
  'record',
  'span',
  'ordered',
  'origin',
  'furniture',
  'quote-text',
  'byline',
  'dateline',
  'publication-date',
  'errors',
  'settings',
];
const LAYERS = {
  read: NOUNS,
  prepare: NOUNS,
  sequence: NOUNS,
  annotate: [...NOUNS, 'prepare', 'sequence'],
  attribute: [...NOUNS, 'prepare', 'sequence', 'annotate'],
  store: NOUNS,
  batch: [...NOUNS, 'read', 'store', 'extract', 'models', 'version'],
  present: [...NOUNS, 'index', 'read', 'store', 'batch', 'extract', 'models', 'version', 'measure'],
  measure: [...NOUNS, 'prepare', 'annotate', 'attribute', 'extract', 'models'],
};

const everything = readdirSync('src').map((name) => name.replace(/\.ts$/, ''));

const layerRules = Object.entries(LAYERS).map(([layer, allowed]) => ({
  files: [`src/${layer}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: everything
          .filter((name) => name !== layer && !allowed.includes(name))
          .map((name) => ({
            regex: `^(\\.\\./)+${name}(/|\\.js$)`,
            message: `src/${layer} must not import ${name}: see LAYERS in eslint.config.js`,
          })),
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist/', 'output/', 'coverage/', 'node_modules/', 'data/'] },
  ...tseslint.configs.strict,
  regexp.configs['flat/recommended'],
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 5],
      'no-console': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  { files: ['**/*.d.ts'], rules: { '@typescript-eslint/no-extraneous-class': 'off' } },
  { files: ['tests/**/*.ts'], rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' } },
  ...layerRules,
);
