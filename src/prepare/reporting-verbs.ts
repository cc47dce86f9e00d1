/** Verbs that report a question or a cry after its closing mark ("Why?" Roe asked). */
const VERBS = new Set(
  'add admit announce answer argue ask beg blog bark boast call chant claim conclude continue cry declare demand exclaim explain groan holler inquire insist interject interrupt joke laugh muse mutter note object plead post proclaim protest quip recall remark remember repeat reply respond retort roar say scoff scream shoot shout shriek sigh snap sneer sob state tell text think thunder tweet urge wail warn whisper wonder write yell'.split(
    ' ',
  ),
);

/** @param lemma in lower case */
export function isReportingVerb(lemma: string): boolean {
  return VERBS.has(lemma);
}
