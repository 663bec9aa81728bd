import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { said } from '#core/said.ts';
import type { Handler } from '#server/handle.ts';
import { respond, respondJson } from '#server/headers.ts';
import { AppError, statusOf, toErrorBody } from '#shared/api/errors.ts';
import { checkHost, checkRequest, cookieFor, keyOpens } from './access.ts';
import { sendResponse, toRequest } from './fetch-over-http.ts';

/** An import of a module of Node reads all that it gives away, of this one WebSocket and with it undici, which takes longer than the rest. */
const { createServer } = process.getBuiltinModule('node:http');

export interface LoopbackHost {
  /** The address with its one-time key: whoever opens it first gets the cookie. */
  readonly url: string;
  /** Ends every connection and resolves when the port is free. */
  close(): Promise<void>;
}

/**
 * Goes on to the app from a page of our own: a redirect would still count as coming from the page that led here, such as
 * the file that a browser was started with, and a SameSite=Strict cookie is not sent then.
 */
const openedPage = `<!doctype html><title>Postil</title><link rel="icon" href="/icon.svg">
<meta http-equiv="refresh" content="0;url=/"><p><a href="/">Open Postil</a></p>
`;

const html = { 'content-type': 'text/html; charset=utf-8' };

/** To a person who comes with an address that is used up, or without the cookie. It says the same to everybody. */
const refusedPage = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Postil</title>
<meta name="color-scheme" content="light dark"><h1>Postil does not open with this address</h1>
<p>The address that Postil prints at its start opens it once, in one browser.
<p>If that was this browser, <a href="/">go on here</a>.
<p>Otherwise end Postil where it was started (Ctrl-C in its terminal) and start it again: it prints a new address.
Nothing of your library was changed.
`;

/**
 * Serves the handler on 127.0.0.1 for one person's browser. A 256-bit key of this start opens the door once and
 * becomes an HttpOnly cookie; every other request needs that cookie, our exact Host, and no foreign origin.
 * `port` 0 lets the system choose.
 */
export async function startLoopbackHost(handle: Handler, port = 0): Promise<LoopbackHost> {
  const key = randomBytes(32).toString('base64url');
  const cookie = randomBytes(32).toString('base64url');
  let keyUsed = false;
  let authority = '';

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (request.method === 'GET' && url.pathname === '/open') {
      checkHost(request, authority);
      if (!keyOpens(url.searchParams.get('key'), key)) {
        throw new AppError('forbidden', said().api.wrongKey);
      }
      // Only who has the cookie comes back by it, such as to a tab that was closed.
      if (keyUsed) {
        checkRequest(request, authority, cookie);
        return respond(openedPage, 200, html);
      }
      keyUsed = true;
      return respond(openedPage, 200, { ...html, 'set-cookie': cookieFor(authority, cookie) });
    }
    checkRequest(request, authority, cookie);
    return handle(request);
  }

  const server = createServer(
    { headersTimeout: 5_000, requestTimeout: 300_000, connectionsCheckingInterval: 1_000, maxHeaderSize: 16_384 },
    (incoming, outgoing) => {
      void serve(incoming, outgoing, authority, answer);
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  authority = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${authority}/open?key=${key}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  authority: string,
  answer: (request: Request) => Promise<Response>,
): Promise<void> {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  let response: Response;
  try {
    if (!incoming.url?.startsWith('/') || incoming.method === 'TRACE') {
      throw new AppError('invalid-input', said().api.noOwnAddress);
    }
    response = await answer(toRequest(incoming, `http://${authority}`, gone.signal));
  } catch (error) {
    response = refusal(error, incoming.headers.accept);
  }
  await sendResponse(response, outgoing);
}

/** Who is refused here has shown no cookie: they learn nothing of the inside. */
function refusal(error: unknown, accept = ''): Response {
  const { code, message } = toErrorBody(error, said().common.ownFault).error;
  if (code === 'internal') console.error(error);
  if (code === 'forbidden' && accept.includes('text/html')) return respond(refusedPage, statusOf[code], html);
  return respondJson({ error: { code, message } }, statusOf[code]);
}
