/** Does a confidence mean what it says: of the answers at 0.9, are nine in ten right? */

export interface Judged {
  /** 0 to 1. */
  readonly confidence: number;
  readonly right: boolean;
}

export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly meanConfidence: number;
  readonly shareRight: number;
}

/** Reliability table in ten equal bins; empty bins are left out. */
export function reliability(judged: readonly Judged[]): ReliabilityBin[] {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (const { confidence, right } of judged) {
    const bin = bins[Math.min(9, Math.floor(confidence * 10))]!;
    bin.count++;
    bin.confidence += confidence;
    if (right) bin.right++;
  }
  return bins
    .map(({ count, confidence, right }, index) => ({
      from: index / 10,
      to: (index + 1) / 10,
      count,
      meanConfidence: confidence / count,
      shareRight: right / count,
    }))
    .filter(({ count }) => count > 0);
}
