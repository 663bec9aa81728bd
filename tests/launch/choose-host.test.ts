import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseHost } from '../../src-main/launch/choose-host.ts';
import { electronVersion } from '../../src-main/launch/find-electron.ts';

const named: Readonly<Record<string, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};
const linux = { wantsBrowser: false, platform: 'linux', user: 1000 } as const;

test('without a display, as root, or when asked, the app opens in the browser and says why', async () => {
  const reasons = await Promise.all([
    chooseHost({ ...linux, env: {} }),
    chooseHost({ ...linux, user: 0, env: { DISPLAY: ':0' } }),
    chooseHost({ ...linux, wantsBrowser: true, env: { DISPLAY: ':0' } }),
  ]);
  expect(reasons.map(({ electron }) => electron)).toEqual([null, null, null]);
  expect(reasons.map(({ reason }) => reason)).toEqual([
    expect.stringContaining('no display'),
    expect.stringContaining('root'),
    expect.stringContaining('as asked'),
  ]);
});

test('an Electron that is named is used, and continuous integration fetches none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'postil-electron-'));
  try {
    const env = { WAYLAND_DISPLAY: 'wayland-0', ELECTRON_OVERRIDE_DIST_PATH: folder, CI: 'true' };
    const none = await chooseHost({ ...linux, env });
    expect(none.reason).toContain(`Electron ${electronVersion()} is not fetched in continuous integration`);
    const name = named[process.platform] ?? 'electron';
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), '');
    expect(await chooseHost({ ...linux, env })).toEqual({ electron: join(folder, name), reason: null });
  } finally {
    await rm(folder, { recursive: true });
  }
});
