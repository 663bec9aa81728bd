import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendResponse, toRequest } from '../../../src-main/browser/fetch-over-http.ts';
import type { ProtocolStandIn } from '../electron-session.ts';
import { Addresses } from './addresses.ts';

/**
 * Answers what Chromium asks of the app's scheme with the handler that the main process gave to `protocol.handle`, as a
 * stream. As in Electron, no signal tells the handler that a page has left.
 */
export async function serveScheme(scheme: string, protocol: ProtocolStandIn): Promise<Addresses> {
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const request = withInitiator(incoming, addresses);
      const handler = protocol.handlers.get(scheme);
      const response = handler === undefined ? new Response(null, { status: 502 }) : await handler(request);
      await sendResponse(response, outgoing);
    })().catch((error: unknown) => {
      console.error(error);
      outgoing.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const addresses = new Addresses(scheme, (server.address() as AddressInfo).port);
  return addresses;
}

/** The request as `protocol.handle` gets it. Who asked is what Chromium itself says by Sec-Fetch-Site, which no page can choose. */
function withInitiator(incoming: IncomingMessage, addresses: Addresses): Request {
  const { host = '', origin = 'null' } = incoming.headers;
  const own = addresses.toElectron(`http://${host}/`).slice(0, -1);
  const request = toRequest(incoming, own);
  const site = incoming.headers['sec-fetch-site'];
  if (site === undefined || site === 'none') return request;
  const initiatorOrigin = site === 'same-origin' ? own : addresses.toElectron(`${origin}/`).slice(0, -1);
  // Electron's requests carry neither: a custom scheme never reaches the network service, which adds them.
  for (const name of ['origin', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest', 'cookie'])
    request.headers.delete(name);
  return Object.defineProperty(request, 'initiatorOrigin', { value: initiatorOrigin });
}
