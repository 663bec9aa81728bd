import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { servePage } from '#server/files.ts';
import { createHandler } from '#server/handle.ts';
import { securityHeaders } from '#server/headers.ts';
import { contract } from '#shared/api/contract.ts';
import { openApp } from '../support/app.ts';
import { picture } from '../support/images.ts';
import { articleOf, filesOf } from '../support/library.ts';
import { builtPage, callRequest, origin, refusal } from '../support/page.ts';

async function setUp() {
  const app = await openApp();
  const pageDirectory = await builtPage();
  const handle = createHandler({ app, pageDirectory });
  const get = (path: string, init: RequestInit = {}) => handle(new Request(`${origin}${path}`, init));
  return { app, handle, get, pageDirectory };
}

describe('a call is refused', () => {
  const json = { 'content-type': 'application/json' };
  const own = { ...json, 'x-postil-call': '1' };
  test.each<[string, string, RequestInit, number, string]>([
    ['with GET', 'app.info', { method: 'GET', body: null }, 403, 'forbidden'],
    ['with PUT', 'app.info', { method: 'PUT' }, 403, 'forbidden'],
    ['without our header', 'app.info', { headers: json }, 403, 'forbidden'],
    [
      'as a form',
      'app.info',
      { headers: { ...own, 'content-type': 'application/x-www-form-urlencoded' } },
      400,
      'invalid-input',
    ],
    ['as text', 'app.info', { headers: { ...own, 'content-type': 'text/plain' } }, 400, 'invalid-input'],
    [
      'as something like JSON',
      'app.info',
      { headers: { ...own, 'content-type': 'text/application/json' } },
      400,
      'invalid-input',
    ],
    [
      'without a type',
      'app.info',
      { headers: { 'x-postil-call': '1' }, body: new Uint8Array([123, 125]) },
      400,
      'invalid-input',
    ],
    ['with an unknown name', 'app.shutdown', {}, 404, 'not-found'],
    ['with a name of Object', 'constructor', {}, 404, 'not-found'],
    ['with a name of Object', '__proto__', {}, 404, 'not-found'],
    ['with no name', '', {}, 404, 'not-found'],
    ['with a longer name', 'app.info/x', {}, 404, 'not-found'],
    ['with no body', 'app.info', { body: null }, 400, 'invalid-input'],
    ['with broken JSON', 'app.info', { body: '{"a":' }, 400, 'invalid-input'],
    ['with bytes that are no UTF-8', 'app.info', { body: new Uint8Array([0x22, 0xff, 0x22]) }, 400, 'invalid-input'],
    ['with null', 'app.info', { body: 'null' }, 400, 'invalid-input'],
    ['with a list', 'articles.get', { body: '[]' }, 400, 'invalid-input'],
    ['with a wrong id', 'articles.get', { body: '{"id":7}' }, 400, 'invalid-input'],
    ['with a long id', 'articles.get', { body: JSON.stringify({ id: 'x'.repeat(65) }) }, 400, 'invalid-input'],
    ['with an unknown setting', 'settings.update', { body: '{"colour":"mauve"}' }, 400, 'invalid-input'],
    ['with too much', 'app.info', { body: `{"a":"${'x'.repeat(1_050_000)}"}` }, 413, 'too-large'],
    ['with more than notes need', 'drafts.save', { body: `{"a":"${'x'.repeat(4_200_000)}"}` }, 413, 'too-large'],
    ['with a note of any length', 'drafts.save', { body: `{"a":"${'x'.repeat(4_100_000)}"}` }, 400, 'invalid-input'],
  ])('%s (%s)', async (_why, name, init, status, code) => {
    const { handle, app } = await setUp();
    expect(await refusal(handle(callRequest(name, {}, init)))).toMatchObject({ status, code });
    expect(app.events).toEqual([]);
  });

  test('too large by what it holds, whatever it says of its length', async () => {
    const { handle } = await setUp();
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    const init = { method: 'POST', headers: { ...own, 'content-length': '2' }, body: endless, duplex: 'half' };
    expect(await refusal(handle(callRequest('app.info', null, init as RequestInit)))).toMatchObject({ status: 413 });
    expect(sent).toBeLessThan(1_500_000);
  });

  test('by each call of the contract when its input is nonsense', async () => {
    const { handle } = await setUp();
    for (const name of Object.keys(contract)) {
      for (const body of ['7', '"x"', '[[]]', 'null']) {
        expect(await refusal(handle(callRequest(name, {}, { body })))).toMatchObject({
          status: 400,
          code: 'invalid-input',
        });
      }
    }
  });
});

