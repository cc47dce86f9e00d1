/** Names by where they stand. All lists are in the order of the text. */
import type { NameMention } from '../../../annotate/names/mention.js';
import { lowerBound } from '../../../ordered.js';
import type { Range } from '../marks.js';

/** The names that stand wholly within the tokens. */
export function namesWithin(names: readonly NameMention[], { first, end }: Range): NameMention[] {
  const from = lowerBound(names, ({ firstToken }) => firstToken >= first);
  const found: NameMention[] = [];
  for (let i = from; i < names.length && names[i]!.firstToken < end; i++)
    if (names[i]!.endToken <= end) found.push(names[i]!);
  return found;
}

/** The name that the token is part of. */
export function nameAt(names: readonly NameMention[], token: number): NameMention | undefined {
  const name = names[lowerBound(names, ({ endToken }) => endToken > token)];
  return name && name.firstToken <= token ? name : undefined;
}
