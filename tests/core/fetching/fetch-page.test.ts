// Longer than 300 lines: all that one function may meet between sending and answering, in that order.
import { setDefaultCACertificates } from 'node:tls';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createFetcher, type FetcherOptions, type Lookup, redirected } from '#core/fetching/fetch-page.ts';
import type { ErrorCode } from '#shared/api/errors.ts';
import { makeCertificate } from '../../support/certificate.ts';
import { openSite, redirect, reply } from '../../support/site.ts';

const here = [{ address: '127.0.0.1', family: 4 }];
const quick = { connect: 2_000, silence: 300, total: 600 };
/** Names that end in .example are this computer's, which only this test may connect to. */
const lookup: Lookup = async () => here;
const isAllowed = (address: string) => address === '127.0.0.1';

function fetcherWith(options: Partial<FetcherOptions> = {}) {
  const fetcher = createFetcher({ version: '1.2.3', lookup, isAllowed, ...options });
  onTestFinished(() => fetcher.close());
  return (address: string, order: { signal?: AbortSignal; limit?: number; mayBePlain?: boolean } = {}) =>
    fetcher.fetch({ url: new URL(address), kind: 'page', mayBePlain: true, limit: 1 << 20, ...order });
}

async function refusalOf(fetched: Promise<unknown>): Promise<{ code: ErrorCode; message: string }> {
  return fetched.then(
    () => expect.fail('it was fetched'),
    ({ code, message }: { code: ErrorCode; message: string }) => ({ code, message }),
  );
}

describe('what is sent', () => {
  test('is exactly the headers that are documented', async () => {
    const site = await openSite({ '/a?b=1': '<p>Yes.</p>' });
    await fetcherWith()(`http://paper.example:${site.port}/a?b=1#c`);
    expect(site.asked).toEqual([
      {
        path: '/a?b=1',
        headers: {
          host: `paper.example:${site.port}`,
          connection: 'keep-alive',
          accept: expect.stringMatching(/^text\/html,/),
          'accept-language': '*',
          'accept-encoding': 'gzip, br, zstd',
          'user-agent': 'Mozilla/5.0 (compatible; Postil/1.2.3)',
        },
      },
    ]);
  });

  test('never holds a cookie or a referrer that an earlier answer gave reason for', async () => {
    const site = await openSite({
      '/one': reply('', { location: '/two', 'set-cookie': 'who=ann; Path=/' }, 302),
      '/two': reply('<p>Two.</p>', { 'content-type': 'text/html', 'set-cookie': 'what=two', etag: '"e"' }),
    });
    const fetch = fetcherWith();
    for (let times = 0; times < 2; times += 1) await fetch(`http://paper.example:${site.port}/one`);
    expect(site.asked).toHaveLength(4);
    const sent = new Set(site.asked.flatMap(({ headers }) => Object.keys(headers)));
    expect([...sent].sort()).toEqual([
      'accept',
      'accept-encoding',
      'accept-language',
      'connection',
      'host',
      'user-agent',
    ]);
  });
});

