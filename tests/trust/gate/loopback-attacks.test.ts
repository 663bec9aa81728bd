import { mkdir, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type serve as Serve, serve } from '../../../src-main/browser/serve.ts';
import { sendRaw } from '../../browser/raw-request.ts';
import { pageOf, paragraphs, resourcesDirectory } from '../../support/app.ts';
import { snapshot, temporaryFolder } from '../../support/folder.ts';
import { builtPage } from '../../support/page.ts';
import { scale } from '../scale.ts';
import { type Attack, attacksOn, image, type Place, sent, targets } from './attacks.ts';

/** Attacks at a time. */
const together = 16;
/** Headers may take five seconds; who sends none in that time is cut off within the next. */
const patience = { timeout: 30_000, interval: 250 };
const secret = 'The secret of the salt mill';

/** A served library of one article with a note, and its one page, which has used the key up. */
async function openPlace(): Promise<{ place: Place; library: string; app: Awaited<ReturnType<typeof Serve>>['app'] }> {
  const folder = await temporaryFolder();
  const library = join(folder, 'Library');
  const { url, app, close } = await serve({
    libraryDirectory: library,
    stateDirectory: join(folder, 'state'),
    resourcesDirectory,
    version: '1.2.3',
    pageDirectory: await builtPage(),
    port: 0,
  });
  onTestFinished(close);
  const bytes = Buffer.from(pageOf(secret, paragraphs('mill')));
  const [added] = await app.importJobs.runBytes({
    bytes,
    name: 'mill.html',
    contentType: 'text/html',
    url: '',
    path: null,
  });
  const article = added?.id ?? '';
  await app.notes.create(article, { passage: null, body: secret });
  await mkdir(join(app.library.folderOf(article), 'media'), { recursive: true });
  await writeFile(join(app.library.folderOf(article), 'media', image), 'an image');
  const { host: authority, port, searchParams } = new URL(url);
  const opened = await fetch(url, { redirect: 'manual' });
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(cookie).toMatch(/^postil-\d+=/);
  return {
    place: { authority, port: Number(port), cookie, key: searchParams.get('key') ?? '', article },
    library,
    app,
  };
}

/** Connections that say nothing, and such that never end their headers. */
function openSlowly(port: number, count: number): Socket[] {
  const sockets = Array.from({ length: count }, (_, at) => {
    const socket = connect(port, '127.0.0.1');
    // Ended by the host, as they have to be.
    socket.on('error', () => undefined);
    if (at % 2 === 0) socket.write('GET / HTTP/1.1\r\nX-');
    return socket;
  });
  const dripping = setInterval(() => {
    for (const socket of sockets) if (!socket.destroyed) socket.write('a');
  }, 500);
  onTestFinished(() => {
    clearInterval(dripping);
    for (const socket of sockets) socket.destroy();
  });
  return sockets;
}

function read({ authority, cookie, article }: Place) {
  return fetch(`http://${authority}/api/articles.get`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'x-postil-call': '1' },
    body: JSON.stringify({ id: article }),
  });
}

test('what is attacked is there for our own page', async () => {
  const { place } = await openPlace();
  const own = [`Host: ${place.authority}`, `Cookie: ${place.cookie}`, `Origin: http://${place.authority}`];
  // A stream of events would not end by itself.
  const ending = targets(place).filter(({ name }) => name !== 'GET /api/events');
  for (const target of ending) {
    const { status } = await sendRaw(place.port, sent(target, own));
    expect({ target: target.name, status }).toEqual({ target: target.name, status: 200 });
  }
});

test('of more than 200 attacks on the loopback host none gets in, learns anything, changes anything or keeps others out', async () => {
  const { place, library, app } = await openPlace();
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => log.mockRestore());
  const before = await snapshot(library);
  const attacks = attacksOn(place);
  expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
  expect(attacks.length).toBeGreaterThanOrEqual(200);

  const slow = openSlowly(place.port, scale(100, 1000));
  const got: string[] = [];
  const strike = async ({ name, bytes, refusedWith }: Attack): Promise<void> => {
    const { status, headers, body } = await sendRaw(place.port, bytes);
    if (!refusedWith.includes(status)) got.push(`${name}: ${status} ${body.slice(0, 200)}`);
    const told = `${JSON.stringify(headers)}${body}`;
    for (const inner of [secret, library, place.cookie, place.key, 'src-main', 'node_modules', '\n    at ', 'root:'])
      if (told.includes(inner)) got.push(`${name}: tells ${inner}`);
    const grants = Object.keys(headers).filter((header) => header.startsWith('access-control-'));
    if (grants.length > 0 || headers['set-cookie'] !== undefined) got.push(`${name}: grants ${grants} or a cookie`);
  };
  for (let at = 0; at < attacks.length; at += together) await Promise.all(attacks.slice(at, at + together).map(strike));
  expect(got).toEqual([]);
  expect(log).not.toHaveBeenCalled();
  expect(await snapshot(library)).toEqual(before);
  expect(app.library.ids()).toEqual([place.article]);
  expect((await read(place)).status).toBe(200);
  await vi.waitFor(() => expect(slow.filter((socket) => !socket.destroyed)).toHaveLength(0), patience);
  console.log(
    `${attacks.length} attacks on the loopback host and ${slow.length} connections that say nothing: 0 got in, all ended`,
  );
});
