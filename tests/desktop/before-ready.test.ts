import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { prepareBeforeReady } from '../../src-main/desktop/before-ready.ts';
import { ElectronStandIn } from './electron-stand-in.ts';

const { appId } = parse(readFileSync(new URL('../../electron-builder.yml', import.meta.url), 'utf8'));

function prepare(electron: ElectronStandIn, platform: NodeJS.Platform = 'linux'): boolean {
  const profileDirectory = join(mkdtempSync(join(tmpdir(), 'postil-profile-')), 'profile');
  return prepareBeforeReady(electron.app, electron.protocol, {
    profileDirectory,
    platform,
    message: { opened: ['a'] },
  });
}

test('sets the profile before the lock, and the rest after it', () => {
  const electron = new ElectronStandIn();
  expect(prepare(electron)).toBe(true);
  const steps = electron.log.filter((step) => !step.startsWith('switch'));
  expect(steps).toEqual([
    'setPath userData',
    'setPath sessionData',
    'requestSingleInstanceLock',
    'registerSchemesAsPrivileged',
    'enableSandbox',
  ]);
  expect(electron.app.instanceMessage).toEqual({ opened: ['a'] });
});

test('has the name that the installer of Windows gave its shortcuts, there alone', () => {
  const [windows, linux] = [new ElectronStandIn(), new ElectronStandIn()];
  prepare(windows, 'win32');
  prepare(linux);
  expect([windows.app.userModelId, linux.app.userModelId]).toEqual([appId, null]);
});

test('does nothing more when another instance has the lock', () => {
  const electron = new ElectronStandIn();
  electron.app.ownsLock = false;
  expect(prepare(electron)).toBe(false);
  expect(electron.log.at(-1)).toBe('requestSingleInstanceLock');
});

test('gives the scheme the least privileges', () => {
  const electron = new ElectronStandIn();
  prepare(electron);
  expect(electron.protocol.schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
});

test('maps every host to nothing and keeps features that were off already', () => {
  const electron = new ElectronStandIn();
  electron.app.commandLine.switches.set('disable-features', 'Given');
  prepare(electron);
  const { switches } = electron.app.commandLine;
  expect(switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
  for (const name of [
    'dns-prefetch-disable',
    'disable-background-networking',
    'disable-component-update',
    'no-pings',
  ]) {
    expect(switches.has(name)).toBe(true);
  }
  expect(switches.get('disable-features')?.split(',')).toEqual(expect.arrayContaining(['Given', 'MediaRouter']));
});
