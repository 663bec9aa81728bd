import type { App, BrowserWindow } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '#shared/api/errors.ts';
import { en } from '#shared/messages/en.ts';
import { closeGently, keepLifecycle } from '../../src-main/desktop/lifecycle.ts';
import { describeFailure } from '../../src-main/desktop/startup-failure.ts';
import { createEvent } from './electron-events.ts';
import { ElectronStandIn } from './electron-stand-in.ts';
import type { WindowStandIn } from './electron-window.ts';

let electron: ElectronStandIn;
let steps: string[];

beforeEach(() => {
  electron = new ElectronStandIn();
  steps = [];
});

function openWindow(settled: () => Promise<void> = async () => void steps.push('settled')): WindowStandIn {
  const window = new (electron.module.BrowserWindow as new (options: object) => WindowStandIn)({});
  window.on('hide', () => steps.push('hide'));
  window.on('leave-full-screen', () => steps.push('leave full screen'));
  window.on('pagehide', () => steps.push('pagehide'));
  window.on('closed', () => steps.push('closed'));
  closeGently(window as unknown as BrowserWindow, () => steps.push('before'), settled);
  return window;
}

function keep(platform: NodeJS.Platform, closeCore = async (): Promise<void> => void steps.push('core closed')): void {
  keepLifecycle(electron.app as unknown as App, {
    platform,
    hasWindow: () => electron.windows.length > 0,
    openWindow: () => void openWindow(),
    closeCore,
    lastly: () => void steps.push('lastly'),
  });
}

const closed = (window: WindowStandIn) => vi.waitFor(() => expect(window.destroyed).toBe(true));

describe('a window', () => {
  test('hides, lets the page finish, and goes', async () => {
    const window = openWindow();
    window.close();
    window.close();
    expect(window.destroyed).toBe(false);
    await closed(window);
    expect(steps).toEqual(['before', 'hide', 'settled', 'pagehide', 'closed']);
  });

  test('leaves full screen first', async () => {
    const window = openWindow();
    window.fullScreen = true;
    window.close();
    await closed(window);
    expect(steps).toEqual(['before', 'leave full screen', 'hide', 'settled', 'pagehide', 'closed']);
  });

  test('goes also when its page hangs', async () => {
    const window = openWindow();
    window.hangs = true;
    window.close();
    await vi.waitFor(() => expect(window.destroyed).toBe(true), { timeout: 3_000 });
    expect(steps).toEqual(['before', 'hide', 'settled', 'closed']);
  });

  test('goes also when settling fails', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    const window = openWindow(() => Promise.reject(new Error('no')));
    window.close();
    await closed(window);
    logged.mockRestore();
  });
});

describe('the app', () => {
  test.each(['linux', 'win32'] as const)('ends with its last window on %s, the core closed', async (platform) => {
    keep(platform);
    openWindow().close();
    expect(await electron.app.exited).toBe(0);
    expect(steps).toEqual(['before', 'hide', 'settled', 'pagehide', 'closed', 'core closed', 'lastly']);
  });

  test('stays without a window on macOS, and opens one when it is activated', async () => {
    keep('darwin');
    const window = openWindow();
    window.close();
    await closed(window);
    expect(electron.app.exitCode).toBeNull();
    electron.app.tell('activate', createEvent(), false);
    expect(electron.windows).toHaveLength(1);
    electron.app.tell('activate', createEvent(), true);
    expect(electron.windows).toHaveLength(1);
  });

  test.each(['linux', 'darwin'] as const)('quits on %s after the page has finished', async (platform) => {
    keep(platform);
    openWindow();
    electron.app.quit();
    expect(electron.app.exitCode).toBeNull();
    expect(await electron.app.exited).toBe(0);
    expect(steps.slice(-2)).toEqual(['core closed', 'lastly']);
  });

  test('closes the core once, however often it is asked to quit', async () => {
    keep('linux');
    electron.app.quit();
    electron.app.quit();
    await electron.app.exited;
    expect(steps).toEqual(['core closed', 'lastly']);
  });

  test('says so in its exit code when the core could not be closed', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    keep('linux', () => Promise.reject(new Error('no')));
    electron.app.quit();
    expect(await electron.app.exited).toBe(1);
    logged.mockRestore();
  });
});

describe('a start that fails', () => {
  test('says what to do about a library that is open elsewhere', () => {
    const failure = describeFailure(new AppError('locked', 'The library is open in another Postil.'), '/l', en.desktop);
    expect(failure).toMatchObject({ title: 'This library is open already', exitCode: 3 });
    expect(failure.content).toContain('The library is open in another Postil.');
    expect(failure.content).toContain('--library');
    expect(failure.content).toContain('/l');
  });

  test('tells a fault of its own from a library that cannot be read', () => {
    expect(describeFailure(new AppError('damaged', 'It is damaged.'), '/l', en.desktop).exitCode).toBe(3);
    expect(describeFailure(new TypeError('x is not a function'), '/l', en.desktop)).toMatchObject({
      title: 'Postil could not start',
      exitCode: 1,
    });
  });
});
