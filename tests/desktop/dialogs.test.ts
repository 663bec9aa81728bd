import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, test } from 'vitest';
import { en } from '#shared/messages/en.ts';
import { createDesktopHost, type DesktopHost } from '../../src-main/desktop/dialogs.ts';
import { ElectronStandIn } from './electron-stand-in.ts';

let electron: ElectronStandIn;
let host: DesktopHost;
let window: BrowserWindow | null;
let opened: string[];
let chosen: string[];
beforeEach(() => {
  electron = new ElectronStandIn();
  window = null;
  opened = [];
  chosen = [];
  host = createDesktopHost({
    dialog: electron.dialog,
    shell: electron.shell,
    window: () => window,
    text: () => en.desktop,
    openWindow: (id) => opened.push(id),
    nameSteps: () => {},
    onChosen: (paths) => chosen.push(...paths),
  });
});

describe('choosing files', () => {
  test('gives their paths, with and without a window', async () => {
    electron.dialog.opened = { canceled: false, filePaths: ['/a.html', '/b.txt'] };
    expect(await host.chooseFiles()).toEqual(['/a.html', '/b.txt']);
    window = {} as BrowserWindow;
    expect(await host.chooseFiles()).toEqual(['/a.html', '/b.txt']);
    for (const { properties, filters } of electron.dialog.openOptions) {
      expect(properties).toEqual(['openFile', 'multiSelections']);
      expect(filters?.[0]?.extensions).toEqual(
        expect.arrayContaining(['html', 'htm', 'xhtml', 'txt', 'mhtml', 'epub', 'webarchive', 'md', 'pdf', 'zip']),
      );
      expect(filters?.at(-1)?.extensions).toEqual(['*']);
      for (const extension of filters?.[0]?.extensions ?? []) expect(extension).toMatch(/^\w+$/);
    }
  });

  test('gives null when it was closed', async () => {
    expect(await host.chooseFiles()).toBeNull();
  });
});

describe('choosing where to save', () => {
  test('gives the path and suggests no more than a name', async () => {
    electron.dialog.saved = { canceled: false, filePath: '/out/a.md' };
    expect(await host.chooseSavePath('../../etc/a.b.md')).toBe('/out/a.md');
    expect(electron.dialog.saveOptions[0]).toMatchObject({
      title: 'Export',
      defaultPath: 'a.b.md',
      filters: [
        { name: 'Markdown', extensions: ['md'] },
        { name: 'All files', extensions: ['*'] },
      ],
    });
  });

  test('says what is saved: an archive of exports is no backup', async () => {
    await host.chooseSavePath('all.zip');
    await host.chooseSavePath('all.zip', 'backup');
    expect(electron.dialog.saveOptions.map((options) => options.title)).toEqual(['Export', 'Back up the library']);
  });

  test('gives null when it was closed', async () => {
    expect(await host.chooseSavePath('a.md')).toBeNull();
  });
});

test.each([
  ['chooseFolder', ['openDirectory', 'createDirectory'], undefined],
  ['chooseBackup', ['openFile'], ['zip']],
] as const)('%s gives one path, or null when it was closed', async (choose, properties, extensions) => {
  expect(await host[choose]()).toBeNull();
  electron.dialog.opened = { canceled: false, filePaths: ['/one', '/two'] };
  expect(await host[choose]()).toBe('/one');
  const [options] = electron.dialog.openOptions;
  expect(options?.properties).toEqual(properties);
  expect(options?.filters?.[0]?.extensions).toEqual(extensions);
});

test('shows a file in its folder', async () => {
  await host.revealFile('/library/a');
  expect(electron.shell.shown).toEqual(['/library/a']);
});

describe('opening an address', () => {
  test('shows the whole address and asks first', async () => {
    await host.openExternal('https://example.com/a b');
    expect(electron.dialog.questions[0]).toMatchObject({ detail: 'https://example.com/a%20b', cancelId: 1 });
    expect(electron.shell.opened).toEqual(['https://example.com/a%20b']);
  });

  test('opens nothing when the person does not want it', async () => {
    electron.dialog.answer = { response: 1, checkboxChecked: true };
    await host.openExternal('https://example.com/');
    await host.openExternal('https://example.com/');
    expect(electron.dialog.questions).toHaveLength(2);
    expect(electron.shell.opened).toEqual([]);
  });

  test('asks no more for a host that was ticked, and for each other one', async () => {
    electron.dialog.answer = { response: 0, checkboxChecked: true };
    await host.openExternal('https://example.com/1');
    electron.dialog.answer = { response: 1, checkboxChecked: false };
    await host.openExternal('https://example.com/2');
    await host.openExternal('https://example.com.evil.test/');
    expect(electron.shell.opened).toEqual(['https://example.com/1', 'https://example.com/2']);
  });

  test('asks one question at a time', async () => {
    let answer = (_given: { response: number; checkboxChecked: boolean }): void => {};
    electron.dialog.answer = new Promise((resolve) => (answer = resolve));
    const first = host.openExternal('https://example.com/1');
    await host.openExternal('https://example.com/2');
    answer({ response: 0, checkboxChecked: false });
    await first;
    expect(electron.dialog.questions).toHaveLength(1);
    expect(electron.shell.opened).toEqual(['https://example.com/1']);
  });

  test('always asks for mail', async () => {
    electron.dialog.answer = { response: 0, checkboxChecked: true };
    await host.openExternal('mailto:a@example.com');
    await host.openExternal('mailto:b@example.com');
    expect(electron.dialog.questions).toHaveLength(2);
  });

  test.each(['file:///etc/passwd', 'https://a:b@example.com/', 'javascript:alert(1)', 'smb://server/', 'x'])(
    'refuses %s without asking',
    async (address) => {
      await expect(host.openExternal(address)).rejects.toMatchObject({ code: 'invalid-input' });
      expect(electron.dialog.questions).toEqual([]);
      expect(electron.shell.opened).toEqual([]);
    },
  );

  test('says when the system has no program for it', async () => {
    electron.shell.openExternal = () => Promise.reject(new Error('no handler'));
    await expect(host.openExternal('https://example.com/')).rejects.toMatchObject({ code: 'unsupported' });
  });
});
