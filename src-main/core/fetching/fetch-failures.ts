import { AppError } from '#shared/api/errors.ts';
import { importFailure } from '../importing/failures.ts';
import { said } from '../said.ts';

/** The sentence for an answer that is no page, by its HTTP status; `challenged` where the site asks for proof of a person. */
export function statusFailure(status: number, name: string, challenged: boolean): AppError {
  if (challenged) {
    return importFailure('forbidden', name, said().fetching.challenged);
  }
  switch (status) {
    case 401:
    case 402:
    case 407:
      return importFailure('forbidden', name, said().fetching.signIn(status));
    case 403:
      return importFailure('forbidden', name, said().fetching.refused);
    case 404:
      return importFailure('not-found', name, said().fetching.notThere);
    case 410:
      return importFailure('not-found', name, said().fetching.takenDown);
    case 429:
      return importFailure('forbidden', name, said().fetching.tooOften);
    case 451:
      return importFailure('forbidden', name, said().fetching.withheld);
    default:
      return status >= 500
        ? importFailure('network', name, said().fetching.ownFault(status))
        : importFailure('network', name, said().fetching.otherStatus(status));
  }
}

const slow = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);
const certificate = /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT|HOSTNAME_MISMATCH)/;
const damaged = /^(?:Z_|ZSTD_|ERR__ERROR|ERR_BROTLI)/;
const noSsl = /^(?:EPROTO|ERR_SSL|ERR_TLS)/;

/** The sentence for whatever stopped a connection; an AppError is one already. */
export function connectionFailure(error: unknown, name: string): AppError {
  for (let cause = error; cause instanceof Error; cause = innerError(cause)) {
    if (cause instanceof AppError) return cause;
    const code = 'code' in cause ? String(cause.code) : '';
    const known = said().fetching.connection[code];
    if (known !== undefined) return importFailure('network', name, known);
    if (slow.has(code)) return tooSlow(name);
    if (certificate.test(code)) {
      const { expired, unproved } = said().fetching;
      return importFailure('network', name, code === 'CERT_HAS_EXPIRED' ? expired : unproved);
    }
    if (noSsl.test(code)) {
      return importFailure('network', name, said().fetching.noEncryption);
    }
    if (cause.name === 'HTTPParserError') return importFailure('network', name, said().fetching.notHttp);
    if (damaged.test(code)) return importFailure('network', name, said().fetching.damaged);
  }
  const told = error instanceof Error ? error.message : String(error);
  const { message } = importFailure('network', name, said().fetching.other(told));
  return new AppError('network', message, { cause: error });
}

export function tooSlow(name: string): AppError {
  return importFailure('timeout', name, said().fetching.tooSlow);
}

export function cancelledFetch(name: string): AppError {
  return importFailure('cancelled', name, said().importing.cancelled);
}

/** Where several addresses of one name were tried, the first refusal is the one to tell. */
function innerError(error: Error): unknown {
  return error instanceof AggregateError ? error.errors[0] : error.cause;
}
