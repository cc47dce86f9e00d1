import type { StoryHeading } from '../../store/index.js';

/** What names a story on the web: its address, or a name made of its id where it has none that can be used. */
export function storyIri({ id, url }: StoryHeading): string {
  const address = url !== undefined && URL.canParse(url) ? new URL(url).href : null;
  return address ?? `urn:onrecord:story:${encodeURIComponent(id)}`;
}
