import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What Node's server was asked, as a Request under `origin` (`http://host:port`), its body still to be read. The target is a path. */
export function toRequest(incoming: IncomingMessage, origin: string, signal?: AbortSignal): Request {
  const method = incoming.method ?? 'GET';
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(`${origin}${incoming.url ?? '/'}`, {
    method,
    headers,
    ...(signal && { signal }),
    ...(hasBody ? { body: Readable.toWeb(incoming), duplex: 'half' } : {}),
  });
}

/** Sends a Response as it comes, streams too; resolves when it is sent or who asked has left. */
export async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, [...response.headers].flat());
  if (response.body === null) {
    outgoing.end();
    return;
  }
  // The page leaving in the middle is its right, not a fault.
  await pipeline(Readable.fromWeb(response.body), outgoing).catch(() => undefined);
}