describe('what comes back', () => {
  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['deflate', deflateSync],
    ['identity', (body) => body],
  ] as [string, (body: Buffer) => Uint8Array][])('is unpacked: %s', async (coding, pack) => {
    const body = `<p>${'The tide turned. '.repeat(2000)}</p>`;
    const headers = { 'content-type': 'text/html; charset=koi8-r', 'content-encoding': coding };
    const site = await openSite({ '/a': reply(pack(Buffer.from(body)), headers) });
    const { bytes, contentType, url } = await fetcherWith()(`http://paper.example:${site.port}/a`);
    expect(Buffer.from(bytes).toString()).toBe(body);
    expect({ contentType, url: url.pathname }).toEqual({ contentType: 'text/html; charset=koi8-r', url: '/a' });
  });

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ] as const)('is stopped when it swells past the limit: %s', async (coding, pack) => {
    const bomb = pack(Buffer.alloc(60 << 20));
    const site = await openSite({ '/a': reply(bomb, { 'content-type': 'text/html', 'content-encoding': coding }) });
    const refusal = await refusalOf(fetcherWith()(`http://paper.example:${site.port}/a`));
    expect(refusal).toMatchObject({ code: 'too-large', message: expect.stringContaining('larger than 1 MB') });
  });

  test('is not even begun where the server itself says that it is too large', async () => {
    let sent = 0;
    const site = await openSite({
      '/a': (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': String(1 << 30) });
        response.write(Buffer.alloc(1000), () => {
          sent += 1000;
        });
      },
    });
    const refusal = await refusalOf(fetcherWith()(`http://paper.example:${site.port}/a`));
    expect(refusal.code).toBe('too-large');
    expect(sent).toBeLessThan(1 << 20);
  });

  test('is refused when it arrives damaged, cut short or in an unknown packing', async () => {
    const packed = gzipSync(Buffer.alloc(5000, 'abc'));
    const html = { 'content-type': 'text/html' };
    const site = await openSite({
      '/cut': reply(packed.subarray(0, 30), { ...html, 'content-encoding': 'gzip' }),
      '/damaged': reply(Buffer.alloc(500, 'x'), { ...html, 'content-encoding': 'gzip' }),
      '/br': reply(Buffer.alloc(500, 'x'), { ...html, 'content-encoding': 'br' }),
      '/zstd': reply(Buffer.alloc(500, 'x'), { ...html, 'content-encoding': 'zstd' }),
      '/unknown': reply('x', { ...html, 'content-encoding': 'compress' }),
      '/short': (_, response) => {
        response.writeHead(200, { ...html, 'content-length': '5000' });
        response.write('only this');
        setTimeout(() => response.destroy(), 20);
      },
    });
    const fetch = fetcherWith();
    for (const path of ['/cut', '/damaged', '/br', '/zstd', '/short']) {
      const { code, message } = await refusalOf(fetch(`http://paper.example:${site.port}${path}`));
      expect({ path, code }).toEqual({ path, code: 'network' });
      expect(message).toMatch(/arrived (?:damaged|incomplete)|was broken off/);
    }
    expect(await refusalOf(fetch(`http://paper.example:${site.port}/unknown`))).toMatchObject({ code: 'unsupported' });
  });

  test.each([
    ['image/png', 'is a picture'],
    ['video/mp4', 'is a video'],
    ['application/rss+xml', 'is a news feed'],
    ['application/json', 'is data for programs'],
    ['application/zip', 'is an archive'],
    ['application/x-thing', '(application/x-thing)'],
  ])('of type %s is refused by name', async (type, said) => {
    const site = await openSite({ '/a': reply('x', { 'content-type': type }) });
    const refusal = await refusalOf(fetcherWith()(`http://paper.example:${site.port}/a`));
    expect(refusal).toMatchObject({ code: 'unsupported', message: expect.stringContaining(said) });
  });

  test.each([
    [403, {}, 'forbidden', 'refused by the site (403)'],
    [403, { 'cf-mitigated': 'challenge' }, 'forbidden', 'proof that a person is asking'],
    [401, {}, 'forbidden', 'sign in or pay'],
    [404, {}, 'not-found', 'is not there (404)'],
    [410, {}, 'not-found', 'taken down'],
    [429, {}, 'forbidden', 'too often'],
    [451, {}, 'forbidden', 'legal reasons'],
    [503, {}, 'network', 'a fault of its own (503)'],
    [304, {}, 'network', 'status 304'],
    [302, {}, 'network', 'status 302'],
  ] as const)('with status %d is told in a sentence', async (status, headers, code, said) => {
    const site = await openSite({ '/a': reply('', { 'content-type': 'text/html', ...headers }, status) });
    const refusal = await refusalOf(fetcherWith()(`http://paper.example:${site.port}/a`));
    expect(refusal).toMatchObject({ code, message: expect.stringContaining(said) });
    expect(refusal.message).toContain('The library stays as it was.');
  });
});

