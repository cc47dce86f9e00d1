/** Parts that patterns share: `@edge` and so on. */
export const MACROS: Readonly<Record<string, string>> = {
  /** Which part of a stretch of time is meant. */
  edge: '( mod:early|late|mid in? -? / earlier|later|sometime|late|early in? / the? mod:end|beginning|start|middle|close|outset of / the latter half|part of )?',
  /** How exact a number is. "over" only where it is no preposition. */
  approx:
    '( just|only? apx:about|around|almost|nearly|roughly|approximately|some|under / [ for|in|of|after|just|well|lasted|took|by|is|was ] apx:over / apx:more|less|fewer than / at apx:least|most / as apx:much as / no apx:more than / apx:up to )?',
};
