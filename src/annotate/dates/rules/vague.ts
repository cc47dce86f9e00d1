/** References without a date: "now", "recently", "the future". */
import { dated } from '../discourse.js';
import { CLASS } from '../lexicon.js';
import { type Rule, beside } from '../rule.js';

const present = () => dated('PRESENT_REF', true);
const past = () => dated('PAST_REF', true);
const future = () => dated('FUTURE_REF', true);

export const VAGUE_RULES: readonly Rule[] = [
  {
    id: 'now',
    pattern: 'right? *now !defunct|famous|infamous|legendary',
    resolve: present,
    guard: (match) => beside(match, 1) !== '-',
    example: 'The old mill is [now] a museum of salt.',
    value: 'PRESENT_REF',
  },
  {
    id: 'currently',
    pattern: '*currently|presently|nowadays',
    resolve: present,
    example: 'The lift is [currently] out of order.',
    value: 'PRESENT_REF',
  },
  {
    id: 'at-present',
    pattern: '[ at ] ( the|this )? *present|moment',
    resolve: present,
    guard: (match) => beside(match, 1) !== 'of' && !(beside(match, 1) === 'when'),
    example: 'No ferries are running at [the moment], the port says.',
    value: 'PRESENT_REF',
  },
  {
    id: 'current',
    pattern: '*current !events|affairs|account|accounts|fiscal|year|quarter|month|week|season|period|-',
    resolve: present,
    guard: (match) => ((match.lexemes.flags[match.first] as number) & CLASS.capital) === 0,
    example: 'She opposes the [current] plan for the weir.',
    value: 'PRESENT_REF',
  },
  {
    id: 'recently',
    pattern: 'more|most|very|until? *recently',
    resolve: past,
    example: 'He has [recently] sold the boatyard.',
    value: 'PAST_REF',
  },
  {
    id: 'the-past',
    pattern: 'the recent|distant? *past !<num>|<vague>|<unit>|and|,|few|several',
    resolve: past,
    example: 'The valley has flooded in [the past] without warning.',
    value: 'PAST_REF',
  },
  {
    id: 'future',
    pattern:
      '( the near|immediate|distant|foreseeable? / near|immediate|foreseeable ) *future !of|prices|contract|contracts|trading|symbol',
    resolve: future,
    example: 'Nobody knows what [the future] holds for the yard.',
    value: 'FUTURE_REF',
  },
  {
    id: 'term',
    pattern: 'the near|short|long|medium *term',
    resolve: future,
    guard: (match) => match.last - match.first === 2,
    example: 'Nobody expects much from the harbour in [the short term], she said.',
    value: 'FUTURE_REF',
  },
  {
    id: 'future-units',
    pattern: 'future|coming *units:<units>',
    resolve: future,
    example: 'The levy will be raised in [future years], she said.',
    value: 'FUTURE_REF',
  },
  {
    id: 'soon',
    pattern: 'very|as? *soon ( as possible )? !as|after',
    resolve: future,
    guard: (match) => beside(match, -1) !== 'as' && beside(match, -1) !== 'too',
    example: 'The ferry will [soon] sail again.',
    value: 'FUTURE_REF',
  },
];
