import { lookup as lookUp } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import type { Agent, Dispatcher } from 'undici';
import type { AppError } from '#shared/api/errors.ts';
import { importFailure } from '../importing/failures.ts';
import { said } from '../said.ts';
import { type ContentKind, refuseType } from './content-types.ts';
import { BodyTooLarge, contentCodings, readBody, UnknownCoding } from './decode-body.ts';
import { cancelledFetch, connectionFailure, statusFailure, tooSlow } from './fetch-failures.ts';
import { type FetchTimeouts, fetchLimits, fetchTimeouts } from './fetch-limits.ts';
import { isPublicAddress } from './public-address.ts';
import { nameOfAddress } from './web-address.ts';

/** Every address of a name, as the system's resolver gives them. */
export type Lookup = (hostname: string) => Promise<readonly { address: string; family: number }[]>;

export interface FetcherOptions {
  readonly version: string;
  readonly lookup?: Lookup;
  /** Whether a connection to that IP address may be made; public ones only when left out. */
  readonly isAllowed?: (address: string) => boolean;
  readonly timeouts?: FetchTimeouts;
}

export interface FetchOrder {
  readonly url: URL;
  readonly kind: ContentKind;
  /** Whether unencrypted http may be asked, here or after a redirect: what the person wrote themselves. */
  readonly mayBePlain: boolean;
  /** Bytes at most, counted after decompression. */
  readonly limit: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Fetched {
  readonly bytes: Uint8Array;
  /** As the server said it; empty when it said nothing. */
  readonly contentType: string;
  /** Where the last redirect led. */
  readonly url: URL;
}

export interface Fetcher {
  /** Rejects with an AppError whose message names the address, says why, and what to do. */
  fetch(order: FetchOrder): Promise<Fetched>;
  close(): Promise<void>;
}

type Answer = Dispatcher.ResponseData;

/**
 * The one function that goes out to the network, and only when a person asks for an address. It sends the headers
 * below and nothing else: no cookies, referrer, credentials or cache. Each connection goes to an address that was
 * looked up for it and found public in the same step, so neither a redirect nor a name that changes its mind leads
 * inside.
 */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { version, isAllowed = isPublicAddress, timeouts = fetchTimeouts } = options;
  const lookup = guardedLookup(options.lookup ?? ((name) => lookUp(name, { all: true, order: 'verbatim' })), isAllowed);
  let agent: Promise<Agent> | null = null;

  async function start(): Promise<Agent> {
    // Most starts of Postil never fetch anything.
    const { Agent } = await import('undici');
    return new Agent({
      connect: { lookup, timeout: timeouts.connect, autoSelectFamily: true },
      allowH2: false,
      pipelining: 1,
      keepAliveTimeout: 2_000,
      maxHeaderSize: 64 * 1024,
      headersTimeout: timeouts.silence,
      bodyTimeout: timeouts.silence,
    });
  }

  async function ask(url: URL, kind: ContentKind, signal: AbortSignal): Promise<Answer> {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // What is written as a number is never looked up.
    if (isIP(host) !== 0 && !isAllowed(host)) throw notPublic(url.hostname);
    // Where it could not be loaded the next one that asks tries again.
    agent ??= start().catch((error: unknown) => {
      agent = null;
      throw error;
    });
    return (await agent).request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      headers: requestHeaders(version, kind),
      signal,
    });
  }

  async function follow(order: FetchOrder, signal: AbortSignal): Promise<Fetched> {
    let { url } = order;
    for (let redirects = 0; ; redirects += 1) {
      const answer = await ask(url, order.kind, signal);
      const location = headerOf(answer, 'location');
      if (![301, 302, 303, 307, 308].includes(answer.statusCode) || location === '') return read(answer, url, order);
      discard(answer);
      if (redirects === fetchLimits.redirects) throw tooManyRedirects(order.url);
      url = redirected(url, location, order.mayBePlain);
    }
  }

  return {
    async fetch(order) {
      const name = nameOfAddress(order.url);
      const limit = AbortSignal.timeout(timeouts.total);
      try {
        return await follow(order, AbortSignal.any([limit, ...(order.signal === undefined ? [] : [order.signal])]));
      } catch (error) {
        if (order.signal?.aborted) throw cancelledFetch(name);
        throw limit.aborted ? tooSlow(name) : connectionFailure(error, name);
      }
    },
    async close() {
      await (await agent)?.destroy();
      agent = null;
    },
  };
}

