import { AppError } from '#shared/api/errors.ts';
import { importFailure } from '../importing/failures.ts';

const byHand = 'Open the page in your browser, save it, and import the file.';
const later = 'Try again later.';

/** The sentence for an answer that is no page, by its HTTP status; `challenged` where the site asks for proof of a person. */
export function statusFailure(status: number, name: string, challenged: boolean): AppError {
  if (challenged) {
    return importFailure('forbidden', name, 'wants proof that a person is asking, and let Postil not in.', byHand);
  }
  switch (status) {
    case 401:
    case 402:
    case 407:
      return importFailure('forbidden', name, `is only for those who sign in or pay (${status}).`, byHand);
    case 403:
      return importFailure('forbidden', name, 'was refused by the site (403): it is closed, or for browsers.', byHand);
    case 404:
      return importFailure('not-found', name, 'is not there (404).', 'Look whether the address is complete.');
    case 410:
      return importFailure(
        'not-found',
        name,
        'was taken down by its site (410).',
        'An archive of the web may have it.',
      );
    case 429:
      return importFailure('forbidden', name, 'was refused, because the site is asked too often (429).', later);
    case 451:
      return importFailure('forbidden', name, 'is withheld by its site for legal reasons (451).', byHand);
    default:
      return status >= 500
        ? importFailure('network', name, `could not be had: the site has a fault of its own (${status}).`, later)
        : importFailure('network', name, `was answered with status ${status} and no page.`, byHand);
  }
}

const nameFailures: Readonly<Record<string, readonly [happened: string, advice: string]>> = {
  ENOTFOUND: ['could not be found: no site has that name, or this computer is offline.', 'Look at the address again.'],
  ENODATA: ['could not be found: no site has that name.', 'Look at the address again.'],
  EAI_AGAIN: ['could not be looked up: this computer is offline.', 'Connect it and try again.'],
  ENETUNREACH: ['could not be reached: this computer is offline.', 'Connect it and try again.'],
  ENETDOWN: ['could not be reached: this computer is offline.', 'Connect it and try again.'],
  EHOSTUNREACH: ['could not be reached: there is no way to its computer.', later],
  ECONNREFUSED: ['could not be reached: its computer takes no connections there.', 'Look at the address again.'],
  ECONNRESET: ['was broken off by the site.', later],
  EPIPE: ['was broken off by the site.', later],
  UND_ERR_SOCKET: ['was broken off by the site.', later],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['arrived incomplete.', later],
  UND_ERR_HEADERS_OVERFLOW: ['was answered with more headers than any page needs.', byHand],
};
const slow = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);
const certificate = /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT|HOSTNAME_MISMATCH)/;
const damaged = /^(?:Z_|ZSTD_|ERR__ERROR|ERR_BROTLI)/;
const noSsl = /^(?:EPROTO|ERR_SSL|ERR_TLS)/;

/** The sentence for whatever stopped a connection; an AppError is one already. */
export function connectionFailure(error: unknown, name: string): AppError {
  for (let cause = error; cause instanceof Error; cause = innerError(cause)) {
    if (cause instanceof AppError) return cause;
    const code = 'code' in cause ? String(cause.code) : '';
    const known = nameFailures[code];
    if (known !== undefined) return importFailure('network', name, ...known);
    if (slow.has(code)) return tooSlow(name);
    if (certificate.test(code)) {
      const happened =
        code === 'CERT_HAS_EXPIRED'
          ? 'was not fetched: the certificate of the site has expired.'
          : 'was not fetched: the site cannot prove that it is the one named (its certificate is not valid for it).';
      return importFailure('network', name, happened, 'If you trust it, open the page in your browser and save it.');
    }
    if (noSsl.test(code)) {
      const advice = 'If the site has no https, write http:// in front of the address.';
      return importFailure('network', name, 'could not be fetched over an encrypted connection.', advice);
    }
    if (cause.name === 'HTTPParserError')
      return importFailure('network', name, 'gave an answer that is not HTTP.', byHand);
    if (damaged.test(code)) return importFailure('network', name, 'arrived damaged.', later);
  }
  const told = error instanceof Error ? error.message : String(error);
  return new AppError('network', `“${name}” could not be fetched (${told}). The library stays as it was. ${later}`, {
    cause: error,
  });
}

export function tooSlow(name: string): AppError {
  return importFailure('timeout', name, 'took too long to answer and was given up.', later);
}

export function cancelledFetch(name: string): AppError {
  return importFailure('cancelled', name, 'was not imported, because that was cancelled.', 'Import it at any time.');
}

/** Where several addresses of one name were tried, the first refusal is the one to tell. */
function innerError(error: Error): unknown {
  return error instanceof AggregateError ? error.errors[0] : error.cause;
}
