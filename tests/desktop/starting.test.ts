import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { parseArguments } from '../../src-main/desktop/arguments.ts';
import { commandOf } from '../../src-main/desktop/command-line.ts';
import { appImageOf } from '../../src-main/desktop/portable.ts';
import { relaunchOpening } from '../../src-main/desktop/relaunch.ts';
import { createEvent } from './electron-events.ts';
import {
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

function runOnMac(): void {
  const system = Object.getOwnPropertyDescriptor(process, 'platform') as PropertyDescriptor;
  Object.defineProperty(process, 'platform', { ...system, value: 'darwin' });
  onTestFinished(() => void Object.defineProperty(process, 'platform', system));
}

test('on macOS a file or an address that comes while no window is open opens one', async () => {
  runOnMac();
  const { electron, window } = await startMain(places);
  window.destroy();
  electron.app.tell('open-file', createEvent(), savedPage(places));
  await shownWindow(electron);
  await heardOf(await listen(electron, '2'), 'open-article');
  electron.windows.at(-1)?.destroy();
  electron.app.tell('open-url', createEvent(), 'postil://article/nonsense');
  await shownWindow(electron);
  await heardOf(await listen(electron, '3'), 'notice');
});

test('what comes while the app ends opens no window, and is there when it has started again', async () => {
  const { electron } = await startMain(places);
  electron.app.quit();
  const asked = {
    opened: ['page.html', '--gpu-launcher=sh', 'postil://article/nonsense'],
    workingDirectory: dirname(places.library),
  };
  const page = savedPage(places, 'page.html');
  electron.app.tell('second-instance', createEvent(), ['postil'], '/', asked);
  expect(await electron.app.exited).toBe(0);
  expect(electron.windows).toEqual([]);
  expect(electron.app.relaunches.map((options) => options?.args?.at(-1))).toEqual([page]);
});

test('what came before the end and had no turn is there when it has started again', async () => {
  const { electron } = await startMain(places);
  const opened = ['one.html', 'two.html'].map((name) => savedPage(places, name));
  for (const path of opened) {
    electron.app.tell('second-instance', createEvent(), [], '/', { opened: [path], workingDirectory: '/' });
  }
  electron.app.quit();
  expect(await electron.app.exited).toBe(0);
  expect(electron.app.relaunches.map((options) => options?.args?.slice(-2))).toEqual([opened]);
});

test('on macOS a click in the Dock while the app ends starts it again', async () => {
  runOnMac();
  const { electron } = await startMain(places);
  electron.app.quit();
  electron.app.tell('activate', createEvent(), false);
  expect(await electron.app.exited).toBe(0);
  expect(electron.windows).toEqual([]);
  expect(electron.app.relaunches.map((options) => options?.args)).toEqual([['--']]);
});

test.each(['linux', 'darwin'])(
  'an app that nothing came to while it ended does not start again on %s',
  async (system) => {
    if (system === 'darwin') runOnMac();
    const { electron } = await startMain(places);
    // A click in the Dock before is none while it ends.
    if (system === 'darwin') electron.app.tell('activate', createEvent(), true);
    electron.app.quit();
    expect(await electron.app.exited).toBe(0);
    expect(electron.app.relaunches).toEqual([]);
  },
);

const link = 'postil://article/01JD0000000000000000000000';

test.each([
  [
    ['postil', 'old.html', '--library', '/l', '--ozone-platform=x11'],
    false,
    ['--library', '/l', '--ozone-platform=x11'],
  ],
  [['electron', '.', 'old.html'], true, ['.']],
  [['postil', '--library=/l', '--', link, '--old.html'], false, ['--library=/l']],
  [['postil', '--library'], false, []],
  // What another program handed over is no command once the file before it has gone.
  [['postil', 'old.html', '--command-line', 'trash'], false, []],
])('%j starts again as it was started, with what is asked for', (argv, defaultApp, kept) => {
  const opened = [link, 'C:\\new.html', '/new.html'];
  const { args = [], execPath } = relaunchOpening(opened, argv, defaultApp, {}, '/opt/Postil/postil-app');
  // On Windows Electron ends at once where anything follows a link, unless `--` stands before it.
  expect(args).toEqual([...kept, '--', ...opened]);
  expect(execPath).toBeUndefined();
  const next = [argv[0] ?? '', ...args];
  expect(parseArguments(next, defaultApp).opened).toEqual(opened);
  expect(commandOf(next, defaultApp)).toBeNull();
});

const image = '/home/a/Postil.AppImage';
const stick = 'D:\\Postil Portable.exe';

test.each([
  // Its file unpacks it anew, where Electron's helper cannot mount it, and keeps the word for that to itself.
  ['an AppImage', { APPIMAGE: image, APPDIR: '/tmp/.mount_x' }, '/tmp/.mount_x/postil-app', image],
  ['a portable program', { PORTABLE_EXECUTABLE_FILE: stick }, 'C:\\Temp\\x\\Postil.exe', stick],
  ['what a terminal that is an AppImage started', { APPIMAGE: '/x', APPDIR: '/tmp/.mount_y' }, '/opt/p', undefined],
  ['what lies beside a mounted AppImage', { APPIMAGE: '/x', APPDIR: '/tmp/.mount_y' }, '/tmp/.mount_yz/p', undefined],
  ['a program without such a place', { APPIMAGE: '/x' }, '/opt/p', undefined],
])('%s is started by its own file', (_what, env, program, file) => {
  const { args, execPath } = relaunchOpening(['/new.html'], [program, '--library=/l'], false, env, program);
  expect(execPath).toBe(file);
  const first = file === image ? ['--appimage-extract-and-run'] : [];
  expect(args).toEqual([...first, '--library=/l', '--', '/new.html']);
  expect(parseArguments([program, ...(args ?? [])], false)).toEqual({ library: '/l', opened: ['/new.html'] });
});

test('an AppImage whose temporary folder is reached by a link is one all the same', () => {
  const root = dirname(places.library);
  mkdirSync(join(root, 'there'));
  symlinkSync(join(root, 'there'), join(root, 'tmp'), 'junction');
  const env = { APPIMAGE: image, APPDIR: join(root, 'tmp') };
  expect(appImageOf(env, join(realpathSync(root), 'there', 'postil-app'))).toBe(image);
});

test.each(['before it is ready', 'later'])('what keeps it from starting %s is said, and ends it', async (when) => {
  // A file where the profile's folder belongs, or a system that answers with an error.
  mkdirSync(places.state, { recursive: true });
  if (when !== 'later') writeFileSync(join(places.state, 'profile'), '');
  const electron = await loadMain(places, {
    prepare: ({ app }) => {
      if (when !== 'later') return;
      app.getPreferredSystemLanguages = () => {
        throw new Error('no languages');
      };
    },
  });
  electron.app.becomeReady();
  expect(await electron.app.exited).toBe(1);
  expect(electron.dialog.errors).toEqual([
    { title: 'Postil could not start', content: expect.stringContaining(when === 'later' ? 'no languages' : 'EEXIST') },
  ]);
});
