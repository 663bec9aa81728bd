// Longer than 300 lines: one door, and all that it refuses and lets in.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Handler } from '#server/handle.ts';
import { respond, respondJson, securityHeaders } from '#server/headers.ts';
import { startLoopbackHost } from '../../src-main/browser/loopback-host.ts';
import { rawRequest, sendRaw } from './raw-request.ts';

/** A host before a handler that tells what it was asked; `open` uses the key up and gives the cookie. */
async function setUp(answer: Handler = async (request) => respondJson({ method: request.method, url: request.url })) {
  const asked: Request[] = [];
  const host = await startLoopbackHost(async (request) => {
    asked.push(request);
    return answer(request);
  });
  onTestFinished(() => host.close());
  const { origin, host: authority, port } = new URL(host.url);
  const open = async () => {
    const response = await fetch(host.url, { redirect: 'manual' });
    return response.headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  return { host, origin, authority, port: Number(port), asked, open };
}

describe('the key', () => {
  test('opens the door once, and becomes a cookie that no script and no other site has', async () => {
    const { host, asked } = await setUp();
    const response = await fetch(host.url, { redirect: 'manual' });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('content="0;url=/"');
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^postil-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(new URL(host.url).searchParams.get('key'));
    const second = await fetch(host.url, { redirect: 'manual' });
    expect([second.status, second.headers.get('set-cookie')]).toEqual([403, null]);
    expect(asked).toEqual([]);
  });

  test('that was used up leads back whoever has the cookie, from our own page or an address that was typed', async () => {
    const { host, authority, port, open } = await setUp();
    const { pathname, search } = new URL(host.url);
    const cookie = await open();
    const ask = (...headers: string[]) =>
      sendRaw(port, rawRequest([`GET ${pathname}${search} HTTP/1.1`, `Host: ${authority}`, ...headers]));
    const back = await ask(`Cookie: ${cookie}`, 'Sec-Fetch-Site: none');
    expect([back.status, back.headers['set-cookie']]).toEqual([200, undefined]);
    expect(back.body).toContain('content="0;url=/"');
    expect((await ask(`Cookie: ${cookie}`, 'Sec-Fetch-Site: cross-site')).status).toBe(403);
    expect((await ask(`Cookie: ${cookie}x`, 'Sec-Fetch-Site: none')).status).toBe(403);
  });

  test('that opens no more is refused to a person in words that say what to do, whatever was asked for', async () => {
    const { host, origin, asked, open } = await setUp();
    await open();
    const accept = 'text/html,application/xhtml+xml';
    const told = new Set<string>();
    for (const address of [host.url, `${origin}/open?key=x`, origin]) {
      const refused = await fetch(address, { headers: { accept } });
      expect([refused.status, refused.headers.get('content-type')]).toEqual([403, 'text/html; charset=utf-8']);
      expect(refused.headers.get('content-security-policy')).toBe(securityHeaders['content-security-policy']);
      told.add(await refused.text());
    }
    expect([...told]).toEqual([expect.stringMatching(/start it again: it prints a new address/)]);
    const json = await fetch(host.url);
    expect([json.status, (await json.json()).error.code]).toEqual([403, 'forbidden']);
    expect(asked).toEqual([]);
  });

  test('has 256 bits and is another at every start', async () => {
    const [one, two] = [await setUp(), await setUp()];
    const keys = [one, two].map(({ host }) => new URL(host.url).searchParams.get('key') ?? '');
    for (const key of keys) expect(Buffer.from(key, 'base64url')).toHaveLength(32);
    expect(keys[0]).not.toBe(keys[1]);
  });

  test('is not used up by a wrong one, by another method or under another name', async () => {
    const { host, origin, port, open } = await setUp();
    const key = new URL(host.url).searchParams.get('key') ?? '';
    for (const path of [
      '/open',
      '/open?key=',
      `/open?key=${key.slice(1)}`,
      `/open?key=${key}x`,
      `/open?key=${'A'.repeat(43)}`,
      '/open?key=é',
    ]) {
      expect((await fetch(origin + path, { redirect: 'manual' })).status).toBe(403);
    }
    expect((await fetch(host.url, { method: 'POST', redirect: 'manual' })).status).toBe(403);
    const rebound = await sendRaw(port, rawRequest([`GET /open?key=${key} HTTP/1.1`, 'Host: evil.example']));
    expect([rebound.status, rebound.headers['set-cookie']]).toEqual([403, undefined]);
    expect(await open()).toMatch(/^postil-/);
  });
});

describe('a request with the cookie', () => {
  test('reaches the handler as it is: method, path, query, headers, body', async () => {
    const { origin, open } = await setUp(async (request) =>
      respond(await request.text(), 201, {
        'x-echo': `${request.method} ${request.url} ${request.headers.get('x-postil-call')}`,
      }),
    );
    const response = await fetch(`${origin}/api/x?y=1&z=%2F`, {
      method: 'POST',
      headers: { cookie: await open(), 'x-postil-call': '1' },
      body: 'naïve 😀',
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('x-echo')).toBe(`POST ${origin}/api/x?y=1&z=%2F 1`);
    expect(await response.text()).toBe('naïve 😀');
  });

  test('may carry other cookies, and comes from our own page or from nowhere', async () => {
    const { origin, open } = await setUp();
    const cookie = await open();
    for (const headers of [
      { cookie: `other=1; ${cookie}; another=a=b` },
      { cookie, origin },
      { cookie, 'sec-fetch-site': 'same-origin' },
      { cookie, 'sec-fetch-site': 'none' },
    ]) {
      expect((await fetch(origin, { headers })).status).toBe(200);
    }
  });
});

describe('refused, and never seen by the handler, is a request', () => {
  test.each<[string, (place: { authority: string; cookie: string; port: number }) => string[]]>([
    ['without a cookie', ({ authority }) => ['GET / HTTP/1.1', `Host: ${authority}`]],
    [
      'with a wrong cookie',
      ({ authority, cookie }) => ['GET / HTTP/1.1', `Host: ${authority}`, `Cookie: ${cookie.slice(0, -1)}`],
    ],
    [
      'with an empty cookie',
      ({ authority, cookie }) => ['GET / HTTP/1.1', `Host: ${authority}`, `Cookie: ${cookie.split('=')[0]}=`],
    ],
    [
      'with the cookie under another name',
      ({ authority, cookie }) => ['GET / HTTP/1.1', `Host: ${authority}`, `Cookie: x${cookie}`],
    ],
    ['to another host (DNS rebinding)', ({ cookie }) => ['GET / HTTP/1.1', 'Host: evil.example', `Cookie: ${cookie}`]],
    ['to localhost by name', ({ cookie, port }) => ['GET / HTTP/1.1', `Host: localhost:${port}`, `Cookie: ${cookie}`]],
    ['to the address without the port', ({ cookie }) => ['GET / HTTP/1.1', 'Host: 127.0.0.1', `Cookie: ${cookie}`]],
    ['to another port', ({ cookie, port }) => ['GET / HTTP/1.1', `Host: 127.0.0.1:${port + 1}`, `Cookie: ${cookie}`]],
    [
      'with two hosts',
      ({ authority, cookie }) => ['GET / HTTP/1.1', 'Host: evil.example', `Host: ${authority}`, `Cookie: ${cookie}`],
    ],
    [
      'from another origin',
      ({ authority, cookie }) => [
        'POST /api/x HTTP/1.1',
        `Host: ${authority}`,
        `Cookie: ${cookie}`,
        'Origin: https://evil.example',
        'Content-Length: 0',
      ],
    ],
    [
      'from a page without an origin',
      ({ authority, cookie }) => [
        'POST /api/x HTTP/1.1',
        `Host: ${authority}`,
        `Cookie: ${cookie}`,
        'Origin: null',
        'Content-Length: 0',
      ],
    ],
    [
      'from another port of this machine',
      ({ authority, cookie, port }) => [
        'GET / HTTP/1.1',
        `Host: ${authority}`,
        `Cookie: ${cookie}`,
        `Origin: http://127.0.0.1:${port + 1}`,
      ],
    ],
    [
      'from our origin over TLS',
      ({ authority, cookie }) => [
        'GET / HTTP/1.1',
        `Host: ${authority}`,
        `Cookie: ${cookie}`,
        `Origin: https://${authority}`,
      ],
    ],
    [
      'that a browser calls cross-site',
      ({ authority, cookie }) => [
        'GET / HTTP/1.1',
        `Host: ${authority}`,
        `Cookie: ${cookie}`,
        'Sec-Fetch-Site: cross-site',
      ],
    ],
    [
      'that a browser calls same-site',
      ({ authority, cookie }) => [
        'GET / HTTP/1.1',
        `Host: ${authority}`,
        `Cookie: ${cookie}`,
        'Sec-Fetch-Site: same-site',
      ],
    ],
    [
      'for a whole address',
      ({ authority, cookie }) => [`GET http://${authority}/ HTTP/1.1`, `Host: ${authority}`, `Cookie: ${cookie}`],
    ],
    [
      "for another site's address",
      ({ authority, cookie }) => ['GET http://evil.example/ HTTP/1.1', `Host: ${authority}`, `Cookie: ${cookie}`],
    ],
    ['for no path', ({ authority, cookie }) => ['OPTIONS * HTTP/1.1', `Host: ${authority}`, `Cookie: ${cookie}`]],
    ['to trace', ({ authority, cookie }) => ['TRACE / HTTP/1.1', `Host: ${authority}`, `Cookie: ${cookie}`]],
    ['of old HTTP without a host', ({ cookie }) => ['GET / HTTP/1.0', `Cookie: ${cookie}`]],
  ])('%s', async (_why, lines) => {
    const { authority, port, open, asked } = await setUp();
    const cookie = await open();
    const { status, headers, body } = await sendRaw(port, rawRequest(lines({ authority, cookie, port })));
    expect([400, 403]).toContain(status);
    expect(asked).toEqual([]);
    expect(body).not.toMatch(/\bat .*\.ts|node_modules|src-main/);
    if (status === 403) for (const [name, value] of Object.entries(securityHeaders)) expect(headers[name]).toBe(value);
  });

  test.each([
    ['to tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n'],
    [
      'with enormous headers',
      `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(40_000)}\r\nConnection: close\r\n\r\n`,
    ],
    ['with a broken first line', 'GARBAGE\r\n\r\n'],
    [
      'of two lengths',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['with a line break in a header', 'GET / HTTP/1.1\r\nHost: x\r\nX: a\nSmuggled: 1\rb\r\nConnection: close\r\n\r\n'],
  ])('that is no request of a browser: %s', async (_why, bytes) => {
    const { port, open, asked } = await setUp();
    await open();
    expect((await sendRaw(port, bytes)).status).not.toBe(200);
    expect(asked).toEqual([]);
    expect(await (await sendRaw(port, rawRequest(['GET / HTTP/1.1', 'Host: x']))).status).toBe(403);
  });
});

test('a refused upload is answered while it is still being sent', async () => {
  const { origin, open } = await setUp(async (request) => {
    // As the router does: to stop reading is to cancel the body.
    for await (const chunk of request.body ?? []) {
      return respondJson({ error: { code: 'too-large', message: `after ${chunk.length} bytes` } }, 413);
    }
    return respondJson({});
  });
  const response = await fetch(`${origin}/api/import.upload`, {
    method: 'POST',
    headers: { cookie: await open() },
    body: new Uint8Array(8_000_000),
  });
  expect(response.status).toBe(413);
  expect((await response.json()).error.code).toBe('too-large');
});

test('a handler that throws is answered, and the next request too', async () => {
  let times = 0;
  const { origin, open } = await setUp(async () => {
    times += 1;
    if (times === 1) throw new TypeError('inner words');
    return respondJson({});
  });
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => log.mockRestore());
  const headers = { cookie: await open() };
  const broken = await fetch(origin, { headers });
  expect(broken.status).toBe(500);
  expect(await broken.text()).not.toContain('inner words');
  expect((await fetch(origin, { headers })).status).toBe(200);
});

test('the request ends with its page: the handler is told', async () => {
  const ended = Promise.withResolvers<void>();
  const { origin, open } = await setUp(async (request) => {
    request.signal.addEventListener('abort', () => ended.resolve());
    return respond(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array([10])) }), 200, {});
  });
  const leaving = new AbortController();
  const response = await fetch(`${origin}/api/events`, { headers: { cookie: await open() }, signal: leaving.signal });
  await response.body?.getReader().read();
  leaving.abort();
  await ended.promise;
});

describe('the port', () => {
  test('is of this machine alone, and free again after closing, open streams or not', async () => {
    const { host, origin, port, open } = await setUp(async () =>
      respond(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array([10])) }), 200, {}),
    );
    const response = await fetch(origin, { headers: { cookie: await open() } });
    await response.body?.getReader().read();
    expect(new URL(host.url).hostname).toBe('127.0.0.1');
    await host.close();
    const next = createServer().listen(port, '127.0.0.1');
    await once(next, 'listening');
    next.close();
    await expect(fetch(origin)).rejects.toThrow();
  });

  test('that is taken is an error', async () => {
    const { port } = await setUp();
    await expect(startLoopbackHost(async () => respondJson({}), port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
