import { setTimeout as sleep } from 'node:timers/promises';
import type { CustomScheme, Protocol } from 'electron';
import { type PageAddress, readPageAddress, writePageAddress } from '#shared/api/page-address.ts';

/** The page's own address. The scheme is Postil's alone; the host keeps one origin, so that storage has one owner. */
export const appOrigin = 'app://postil';
export const pageAddress = `${appOrigin}/`;

/** The page's address as a window opens it. */
export function pageAddressOf(address: PageAddress): string {
  return pageAddress + writePageAddress(address);
}

/**
 * Least privileges: `standard` gives the page an origin and relative addresses, `secure` the APIs of a secure context,
 * `supportFetchAPI` its calls, `codeCache` a quick start. Left out: `stream` only concerns video and audio, `corsEnabled`
 * would let other origins ask, `bypassCSP`, service workers and extensions have no place here.
 */
export const appScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** What `protocol.handle` passes; Electron adds the origin that asked, which the asking page cannot choose. */
export type SchemeRequest = Request & { readonly initiatorOrigin?: string };

export interface ServedScheme {
  /** Resolves once no call has been under way for `quietMs`, or after `limitMs`. Event streams do not count. */
  settled(quietMs: number, limitMs: number): Promise<void>;
  /** Ends the event streams of a window's page that is no longer there: Electron's requests carry no signal of their own. */
  endStreams(window: string): void;
}

export function isOwnAddress(given: string): boolean {
  const url = URL.parse(given);
  return url?.protocol === 'app:' && url.host === 'postil' && url.username === '' && url.password === '';
}

/** The page itself, not a file of an article that would stand in the page's origin. */
export function isPageAddress(given: string): boolean {
  return isOwnAddress(given) && new URL(given).pathname === '/';
}

/**
 * Whether a request comes from our own page. A custom scheme's requests carry neither Origin nor Sec-Fetch headers (the
 * network service adds those, and it never sees them), and the page's referrer policy leaves no referrer, so the
 * initiating origin that Electron states is the one thing to go by. It is absent for what the browser itself starts:
 * the first load and a reload, which get the page and its assets but nothing of the library.
 * Limit: a frame of the same origin passes; the page's CSP allows no frame.
 */
export function isFromOwnPage(request: SchemeRequest): boolean {
  if (!isOwnAddress(request.url)) return false;
  if (request.initiatorOrigin !== undefined) return request.initiatorOrigin === appOrigin;
  const { pathname } = new URL(request.url);
  return request.method === 'GET' && (pathname === '/' || pathname.startsWith('/assets/'));
}

/** Answers `app://postil/…` with the same function that the loopback host serves; `onListening` runs when the page of a window has its events. */
export function serveScheme(
  protocol: Pick<Protocol, 'handle'>,
  handle: (request: Request) => Promise<Response>,
  onListening: (window: string | null) => void,
): ServedScheme {
  const streams = new Map<string | null, AbortController>();
  let underWay = 0;
  let lastActive = 0;

  async function answer(request: SchemeRequest): Promise<Response> {
    if (!isFromOwnPage(request)) return new Response('Forbidden', { status: 403 });
    const { pathname, search } = new URL(request.url);
    if (pathname === '/api/events') {
      const { window } = readPageAddress(search);
      const stop = streams.get(window) ?? new AbortController();
      streams.set(window, stop);
      const response = await handle(new Request(request, { signal: stop.signal }));
      if (response.ok) onListening(window);
      return response;
    }
    underWay += 1;
    try {
      return await handle(request);
    } finally {
      underWay -= 1;
      lastActive = performance.now();
    }
  }

  protocol.handle(appScheme.scheme, answer);
  return {
    async settled(quietMs, limitMs) {
      const asked = performance.now();
      do {
        await sleep(Math.min(quietMs, 20));
        const now = performance.now();
        if (underWay === 0 && now - Math.max(lastActive, asked) >= quietMs) return;
      } while (performance.now() - asked < limitMs);
    },
    endStreams(window) {
      streams.get(window)?.abort();
      streams.delete(window);
    },
  };
}
