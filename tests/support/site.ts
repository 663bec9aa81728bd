import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Certificate } from './certificate.ts';

export interface Asked {
  readonly path: string;
  /** Names as they were sent, in order. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface Site {
  readonly port: number;
  readonly asked: Asked[];
  /** Connections that were opened, whether anything was asked on them or not. */
  connections(): number;
}

type Answer = string | Uint8Array | ((request: IncomingMessage, response: ServerResponse) => void);

/** A server on the loopback address that gives these answers by path, and 404 for the rest; closed after the test. */
export async function openSite(answers: Readonly<Record<string, Answer>>, certificate?: Certificate): Promise<Site> {
  const asked: Asked[] = [];
  let connections = 0;
  const listener: RequestListener = (request, response) => {
    const path = request.url ?? '';
    const names = request.rawHeaders.filter((_, index) => index % 2 === 0);
    const values = request.rawHeaders.filter((_, index) => index % 2 === 1);
    asked.push({ path, headers: Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])) });
    const answer = answers[path];
    if (typeof answer === 'function') answer(request, response);
    else if (answer === undefined) response.writeHead(404).end('nothing here');
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(answer);
  };
  const server = certificate === undefined ? createServer(listener) : createSecureServer(certificate, listener);
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { port: (server.address() as AddressInfo).port, asked, connections: () => connections };
}

/** An answer of that type, or with these headers and status. */
export function reply(body: string | Uint8Array, headers: Record<string, string>, status = 200): Answer {
  return (_, response) => response.writeHead(status, headers).end(body);
}

export function redirect(location: string, status = 302): Answer {
  return reply('', { location }, status);
}
