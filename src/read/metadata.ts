/** What an input says about its article besides the text. */
export type Metadata = Partial<Record<'title' | 'publishedAt' | 'url' | 'publisher' | 'author', string>>;

/** Without the fields that say nothing. */
export function definedFields(fields: Readonly<Record<keyof Metadata, string | undefined>>): Metadata {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as Metadata;
}
