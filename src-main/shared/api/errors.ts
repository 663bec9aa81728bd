import { common } from '../messages/sentences/en/common.ts';

/** Codes a caller may act on; whatever else goes wrong is a bug and is reported as `internal`. */
export const errorCodes = [
  'invalid-input',
  'not-found',
  'conflict',
  'unsupported',
  'too-large',
  'not-an-article',
  'damaged',
  'locked',
  'disk',
  'timeout',
  'cancelled',
  'forbidden',
  /** What lies outside this computer could not be had. */
  'network',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** An error meant for a person: the message says what happened, what was kept and what to do. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: string | undefined;

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; detail?: string } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.detail = options.detail;
  }
}

/** The wire form of an error: `{ error: { code, message, detail? } }`. */
export interface ErrorBody {
  error: { code: ErrorCode; message: string; detail?: string };
}

/** HTTP status of each code, for the hosts that speak HTTP. */
export const statusOf: Readonly<Record<ErrorCode, number>> = {
  'invalid-input': 400,
  'not-found': 404,
  conflict: 409,
  unsupported: 415,
  'too-large': 413,
  'not-an-article': 422,
  damaged: 422,
  locked: 423,
  disk: 507,
  timeout: 504,
  cancelled: 499,
  forbidden: 403,
  network: 502,
  internal: 500,
};

/** Turns anything thrown into its wire form; what is not an AppError keeps its text out of the message, which is `ownFault`. */
export function toErrorBody(error: unknown, ownFault: string = common.ownFault): ErrorBody {
  if (error instanceof AppError) {
    const { code, message, detail } = error;
    return { error: detail === undefined ? { code, message } : { code, message, detail } };
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { error: { code: 'internal', message: ownFault, detail } };
}
