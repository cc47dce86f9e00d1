/** "Saturday (Dec 6)": a day said twice, the second time in brackets, is one expression. */
import type { DateMention } from '../../record.js';

/** Joins a date to the one in brackets right after it where both have the same value. */
export function joinBracketed(text: string, mentions: readonly DateMention[]): DateMention[] {
  const joined: DateMention[] = [];
  for (const mention of mentions) {
    const before = joined.at(-1);
    if (before && saysTheSame(text, before, mention)) {
      const end = mention.end + 1;
      joined[joined.length - 1] = {
        ...mention,
        start: before.start,
        end,
        text: text.slice(before.start, end),
      };
    } else joined.push(mention);
  }
  return joined;
}

function saysTheSame(text: string, before: DateMention, inside: DateMention): boolean {
  const gap = text.slice(before.end, inside.start);
  return before.value === inside.value && (gap === ' (' || gap === '(') && text[inside.end] === ')';
}
