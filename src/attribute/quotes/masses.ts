/** What the tagger's probabilities say of content at every token of an article; zero in paragraphs without any span. */
export interface Masses {
  /** The token is content. */
  readonly content: Float32Array;
  /** Content begins with the token. */
  readonly begin: Float32Array;
  /** Content ends with the token. */
  readonly end: Float32Array;
}

/** @param count tokens of the article */
export function newMasses(count: number): Masses {
  return {
    content: new Float32Array(count),
    begin: new Float32Array(count),
    end: new Float32Array(count),
  };
}