describe('redirects', () => {
  test('are followed, across names and with relative addresses, eight times at most', async () => {
    const hops = Object.fromEntries(
      Array.from({ length: 9 }, (_, i) => [`/${i}`, redirect(`${i + 1}`, 301 + (i % 2))]),
    );
    const site = await openSite({ ...hops, '/9': '<p>Here.</p>', '/x': redirect('//other.example:PORT/9') });
    const fetch = fetcherWith();
    expect((await fetch(`http://paper.example:${site.port}/1`)).url.pathname).toBe('/9');
    const { code, message } = await refusalOf(fetch(`http://paper.example:${site.port}/0`));
    expect({ code, message }).toMatchObject({ code: 'network', message: expect.stringContaining('more than 8 times') });
  });

  test('lead nowhere that the first address may not', async () => {
    const site = await openSite({
      '/private': redirect('http://10.0.0.1/'),
      '/metadata': redirect('http://169.254.169.254/latest/'),
      '/mapped': redirect('http://[::ffff:127.0.0.2]/'),
      '/number': redirect('http://2130706434/'),
      '/file': redirect('file:///etc/passwd'),
      '/script': redirect('javascript:alert(1)'),
      '/broken': redirect('http://:99999/'),
    });
    const fetch = fetcherWith();
    for (const path of ['/private', '/metadata', '/mapped', '/number']) {
      const refusal = await refusalOf(fetch(`http://paper.example:${site.port}${path}`));
      expect({ path, ...refusal }).toMatchObject({
        path,
        code: 'forbidden',
        message: expect.stringContaining('public'),
      });
    }
    for (const path of ['/file', '/script', '/broken']) {
      const refusal = await refusalOf(fetch(`http://paper.example:${site.port}${path}`));
      expect({ path, ...refusal }).toMatchObject({ path, message: expect.stringContaining('no web address') });
    }
  });

  test('from https to http are refused, unless the person wrote http', () => {
    const from = new URL('https://paper.example/a');
    expect(() => redirected(from, 'http://paper.example/b', false)).toThrow('from https to plain http');
    expect(redirected(from, 'http://paper.example/b', true).href).toBe('http://paper.example/b');
    expect(redirected(from, '//ann:secret@other.example/b#c', false).href).toBe('https://other.example/b');
  });
});

describe('the guard', () => {
  test.each(['127.0.0.1', '[::1]', '0.0.0.0', '2130706433', '0x7f.0.0.1', '[::ffff:7f00:1]', '169.254.169.254'])(
    'never connects to %s',
    async (host) => {
      const site = await openSite({ '/': '<p>Inside.</p>' });
      const fetcher = createFetcher({ version: '1' });
      onTestFinished(() => fetcher.close());
      const url = new URL(`http://${host}:${site.port}/`);
      const refusal = await refusalOf(fetcher.fetch({ url, kind: 'page', mayBePlain: true, limit: 1000 }));
      expect(refusal).toMatchObject({ code: 'forbidden', message: expect.stringContaining('public internet') });
      expect(site.connections()).toBe(0);
    },
  );

  test('never connects where a name leads inside, also when it led outside the first time', async () => {
    const site = await openSite({ '/': '<p>Inside.</p>', '/again': redirect('/') });
    const answers = ['127.0.0.1', '10.0.0.7', '127.0.0.1'];
    const names: string[] = [];
    const changing: Lookup = async (name) => {
      names.push(name);
      return [{ address: answers[names.length - 1] ?? '10.0.0.7', family: 4 }];
    };
    // The first connection is closed, so that the second asks for the name again.
    const closing = await openSite({ '/': reply('', { location: '/', connection: 'close' }, 302) });
    const refusal = await refusalOf(fetcherWith({ lookup: changing })(`http://paper.example:${closing.port}/`));
    expect(refusal).toMatchObject({ code: 'forbidden', message: expect.stringContaining('paper.example') });
    expect(names).toEqual(['paper.example', 'paper.example']);
    expect({ closing: closing.connections(), site: site.connections() }).toEqual({ closing: 1, site: 0 });
  });

  test('takes of several addresses those that are public, and connects to none other', async () => {
    const site = await openSite({ '/': '<p>Yes.</p>' });
    const mixed: Lookup = async () => [{ address: '10.0.0.7', family: 4 }, { address: 'fe80::1', family: 6 }, ...here];
    const { bytes } = await fetcherWith({ lookup: mixed })(`http://paper.example:${site.port}/`);
    expect(Buffer.from(bytes).toString()).toBe('<p>Yes.</p>');
  });
});

