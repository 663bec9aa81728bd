import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { stateDirectoryFor } from '#core/library/locations.ts';
import type { AppEvent } from '#shared/api/events.ts';
import { en } from '#shared/messages/en.ts';
import { keepBesideProgram, portableFolder } from '../../src-main/desktop/portable.ts';
import { showProgress } from '../../src-main/desktop/progress.ts';
import { rememberDocuments } from '../../src-main/desktop/recent-documents.ts';
import { askAboutUpdates, releasesPage } from '../../src-main/desktop/updates.ts';
import { createWords } from '../../src-main/desktop/words.ts';
import { ElectronStandIn } from './electron-stand-in.ts';

describe('a portable Postil', () => {
  const beside = (folder: string) => (path: string) => path === join(folder, 'Postil Library');

  test.each([
    ['the portable program for Windows', { PORTABLE_EXECUTABLE_DIR: '/stick' }, '/tmp/x/Postil.exe', 'win32', '/stick'],
    [
      'an AppImage',
      { APPIMAGE: '/stick/Postil.AppImage', APPDIR: '/tmp/.mount' },
      '/tmp/.mount/postil-app',
      'linux',
      '/stick',
    ],
    ['a program file', {}, '/stick/postil-app', 'linux', '/stick'],
    ['an app of macOS', {}, '/stick/Postil.app/Contents/MacOS/Postil', 'darwin', '/stick'],
  ] as const)('%s has its folder beside it', (_what, env, program, platform, folder) => {
    expect(portableFolder(env, program, platform, beside(folder))).toBe(folder);
  });

  test('is none without a folder that asks for it', () => {
    expect(portableFolder({}, '/opt/Postil/postil-app', 'linux', () => false)).toBeNull();
  });

  test('is not what a terminal started that is an AppImage beside such a folder', () => {
    const env = { APPIMAGE: '/stick/Terminal.AppImage', APPDIR: '/tmp/.mount' };
    expect(portableFolder(env, '/opt/Postil/postil-app', 'linux', beside('/stick'))).toBeNull();
  });

  test('leaves nothing on the machine, and to what was named its place', () => {
    const env: Record<string, string | undefined> = { POSTIL_LIBRARY: '/elsewhere' };
    keepBesideProgram(env, '/stick');
    expect(env).toEqual({
      POSTIL_PORTABLE: join('/stick', 'Postil Library'),
      POSTIL_LIBRARY: '/elsewhere',
      POSTIL_STATE: join('/stick', 'Postil State'),
      POSTIL_CACHE: join('/stick', 'Postil State', 'cache'),
    });
    // Under another address the state is the same one; that of another library is not.
    const at = (stick: string) => {
      const there: Record<string, string | undefined> = {};
      keepBesideProgram(there, stick);
      return stateDirectoryFor(there.POSTIL_LIBRARY ?? '', there, 'linux', '/home/ann').slice(stick.length);
    };
    expect(at('/e')).toBe(at('/f'));
    expect(stateDirectoryFor('/elsewhere', env, 'linux', '/home/ann')).not.toContain('portable');
  });
});

describe('the dock', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const importing = (job: string, done: number, total: number): AppEvent => ({
    type: 'import-progress',
    job,
    done,
    total,
    failed: 0,
    rate: 1,
    name: 'a',
  });

  test('shows how far long work is, of several the one that is least far, and nothing of short work', () => {
    const shown: number[] = [];
    const hear = showProgress(() => [{ setProgressBar: (progress) => shown.push(progress) }]);
    hear(importing('short', 0, 2));
    vi.advanceTimersByTime(400);
    hear(importing('short', 2, 2));
    vi.advanceTimersByTime(2_000);
    expect(shown).toEqual([]);

    hear(importing('a', 1, 10));
    hear({ type: 'export-progress', job: 'b', done: 3, total: 4 });
    vi.advanceTimersByTime(1_000);
    hear(importing('a', 5, 10));
    expect(shown.at(-1)).toBe(0.5);
    hear(importing('a', 10, 10));
    expect(shown.at(-1)).toBe(0.75);
    hear({ type: 'export-progress', job: 'b', done: 4, total: 4 });
    expect(shown.at(-1)).toBe(-1);
  });
});

test('what was imported is among the recent documents where the system has a list of them, folders are not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'postil-recent-'));
  const file = join(folder, 'a.html');
  writeFileSync(file, '');
  const given = [file, folder, join(folder, 'gone.html')];
  const remembered = (['darwin', 'win32', 'linux'] as const).map((platform) => {
    const { app } = new ElectronStandIn();
    rememberDocuments(app, platform)(given);
    return app.recentDocuments;
  });
  expect(remembered).toEqual([[file], [file], []]);
});

describe('updates', () => {
  const homepage = (text: string): string => {
    const path = join(mkdtempSync(join(tmpdir(), 'postil-package-')), 'package.json');
    writeFileSync(path, text);
    return path;
  };

  test.each([
    ['{"homepage":"https://postil.example/releases"}', 'https://postil.example/releases'],
    ['{"homepage":"http://postil.example/"}', null],
    ['{"homepage":"https://user:secret@postil.example/"}', null],
    ['{"homepage":"https://localhost/"}', null],
    ['{"homepage":1}', null],
    ['{}', null],
    ['{', null],
  ])('are looked for where the package says: %s', (text, page) => {
    expect(releasesPage(homepage(text))).toBe(page);
  });

  test('are looked for by nobody until a person has seen the address and said yes', async () => {
    const electron = new ElectronStandIn();
    const opened: string[] = [];
    const parts = {
      dialog: electron.dialog,
      window: () => null,
      text: () => en.desktop,
      version: '1.2.3',
      page: 'https://postil.example/',
      open: async (address: string) => void opened.push(address),
    };
    electron.dialog.answer = { response: 1, checkboxChecked: false };
    await askAboutUpdates(parts);
    expect(opened).toEqual([]);
    expect(electron.dialog.questions[0]?.detail).toContain('https://postil.example/');
    expect(electron.dialog.questions[0]?.detail).toContain('1.2.3');
    electron.dialog.answer = { response: 0, checkboxChecked: false };
    await askAboutUpdates(parts);
    expect(opened).toEqual(['https://postil.example/']);
  });
});

test('the menu speaks the language that was chosen, or the first of the system’s that there is', async () => {
  const words = createWords(() => ['fr', 'de-AT']);
  expect(words.text().desktop.cancel).toBe('Cancel');
  await words.choose('system');
  expect(words.text().desktop.cancel).toBe('Abbrechen');
  await words.choose('en');
  expect(words.text().desktop.cancel).toBe('Cancel');
});
