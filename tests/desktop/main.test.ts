import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { createApp } from '#core/app.ts';
import type { CallOutput } from '#shared/api/contract.ts';
import { createEvent } from './electron-events.ts';
import {
  call,
  createPlaces,
  heardOf,
  listen,
  loadMain,
  type Places,
  savedPage,
  shownWindow,
  startMain,
} from './start-main.ts';

let places: Places;
beforeEach(() => {
  places = createPlaces();
});

test('does before ready what has to be done before ready', async () => {
  const electron = await loadMain(places);
  expect(electron.log).toEqual(
    expect.arrayContaining(['requestSingleInstanceLock', 'registerSchemesAsPrivileged', 'enableSandbox']),
  );
  expect(electron.windows).toEqual([]);
  for (const event of ['open-file', 'open-url', 'second-instance', 'web-contents-created', 'session-created']) {
    expect(electron.app.listenerCount(event)).toBeGreaterThan(0);
  }
  electron.app.becomeReady();
  await shownWindow(electron);
  expect(electron.log.at(-1)).toBe('ready');
  expect(electron.app.paths.get('userData')).toBe(join(places.state, 'profile'));
});

test('shows a guarded window on its own page', async () => {
  const { electron, window } = await startMain(places);
  expect(window.loaded).toBe('app://postil/?window=1');
  expect(window.options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    devTools: false,
  });
  expect(window.options.webPreferences).not.toHaveProperty('preload');
  expect(window.options).toMatchObject({ show: false, minWidth: 480, minHeight: 400 });
  expect(window.webContents.goesTo('will-navigate', 'https://example.com/')).toBe(false);
  expect(electron.session.lets('https://example.com/')).toBe(false);
  expect(electron.session.check).not.toBeNull();
  expect(electron.session.requested).not.toBeNull();
  expect(electron.session.device).not.toBeNull();
  expect(electron.app.resolver).toMatchObject({ secureDnsMode: 'off' });

  const page = await electron.protocol.request('app://postil/');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('guards its session also when nobody told that it was made', async () => {
  const { electron } = await startMain(places, {
    prepare: (one) => {
      one.app.announcesSession = false;
    },
  });
  expect(electron.session.lets('https://example.com/')).toBe(false);
  expect(electron.session.check).not.toBeNull();
});

test('answers its page with the core, and nobody else', async () => {
  const { electron } = await startMain(places);
  const info = await (await call(electron, 'app.info')).json();
  expect(info).toMatchObject({
    version: '0.1.0',
    library: { directory: places.library },
    host: { name: 'desktop', chooseFiles: true, saveFile: true, revealFile: true, openExternal: true },
  });
  const foreign = await electron.protocol.request('app://postil/api/articles.list', {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json', 'x-postil-call': '1' },
    initiatorOrigin: 'https://example.com',
  });
  expect(foreign.status).toBe(403);
});

test('imports what it was started with and shows it', async () => {
  const { electron } = await startMain(places, { args: [savedPage(places)] });
  const heard = await listen(electron);
  const shown = await heardOf(heard, 'open-article');
  const { articles } = (await (await call(electron, 'articles.list')).json()) as CallOutput<'articles.list'>;
  expect(articles).toContainEqual(expect.objectContaining({ title: 'The quiet harbour' }));
  expect(articles.map(({ id }) => id)).toContain(shown.type === 'open-article' ? shown.id : '');
});

test('keeps a file that macOS hands over before ready', async () => {
  const electron = await loadMain(places);
  const event = createEvent();
  electron.app.tell('open-file', event, savedPage(places));
  const link = createEvent();
  electron.app.tell('open-url', link, 'postil://article/nonsense');
  expect([event.defaultPrevented, link.defaultPrevented]).toEqual([true, true]);
  electron.app.becomeReady();
  await shownWindow(electron);
  const heard = await listen(electron);
  await heardOf(heard, 'open-article');
  await heardOf(heard, 'notice');
});

test('a second instance brings the window to the front and has its files imported', async () => {
  const { electron, window } = await startMain(places);
  window.minimized = true;
  const heard = await listen(electron);
  savedPage(places, 'second.html');
  const sent = { opened: ['second.html'], workingDirectory: dirname(places.library) };
  electron.app.tell('second-instance', createEvent(), ['postil', 'ignored.html'], '/', sent);
  await vi.waitFor(() => expect(window.focused).toBe(1));
  expect(window.minimized).toBe(false);
  await heardOf(heard, 'open-article');
  expect(heard.filter(({ type }) => type === 'notice')).toEqual([]);
});

test('is a second instance itself when another has the lock, and leaves the library alone', async () => {
  const electron = await loadMain(places, {
    args: ['a.html'],
    prepare: (one) => {
      one.app.ownsLock = false;
    },
  });
  expect(await electron.app.exited).toBe(0);
  expect(electron.app.instanceMessage).toEqual({ opened: ['a.html'], workingDirectory: process.cwd() });
  expect(existsSync(places.library)).toBe(false);
});

test('a choice in the menu reaches the page, also when it comes before the page listens', async () => {
  const { electron } = await startMain(places);
  const file = electron.menu.find(({ label }) => label === 'File');
  const open = Array.isArray(file?.submenu) ? file.submenu.find(({ id }) => id === 'file.open') : undefined;
  const choose = () => open?.click?.(undefined as never, undefined, undefined as never);
  choose();
  const heard = await listen(electron);
  await vi.waitFor(() => expect(heard).toContainEqual({ type: 'command', id: 'file.open', window: '1' }));
  choose();
  await vi.waitFor(() => expect(heard.filter(({ type }) => type === 'command')).toHaveLength(2));
});

test('the menu says what undo would do in the window that is in front', async () => {
  const { electron, window } = await startMain(places);
  const undo = () => electron.applicationMenu?.getMenuItemById('edit.undo')?.label;
  expect(undo()).toBe('Undo');
  const titles = { undo: 'Undo highlight', redo: null };
  expect((await call(electron, 'host.nameSteps', { window: '1', ...titles })).status).toBe(200);
  await vi.waitFor(() => expect(undo()).toBe('Undo highlight'));
  const { articles } = (await (await call(electron, 'articles.list')).json()) as CallOutput<'articles.list'>;
  await call(electron, 'host.openWindow', { id: articles[0]?.id });
  electron.windows[1]?.focus();
  await vi.waitFor(() => expect(undo()).toBe('Undo'));
  window.focus();
  await vi.waitFor(() => expect(undo()).toBe('Undo highlight'));
});

test('a page that loads again misses nothing, and its old stream ends', async () => {
  const { electron, window } = await startMain(places);
  const { body } = await electron.protocol.request('app://postil/api/events?window=1', {
    initiatorOrigin: 'app://postil',
  });
  const reader = body?.getReader();
  await reader?.read();
  window.webContents.reload();
  expect((await reader?.read())?.done).toBe(true);
  const help = electron.menu.find(({ label }) => label === 'Help');
  const keys = Array.isArray(help?.submenu) ? help.submenu.find(({ id }) => id === 'help.keys') : undefined;
  keys?.click?.(undefined as never, undefined, undefined as never);
  const heard = await listen(electron);
  await vi.waitFor(() => expect(heard).toContainEqual({ type: 'command', id: 'help.keys', window: '1' }));
});

test('opens where it was closed', async () => {
  mkdirSync(places.state, { recursive: true });
  const bounds = { x: 40, y: 30, width: 1000, height: 700 };
  const kept = { format: 1, bounds, maximized: true, fullScreen: false };
  writeFileSync(join(places.state, 'window.json'), JSON.stringify(kept));
  const { electron, window } = await startMain(places);
  expect(window.options).toMatchObject(bounds);
  expect(window.maximized).toBe(true);
  window.maximized = false;
  window.bounds = { x: 50, y: 60, width: 900, height: 800 };
  electron.app.quit();
  await electron.app.exited;
  const saved: unknown = JSON.parse(readFileSync(join(places.state, 'window.json'), 'utf8'));
  expect(saved).toMatchObject({ format: 2, windows: [{ bounds: window.bounds, maximized: false }] });
});

test('opens somewhere sensible when what it kept is damaged', async () => {
  mkdirSync(places.state, { recursive: true });
  writeFileSync(join(places.state, 'window.json'), '{"format":1,"bou');
  const { window } = await startMain(places);
  expect(window.options).toMatchObject({ width: 1280, height: 860 });
});

test('takes --library before POSTIL_LIBRARY', async () => {
  const other = join(dirname(places.library), 'other');
  const { electron } = await startMain(places, { args: ['--library', other] });
  expect(await (await call(electron, 'app.info')).json()).toMatchObject({ library: { directory: other } });
  expect(existsSync(places.library)).toBe(false);
});

test('lets the page save as its window goes, then closes the core and frees the library', async () => {
  const { electron, window } = await startMain(places);
  const saved = new Promise<number>((resolve) => {
    window.on(
      'hide',
      () => void call(electron, 'settings.update', { theme: 'dark' }).then(({ status }) => resolve(status)),
    );
  });
  electron.app.quit();
  expect(await saved).toBe(200);
  expect(await electron.app.exited).toBe(0);
  expect(JSON.parse(readFileSync(join(places.library, 'postil.json'), 'utf8'))).toMatchObject({
    settings: { theme: 'dark' },
  });

  const again = await startMain(places);
  expect(await (await call(again.electron, 'settings.get')).json()).toMatchObject({ theme: 'dark' });
});

test('waits for the draft that a page saves as it is hidden', async () => {
  const { electron, window } = await startMain(places);
  let status = 0;
  window.on('hide', () => {
    const save = async () => {
      status = (await call(electron, 'settings.update', { theme: 'sepia' })).status;
    };
    setTimeout(() => void save(), 60);
  });
  electron.app.quit();
  await electron.app.exited;
  expect(status).toBe(200);
});

test('loads a crashed page again and tells it so', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { electron, window } = await startMain(places);
  await listen(electron);
  window.webContents.tell('render-process-gone', createEvent(), { reason: 'crashed', exitCode: 5 });
  await vi.waitFor(() => expect(window.webContents.reloads).toBe(1));
  const heard = await listen(electron);
  await heardOf(heard, 'notice');
  logged.mockRestore();
});

test('says what to do when the library is open elsewhere, and ends with 3', async () => {
  const other = await createApp({
    libraryDirectory: places.library,
    stateDirectory: places.state,
    resourcesDirectory: join(import.meta.dirname, '../../resources'),
    host: { name: 'cli' },
    version: '0.1.0',
  });
  try {
    const electron = await loadMain(places);
    electron.app.becomeReady();
    expect(await electron.app.exited).toBe(3);
    expect(electron.dialog.errors).toHaveLength(1);
    expect(electron.dialog.errors[0]?.title).toBe('This library is open already');
    expect(electron.dialog.errors[0]?.content).toContain(places.library);
    expect(electron.windows).toEqual([]);
  } finally {
    await other.close();
  }
});
