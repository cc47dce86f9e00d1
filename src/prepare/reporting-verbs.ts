/** Verbs that report a question or a cry after its closing mark ("Why?" Roe asked). */
const VERBS = new Set(
  'add admit announce answer argue ask bark beg bellow blog boast call chant chide chuckle claim concede conclude continue crow cry declare demand enthuse exclaim explain fume groan growl grumble gush holler inquire insist interject interrupt joke lament laugh mumble murmur muse mutter note object plead post proclaim protest quip read reason recall recount remark remember repeat reply respond retort roar say scoff scream shoot shout shriek sigh snap sneer sob state tell text think thunder tweet urge wail warn whisper wonder write yell'.split(
    ' ',
  ),
);

/** @param lemma in lower case */
export function isReportingVerb(lemma: string): boolean {
  return VERBS.has(lemma);
}
