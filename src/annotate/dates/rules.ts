/** All rules, on one screen. Where two find the same words, the one listed first wins. */
import { CALENDAR_RULES } from './rules/calendar.js';
import { CLOCK_RULES } from './rules/clock.js';
import { DURATION_RULES } from './rules/duration.js';
import { FISCAL_RULES } from './rules/fiscal.js';
import { RELATIVE_RULES } from './rules/relative.js';
import { SEASON_RULES } from './rules/season.js';
import { SET_RULES } from './rules/set.js';
import { VAGUE_RULES } from './rules/vague.js';
import { WEEKDAY_RULES } from './rules/weekday.js';
import type { Rule } from './rule.js';

export const RULES: readonly Rule[] = [
  ...CALENDAR_RULES,
  ...WEEKDAY_RULES,
  ...CLOCK_RULES,
  ...FISCAL_RULES,
  ...RELATIVE_RULES,
  ...SEASON_RULES,
  ...SET_RULES,
  ...DURATION_RULES,
  ...VAGUE_RULES,
];