describe('a page', () => {
  test('is served with its scripts, which may be kept for good', async () => {
    const { get } = await setUp();
    const page = await get('/');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(await page.text()).toContain('<title>Postil</title>');
    const script = await get('/assets/app-1a2b.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cache-control')).toContain('immutable');
  });

  test('brings what a window asks for first, whatever that holds', async () => {
    const { app, get } = await setUp();
    const name = `"Claims" & <b>$'</b>`;
    await app.libraryFile.update(({ settings }) => {
      Object.assign(settings, { theme: 'dark', colorNames: { blue: name } });
    });
    const page = await (await get('/')).text();
    expect(page).toContain('<html lang="en" data-theme="dark">');
    expect(page).not.toContain('<b>');
    const [, content = ''] = /<meta name="window-begin" content="([^"]*)"/.exec(page) ?? [];
    const begin = JSON.parse(content.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
    expect(begin).toMatchObject({ info: { host: { name: 'test' } }, settings: { colorNames: { blue: name } } });
    await app.libraryFile.update(({ settings }) => Object.assign(settings, { theme: 'system' }));
    expect(await (await get('/')).text()).toContain('<html lang="en">');
  });

  test('is a page where what it would bring cannot be read, and leaves it to the window to say so', async () => {
    const { app, get } = await setUp();
    await rm(join(app.libraryDirectory, 'postil.json'));
    await mkdir(join(app.libraryDirectory, 'postil.json'));
    const answer = await get('/');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await answer.text()).toContain('name="window-begin" content=""');
  });

  test.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/assets/..%2f..%2fsecret.js',
    '/assets/%2e%2e/%2e%2e/secret.js',
    '/..\\secret.js',
    '/assets/..%5c..%5csecret.js',
    '//secret.js',
    '/assets/',
    '/assets',
    '/assets/app-1a2b.js.map',
    '/assets/app-1a2b.js/x.js',
    '/assets/app-1a2b.js%00.png',
    '/none.js',
    `/${'long'.repeat(2000)}.js`,
    '/postil.json',
    '/package.json',
    '/favicon.ico',
  ])('has nothing at %s', async (path) => {
    const { get } = await setUp();
    const answer = await refusal(get(path));
    expect(answer).toMatchObject({ status: 404, code: 'not-found' });
    expect(answer.message).not.toContain('/tmp/');
  });

  test('is the only folder it is served from, also for a path that no URL would have', async () => {
    const { pageDirectory } = await setUp();
    for (const path of ['/../secret.js', '/assets/../../secret.js', '/../page-too/x.js']) {
      await expect(servePage(pageDirectory, path)).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  test('is only read', async () => {
    const { get } = await setUp();
    for (const method of ['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      expect((await get('/', { method })).status).toBe(403);
    }
  });
});

describe('an image of an article', () => {
  const id = '01TEST00000000000000000001';
  const name = `${'0a'.repeat(16)}.png`;

  async function withArticle() {
    const opened = await setUp();
    const html = `<p><img src="media/${name}"></p>`;
    await opened.app.library.add(articleOf(id, html), filesOf(html, new Map([[name, picture('png')]])));
    return opened;
  }

  test('is served as what it is', async () => {
    const { get } = await withArticle();
    const image = await get(`/files/${id}/media/${name}`);
    expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(Buffer.from(await image.arrayBuffer()).equals(picture('png'))).toBe(true);
  });

  test('that is a drawing may do nothing when it is opened by itself', async () => {
    const { app, get } = await setUp();
    const drawing = name.replace('.png', '.svg');
    const html = `<p><img src="media/${drawing}"></p>`;
    const bytes = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');
    await app.library.add(articleOf(id, html), filesOf(html, new Map([[drawing, bytes]])));
    const { headers } = await get(`/files/${id}/media/${drawing}`);
    expect(headers.get('content-type')).toBe('image/svg+xml');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'unsafe-inline';.* sandbox$/,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each([
    ['another article', `/files/01TEST00000000000000000009/media/${name}`],
    ['no article', `/files/x/media/${name}`],
    ['another image', `/files/${id}/media/${'0b'.repeat(16)}.png`],
    ['article.json', `/files/${id}/article.json`],
    ['article.json by a detour', `/files/${id}/media/../article.json`],
    ['article.json by a coded detour', `/files/${id}/media/..%2farticle.json`],
    ['the body', `/files/${id}/content.html`],
    ['the original', `/files/${id}/source.html.gz`],
    ['the folder', `/files/${id}/media/`],
    ['a file that the person put there', `/files/${id}/media/note.html`],
    ['a picture under another name', `/files/${id}/media/mine.png`],
    ['the library', '/files/'],
    ['the library by a detour', '/files/../postil.json'],
  ])('is all of the library that is served: not %s', async (_what, path) => {
    const { app, get } = await withArticle();
    const folder = join(app.library.folderOf(id), 'media');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'note.html'), '<script>alert(1)</script>');
    await writeFile(join(folder, 'mine.png'), picture('png'));
    expect(await refusal(get(path))).toMatchObject({ status: 404, code: 'not-found' });
  });
});

test('every answer, whatever it is, carries the headers that keep a page in its place', async () => {
  const { get, handle } = await setUp();
  const answers = [
    await get('/'),
    await get('/assets/app-1a2b.js'),
    await get('/none'),
    await get('/api/events', { signal: AbortSignal.abort() }),
    await get('/files/x'),
    await handle(callRequest('app.info', {})),
    await handle(callRequest('none', {})),
    await handle(callRequest('app.info', {}, { body: '{' })),
    await handle(callRequest('articles.get', { id: 'none' })),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 200, 404, 200, 404, 400, 404]);
  for (const { headers } of answers) {
    for (const [name, value] of Object.entries(securityHeaders)) expect(headers.get(name)).toBe(value);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('cache-control')).not.toBeNull();
  }
  const policy = securityHeaders['content-security-policy'] ?? '';
  for (const part of [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ]) {
    expect(policy).toContain(part);
  }
  expect(policy).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
});