describe('a connection that fails', () => {
  test('because a part of the program could not be loaded is made when it is asked for again', async () => {
    const site = await openSite({ '/': '<p>Yes.</p>' });
    const fetch = fetcherWith();
    vi.doMock('undici', () => Promise.reject(new Error('too many open files')));
    try {
      await refusalOf(fetch(`http://paper.example:${site.port}/`));
    } finally {
      vi.doUnmock('undici');
    }
    expect((await fetch(`http://paper.example:${site.port}/`)).bytes.length).toBeGreaterThan(0);
  });

  test.each([
    ['ENOTFOUND', 'no site has that name'],
    ['EAI_AGAIN', 'offline'],
  ])('with %s says so', async (code, said) => {
    const failing: Lookup = () => Promise.reject(Object.assign(new Error('no'), { code }));
    const refusal = await refusalOf(fetcherWith({ lookup: failing })('https://paper.example/'));
    expect(refusal).toMatchObject({ code: 'network', message: expect.stringContaining(said) });
  });

  test('because nobody listens says so', async () => {
    const site = await openSite({});
    const { port } = site;
    const closed = port === 65_535 ? port - 1 : port + 1;
    const refusal = await refusalOf(fetcherWith()(`http://paper.example:${closed}/`));
    expect(refusal.code).toBe('network');
    expect(refusal.message).toContain('The library stays as it was.');
  });

  test('because the answer is no HTTP says so', async () => {
    const site = await openSite({ '/': (request) => request.socket.end('220 mail.example ready\r\n\r\n') });
    const refusal = await refusalOf(fetcherWith()(`http://paper.example:${site.port}/`));
    expect(refusal).toMatchObject({ code: 'network', message: expect.stringContaining('not HTTP') });
  });

  test('because the server speaks no https says how to ask without', async () => {
    const site = await openSite({ '/': 'plain' });
    const refusal = await refusalOf(fetcherWith()(`https://paper.example:${site.port}/`, { mayBePlain: false }));
    expect(refusal).toMatchObject({ code: 'network', message: expect.stringContaining('write http://') });
    expect(site.asked).toEqual([]);
  });

  test('is given up when headers or body do not come, or come drop by drop', async () => {
    const drops: NodeJS.Timeout[] = [];
    onTestFinished(() => drops.forEach(clearInterval));
    const site = await openSite({
      '/silent': () => undefined,
      '/stuck': (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).write('<p>'),
      '/drops': (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        drops.push(setInterval(() => response.write('.'), 50));
      },
    });
    const fetch = fetcherWith({ timeouts: quick });
    for (const path of ['/silent', '/stuck', '/drops']) {
      const refusal = await refusalOf(fetch(`http://paper.example:${site.port}${path}`));
      expect({ path, ...refusal }).toMatchObject({
        path,
        code: 'timeout',
        message: expect.stringContaining('too long'),
      });
    }
  });

  test('is given up when the person cancels', async () => {
    const stop = new AbortController();
    const site = await openSite({ '/silent': () => setTimeout(() => stop.abort(), 20) });
    const refusal = await refusalOf(fetcherWith()(`http://paper.example:${site.port}/silent`, { signal: stop.signal }));
    expect(refusal).toMatchObject({ code: 'cancelled', message: expect.stringContaining('was cancelled') });
  });
});

describe('https', () => {
  const known = makeCertificate('paper.example');
  setDefaultCACertificates([known.cert]);
  afterAll(() => setDefaultCACertificates([]));

  test('is asked for with the name checked against the certificate', async () => {
    const site = await openSite({ '/': '<p>Safe.</p>' }, known);
    const fetch = fetcherWith();
    const { bytes } = await fetch(`https://paper.example:${site.port}/`, { mayBePlain: false });
    expect(Buffer.from(bytes).toString()).toBe('<p>Safe.</p>');
    const refusal = await refusalOf(fetch(`https://other.example:${site.port}/`, { mayBePlain: false }));
    expect(refusal).toMatchObject({ code: 'network', message: expect.stringContaining('certificate') });
  });

  test('with a certificate that nobody vouches for is refused', async () => {
    const site = await openSite({ '/': '<p>Who?</p>' }, makeCertificate('paper.example'));
    const refusal = await refusalOf(fetcherWith()(`https://paper.example:${site.port}/`));
    expect(refusal).toMatchObject({ code: 'network', message: expect.stringContaining('certificate') });
    expect(site.asked).toEqual([]);
  });

  test('never turns into http on the way', async () => {
    const plain = await openSite({ '/': '<p>In the open.</p>' });
    const site = await openSite({ '/': redirect(`http://paper.example:${plain.port}/`) }, known);
    const refusal = await refusalOf(fetcherWith()(`https://paper.example:${site.port}/`, { mayBePlain: false }));
    expect(refusal).toMatchObject({ code: 'network', message: expect.stringContaining('plain http') });
    expect(plain.connections()).toBe(0);
  });
});
