import { describe, expect, test } from 'vitest';
import { isPageAddress, serveScheme } from '../../src-main/desktop/scheme.ts';
import { ProtocolStandIn } from './electron-session.ts';

function serve(answer: (request: Request) => Promise<Response> = async () => new Response('ok')) {
  const protocol = new ProtocolStandIn([]);
  const asked: Request[] = [];
  let listening = 0;
  const served = serveScheme(
    protocol,
    (request) => {
      asked.push(request);
      return answer(request);
    },
    () => {
      listening += 1;
    },
  );
  return { protocol, served, asked, listening: () => listening };
}

const own = { initiatorOrigin: 'app://postil' };

describe('requests', () => {
  test('of the page reach the handler as they are', async () => {
    const { protocol, asked } = serve();
    const headers = { 'x-postil-call': '1', 'content-type': 'application/json' };
    const response = await protocol.request('app://postil/api/app.info', {
      method: 'POST',
      body: '{}',
      headers,
      ...own,
    });
    expect(await response.text()).toBe('ok');
    expect(asked[0]?.url).toBe('app://postil/api/app.info');
    expect(asked[0]?.headers.get('x-postil-call')).toBe('1');
    expect(await asked[0]?.text()).toBe('{}');
  });

  test.each([
    ['another host', 'app://other/', {}],
    ['a host with a port', 'app://postil:80/', own],
    ['a host that only begins alike', 'app://postil.example/', own],
    ['a call from another origin', 'app://postil/api/articles.list', { initiatorOrigin: 'https://example.com' }],
    ['a call from an opaque origin', 'app://postil/api/articles.list', { initiatorOrigin: 'null' }],
    ['a call that no page makes', 'app://postil/api/articles.list', { method: 'POST' }],
    ['an image that no page asks for', 'app://postil/files/A/media/b.png', {}],
    ['events that no page asks for', 'app://postil/api/events', {}],
    ['a page asked for by another origin', 'app://postil/', { initiatorOrigin: 'app://other' }],
    ['a post to the page', 'app://postil/', { method: 'POST' }],
  ])('refuses %s', async (_what, url, init) => {
    const { protocol, asked } = serve();
    expect((await protocol.request(url, init)).status).toBe(403);
    expect(asked).toEqual([]);
  });

  test.each(['app://postil/', 'app://postil/assets/index-1.js'])('lets the browser itself load %s', async (url) => {
    const { protocol } = serve();
    expect((await protocol.request(url)).status).toBe(200);
  });
});

test('only the page itself is a page', () => {
  expect(isPageAddress('app://postil/')).toBe(true);
  expect(isPageAddress('app://postil/?article=1#n')).toBe(true);
  expect(isPageAddress('app://postil/files/A/media/b.svg')).toBe(false);
  expect(isPageAddress('https://postil/')).toBe(false);
  expect(isPageAddress('app://user@postil/')).toBe(false);
  expect(isPageAddress('no address')).toBe(false);
});

describe('events', () => {
  test('tell that a page listens, and end when it is gone', async () => {
    const { protocol, served, asked, listening } = serve();
    await protocol.request('app://postil/api/events?window=1', own);
    await protocol.request('app://postil/api/events?window=2', own);
    expect(listening()).toBe(2);
    served.endStreams('1');
    // The page of another window is still there.
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    await protocol.request('app://postil/api/events?window=1', own);
    expect(asked[2]?.signal.aborted).toBe(false);
  });

  test('that failed are no listening', async () => {
    const { protocol, listening } = serve(async () => new Response('', { status: 500 }));
    await protocol.request('app://postil/api/events', own);
    expect(listening()).toBe(0);
  });
});

describe('settled', () => {
  test('waits for a call under way', async () => {
    let finish = (): void => {};
    const { protocol, served } = serve(() => new Promise((resolve) => (finish = () => resolve(new Response('ok')))));
    const call = protocol.request('app://postil/api/x', { method: 'POST', ...own });
    let done = false;
    const settled = served.settled(30, 5_000).then(() => {
      done = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(done).toBe(false);
    finish();
    await call;
    await settled;
  });

  test('waits no longer than its limit', async () => {
    const { protocol, served } = serve(() => new Promise(() => {}));
    void protocol.request('app://postil/api/x', { method: 'POST', ...own });
    const before = performance.now();
    await served.settled(30, 200);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
