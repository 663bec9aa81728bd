import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Handler } from '#server/handle.ts';
import { respond, respondJson } from '#server/headers.ts';
import { AppError, statusOf, toErrorBody } from '#shared/api/errors.ts';
import { checkHost, checkRequest, cookieFor, keyOpens } from './access.ts';

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
      if (keyUsed || !keyOpens(url.searchParams.get('key'), key)) {
        throw new AppError('forbidden', 'This address was used already. Start Postil again for a new one.');
      }
      keyUsed = true;
      return respond(openedPage, 200, {
        'content-type': 'text/html; charset=utf-8',
        'set-cookie': cookieFor(authority, cookie),
      });
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
    response = await answer(toRequest(incoming, authority, gone.signal));
  } catch (error) {
    response = refusal(error);
  }
  outgoing.writeHead(response.status, [...response.headers].flat());
  if (response.body === null) {
    outgoing.end();
    return;
  }
  // The page leaving in the middle is its right, not a fault.
  await pipeline(Readable.fromWeb(response.body), outgoing).catch(() => undefined);
}

/** Who is refused here has shown no cookie: they learn nothing of the inside. */
function refusal(error: unknown): Response {
  const { code, message } = toErrorBody(error).error;
  if (code === 'internal') console.error(error);
  return respondJson({ error: { code, message } }, statusOf[code]);
}

function toRequest(incoming: IncomingMessage, authority: string, signal: AbortSignal): Request {
  const method = incoming.method ?? 'GET';
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const path = incoming.url ?? '/';
  if (!path.startsWith('/') || method === 'TRACE')
    throw new AppError('invalid-input', 'That is not an address of Postil.');
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(`http://${authority}${path}`, {
    method,
    headers,
    signal,
    ...(hasBody ? { body: Readable.toWeb(incoming), duplex: 'half' } : {}),
  });
}
