/** Looking around in a database as a reader does: selections with counts, speakers, the whole at a glance. */
export { browseQuotes, QUOTE_SORTS, type FoundQuote, type QuotePage, type QuoteSort } from './browse.js';
export {
  rankSpeakers,
  speakerProfile,
  type RankedSpeaker,
  type SpeakerProfile,
  type SpeakerRanking,
} from './people.js';
export { readOverview, type Overview } from './overview.js';
export type { Count, Facets } from './facets.js';
export type { SnippetPiece } from './snippets.js';