/** Every header that Postil sends besides `host` and `connection`. */
export function requestHeaders(version: string, kind: ContentKind): Record<string, string> {
  const accept = {
    page: 'text/html,application/xhtml+xml,application/pdf;q=0.9,application/epub+zip;q=0.9,text/markdown;q=0.9,text/plain;q=0.8,*/*;q=0.1',
    image: 'image/avif,image/webp,image/png,image/jpeg,image/gif;q=0.9,*/*;q=0.1',
  };
  return {
    accept: accept[kind],
    // Which languages a person reads is theirs to tell.
    'accept-language': '*',
    'accept-encoding': contentCodings,
    // The form that programs which are no browser have, and that sites know: no name of a browser, system or device.
    'user-agent': `Mozilla/5.0 (compatible; Postil/${version})`,
  };
}

/** Where a redirect leads; throws AppError for what is no web address and for one that gives up encryption unasked. */
export function redirected(from: URL, location: string, mayBePlain: boolean): URL {
  const name = nameOfAddress(from);
  const url = URL.parse(location, from.href);
  if (url === null || !/^https?:$/.test(url.protocol) || url.port === '0') {
    throw importFailure('network', name, said().fetching.leadsNowhere);
  }
  if (url.protocol === 'http:' && !mayBePlain) {
    throw importFailure('network', name, said().fetching.leadsToPlain(nameOfAddress(url), url.href));
  }
  // A name in an address of the site's own making is none of ours to send.
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

async function read(answer: Answer, url: URL, { kind, limit }: FetchOrder): Promise<Fetched> {
  const name = nameOfAddress(url);
  try {
    const challenged = headerOf(answer, 'cf-mitigated') === 'challenge';
    if (answer.statusCode !== 200 && answer.statusCode !== 203)
      throw statusFailure(answer.statusCode, name, challenged);
    const contentType = headerOf(answer, 'content-type');
    refuseType(contentType, kind, name);
    if (Number(headerOf(answer, 'content-length')) > limit) throw new BodyTooLarge();
    const bytes = await readBody(answer.body, headerOf(answer, 'content-encoding'), limit);
    return { bytes, contentType, url };
  } catch (error) {
    discard(answer);
    if (error instanceof BodyTooLarge) {
      throw importFailure('too-large', name, said().fetching.tooLarge(Math.floor(limit / 1024 / 1024)));
    }
    if (error instanceof UnknownCoding) {
      throw importFailure('unsupported', name, said().fetching.unknownPacking(error.message.slice(0, 40)));
    }
    throw error;
  }
}

/** Gives up what is left of an answer; that it is broken off is then no error. */
function discard({ body }: Answer): void {
  body.on('error', () => undefined);
  body.destroy();
}

function headerOf({ headers }: Answer, name: string): string {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

/** Looks a name up and keeps of its addresses those that may be connected to; the connection goes to one of these. */
function guardedLookup(lookup: Lookup, isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, { family, all }, callback) => {
    const wanted = family === 4 || family === 'IPv4' ? 4 : family === 6 || family === 'IPv6' ? 6 : 0;
    lookup(hostname).then(
      (found) => {
        const allowed = found.filter((each) => isAllowed(each.address) && (wanted === 0 || each.family === wanted));
        const [first] = allowed;
        if (first === undefined) callback(found.length === 0 ? noAddress(hostname) : notPublic(hostname), '', 0);
        else if (all) callback(null, allowed.slice());
        else callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, '', 0),
    );
  };
}

function noAddress(hostname: string): Error {
  return Object.assign(new Error(`no address for ${hostname}`), { code: 'ENOTFOUND' });
}

function notPublic(hostname: string): AppError {
  return importFailure('forbidden', hostname, said().fetching.notPublic);
}

function tooManyRedirects(url: URL): AppError {
  return importFailure('network', nameOfAddress(url), said().fetching.redirects(fetchLimits.redirects));
}
