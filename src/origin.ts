/** Where an article came from, and what is noted of one that could not be used. */

export interface Origin {
  /** Path as given or found, or "-" for standard input. */
  readonly path: string;
  /** 1-based line, row or member, where the file holds many articles. */
  readonly line?: number;
}

/** An input that could not be used. */
export interface Failure {
  readonly origin: Origin;
  readonly articleId: string | null;
  readonly stage: 'read' | 'extract' | 'store';
  readonly code: string;
  readonly message: string;
  /** Of an extraction that failed, or a page whose parsing took too much: what it was about, not to be tried again for nothing. */
  readonly basis?: { readonly contentHash: string; readonly extractor: string };
}
