/** What goes wrong, as a status and one shape of answer. */
import { OnrecordError, type ErrorCode } from '../../errors.js';

export type FaultStatus = 400 | 403 | 404 | 409 | 413 | 421 | 500 | 503;

/** A fault of the request that is none of onrecord's own codes. */
export class DeskError extends Error {
  constructor(
    readonly status: FaultStatus,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export interface Fault {
  readonly status: FaultStatus;
  readonly code: string;
  readonly message: string;
}

const STATUS: Partial<Record<ErrorCode, FaultStatus>> = {
  'story-not-found': 404,
  'quote-not-found': 404,
  'correction-not-found': 404,
  'correction-invalid': 400,
  'article-invalid': 400,
  'article-empty': 400,
  'article-too-large': 413,
  'article-duplicate': 409,
  'input-malformed': 400,
  'input-binary': 400,
  'html-no-article': 400,
  'column-missing': 400,
  'option-invalid': 400,
  'input-missing': 503,
  'store-locked': 503,
  'store-unwritable': 503,
  'store-schema': 503,
};

/** What the asker is told. What is no known fault is told on standard error, and not to them. */
export function faultOf(error: unknown): Fault {
  if (error instanceof DeskError) return { status: error.status, code: error.code, message: error.message };
  if (error instanceof OnrecordError)
    return { status: STATUS[error.code] ?? 500, code: error.code, message: error.message };
  console.error(error);
  return {
    status: 500,
    code: 'internal',
    message: 'This is a fault in onrecord; its terminal says where it happened',
  };
}
