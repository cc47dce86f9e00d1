/**
 * How often a quote is right, content and speaker together, for each way its speaker was told: the share of right
 * quotes over the mean of the tagger's confidence in the content. Measured on PolNeAR dev speakers, Wikinews dev and
 * the sample stories (640 predicted quotes), 2026-11-23; rounded, since the rare ways have few cases.
 */
const RELIABILITY: Readonly<Record<string, number>> = {
  name: 0.93,
  nominal: 0.9,
  subject: 0.75,
  pronoun: 0.75,
  noun: 0.6,
  names: 0.5,
  'same-speaker-goes-on': 0.35,
};

/** Where no speaker could be told. */
const WITHOUT_SPEAKER = 0.3;

/** Confidence in the whole quote from the confidence in its content and the evidence for its speaker. */
export function wholeConfidence(content: number, evidence: string | null): number {
  const way = evidence?.split(':')[0];
  const factor = way === undefined ? WITHOUT_SPEAKER : (RELIABILITY[way] ?? WITHOUT_SPEAKER);
  return Math.round(100 * content * factor) / 100;
}
