import dgram from 'node:dgram';
import dns from 'node:dns';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { extractArticle } from '#core/importing/extract.ts';
import { openApp, pageOf, paragraphs } from '../../support/app.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openSite } from '../../support/site.ts';

const root = resolve(import.meta.dirname, '../../..');
/** Modules that can open a connection or ask for a name, and the globals that can. */
const imports =
  /\bfrom '((?:node:)?(?:https?|http2|net|tls|dgram|dns(?:\/promises)?)|undici[^']*)'|\bimport\('([^']+)'\)|\brequire\(/g;
const globals = /(?<![.\w])(?:fetch|WebSocket|EventSource|XMLHttpRequest|WebTransport|sendBeacon)\s*\(/;

/** What each module of these folders may use of them, and why. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  // The door of an open app: a socket or pipe of this machine, at a path.
  'src-main/cli/door/carrying.ts': ['node:net'],
  'src-main/cli/door/open-door.ts': ['node:net'],
  'src-main/cli/door/pass-on.ts': ['node:net'],
  'src-main/core/fetching/fetch-page.ts': ['node:dns/promises', 'node:net', 'undici', 'undici'],
  // Tells addresses apart; opens nothing.
  'src-main/core/fetching/public-address.ts': ['node:net'],
  // Loaded late because it is large, in a thread that has no network.
  'src-main/core/importing/formats/pdf-document.ts': ['pdfjs-dist/legacy/build/pdf.mjs'],
  // Codecs that are given their bytes and their programs.
  'src-main/core/importing/images/codecs.ts': [
    '@jsquash/jpeg/decode.js',
    '@jsquash/jpeg/encode.js',
    '@jsquash/png/decode.js',
    '@jsquash/png/encode.js',
    '@jsquash/resize',
    '@jsquash/webp/decode.js',
    '@jsquash/webp/encode.js',
  ],
  // Takes the network away from the threads that read pages.
  'src-main/core/importing/no-network.ts': ['node:dgram', 'node:dns', 'node:net'],
};
/** The one way out; and the page, which asks Postil itself under a policy that lets it ask nobody else. */
const asking = ['src-main/core/fetching/fetch-page.ts', 'src-renderer/api/client.ts'];

test('one module of the core, the server, the command line and the page can reach the network', async () => {
  const used: Record<string, string[]> = {};
  const found: string[] = [];
  for (const folder of ['src-main/shared', 'src-main/core', 'src-main/server', 'src-main/cli', 'src-renderer']) {
    const items = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    for (const item of items.filter(({ name }) => /\.tsx?$/.test(name))) {
      const path = join(item.parentPath, item.name);
      const name = path.slice(root.length + 1).replaceAll('\\', '/');
      const source = await readFile(path, 'utf8');
      const modules = [...source.matchAll(imports)].map((match) => match[1] ?? match[2] ?? 'require');
      const leading = modules.filter((each) => !/^[.#]/.test(each));
      if (leading.length > 0) used[name] = leading.sort();
      if (globals.test(source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''))) found.push(name);
    }
  }
  expect(used).toEqual(allowed);
  expect(found).toEqual(asking);
});

/** A page that names that host in every way a page can ask for something. */
function longing(host: string): string {
  const url = `http://${host}`;
  const head = `<link rel="stylesheet" href="${url}/a.css"><link rel="preload" as="image" href="${url}/b.png">
    <link rel="dns-prefetch" href="//${host}"><link rel="preconnect" href="${url}"><link rel="amphtml" href="${url}/amp">
    <link rel="canonical" href="${url}/page"><link rel="next" href="${url}/2"><script src="${url}/c.js"></script>
    <meta http-equiv="refresh" content="0; url=${url}/go"><meta property="og:image" content="${url}/og.png">
    <base href="${url}/"><style>@import "${url}/d.css"; body { background: url(${url}/e.png) }</style>
    <script type="application/ld+json">{"@context":"${url}","@type":"NewsArticle","image":"${url}/f.png"}</script>`;
  const body = `<figure><img src="${url}/g.png" srcset="${url}/h.png 2x" alt="A wheel"></figure>
    <picture><source srcset="${url}/i.avif"><img src="j.png" data-src="${url}/k.png" alt="A miller"></picture>
    <video src="${url}/l.mp4" poster="${url}/m.png"></video><audio src="${url}/n.mp3"></audio>
    <iframe src="${url}/o.html"></iframe><object data="${url}/p"></object><embed src="${url}/q">
    <svg><image href="${url}/r.png"/><use href="${url}/s.svg#x"/></svg><input type="image" src="${url}/t.png">
    <blockquote class="twitter-tweet"><a href="${url}/status/1">A post</a></blockquote>
    <noscript><img src="${url}/u.png"></noscript><a href="${url}/v" ping="${url}/w">A link</a>`;
  return pageOf('The mill turns again', paragraphs('mill'), { head, body });
}

test('importing a file full of references asks for none of them', async () => {
  const site = await openSite({});
  const folder = await temporaryFolder();
  const path = join(folder, 'mill.html');
  await writeFile(path, longing(`127.0.0.1:${site.port}`));
  const app = await openApp();
  const connect = vi.spyOn(net.Socket.prototype, 'connect');
  const send = vi.spyOn(dgram.Socket.prototype, 'send');
  const lookup = vi.spyOn(dns, 'lookup');
  const lookupSoon = vi.spyOn(dns.promises, 'lookup');
  const fetch = vi.spyOn(globalThis, 'fetch');
  onTestFinished(() => void vi.restoreAllMocks());

  const results = await app.importPaths([path]);
  expect(results).toMatchObject([{ status: 'added', title: 'The mill turns again' }]);
  // The same again in this very thread, where the traps are.
  const bytes = Buffer.from(longing('paper.example'));
  const name = 'mill.html';
  await extractArticle({ bytes, name, contentType: 'text/html', url: 'https://paper.example/page' });

  for (const trap of [connect, send, lookup, lookupSoon, fetch]) expect(trap).not.toHaveBeenCalled();
  // The extraction's own thread has no traps of ours, but this is where it would have come.
  expect(site.connections()).toBe(0);
});

test('the threads that read pages could not reach the network if they tried', async () => {
  const site = await openSite({});
  const script = join(await temporaryFolder(), 'try.mjs');
  const module = (path: string) => JSON.stringify(join(root, path));
  await writeFile(
    script,
    `import { parentPort } from 'node:worker_threads';
    import net from 'node:net'; import http from 'node:http'; import https from 'node:https'; import dgram from 'node:dgram';
    import dns, { lookup } from 'node:dns'; import * as soon from 'node:dns/promises';
    import { request } from ${module('node_modules/undici/index.js')};
    import { cutOffNetwork } from ${module('src-main/core/importing/no-network.ts')};
    cutOffNetwork();
    const url = 'http://127.0.0.1:${site.port}/';
    const tries = {
      net: () => net.connect(${site.port}, '127.0.0.1'), http: () => http.get(url), https: () => https.get(url.replace('http', 'https')),
      fetch: () => fetch(url), undici: () => request(url), socket: () => new WebSocket(url.replace('http', 'ws')),
      lookup: () => lookup('localhost', () => {}), resolve: () => dns.resolve4('localhost', () => {}),
      soon: () => soon.lookup('localhost'), own: () => new soon.Resolver().resolve4('localhost'),
      datagram: () => dgram.createSocket('udp4').send('x', ${site.port}, '127.0.0.1'),
    };
    const reached = [];
    for (const [name, attempt] of Object.entries(tries)) {
      try { await attempt(); reached.push(name); } catch {}
    }
    parentPort.postMessage(reached);`,
  );
  const { Worker } = await import('node:worker_threads');
  const worker = new Worker(script);
  const reached = await new Promise((done, fail) => worker.once('message', done).once('error', fail));
  await worker.terminate();
  expect(reached).toEqual([]);
  expect(site.connections()).toBe(0);
  // The pool's own worker is cut off before its first job.
  const source = await readFile(join(root, 'src-main/core/importing/extract-worker.ts'), 'utf8');
  expect(source.indexOf('cutOffNetwork();')).toBeGreaterThan(0);
  expect(source.indexOf('cutOffNetwork();')).toBeLessThan(source.indexOf('answerJobs<'));
});
