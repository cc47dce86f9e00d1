import type { StoryRow } from '../../../store/index.js';
import { storyAddress } from './quote-card.js';
import { counted, storyFacts, storyName } from './words.js';

export function StoryList({ stories }: { readonly stories: readonly StoryRow[] }) {
  if (stories.length === 0) return <p class="none">No stories.</p>;
  return (
    <ul class="stories">
      {stories.map((story) => (
        <li>
          <a href={storyAddress(story.id)}>{storyName(story)}</a>
          <span class="about">
            {[storyFacts(story), counted(story.quotes, 'quote')].filter((fact) => fact).join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
