/** Every way in which input or use can be at fault; each message names the place and the remedy. */
export type ErrorCode =
  | 'article-invalid'
  | 'article-too-large'
  | 'article-empty'
  | 'article-duplicate'
  | 'input-missing'
  | 'input-unreadable'
  | 'input-binary'
  | 'input-malformed'
  | 'column-missing'
  | 'html-no-article'
  | 'job-invalid'
  | 'option-invalid'
  | 'model-invalid'
  | 'store-locked'
  | 'store-unwritable'
  | 'store-schema'
  | 'record-invalid'
  | 'story-not-found'
  | 'quote-not-found'
  | 'correction-invalid'
  | 'correction-not-found'
  | 'output-unwritable'
  | 'extraction-failed'
  | 'extraction-timeout'
  | 'extraction-memory'
  | 'internal';

/** A fault that a user can do something about: shown as its message, never as a stack trace. */
export class OnrecordError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OnrecordError';
    this.code = code;
  }
}
