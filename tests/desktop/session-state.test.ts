import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { placeWindow, readWindowState, trackWindow, type WindowState } from '../../src-main/desktop/session-state.ts';
import { ElectronStandIn } from './electron-stand-in.ts';
import type { WindowStandIn } from './electron-window.ts';

const screenOne = { workArea: { x: 0, y: 0, width: 1920, height: 1040 } };
const screenTwo = { workArea: { x: 1920, y: 0, width: 1280, height: 1000 } };

function state(x: number, y: number, width = 1000, height = 700): WindowState {
  return { format: 1, bounds: { x, y, width, height }, maximized: false, fullScreen: false };
}

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'postil-session-'));
});

describe('where a window opens', () => {
  test.each([
    ['where it was', state(100, 50), { x: 100, y: 50, width: 1000, height: 700 }],
    ['on the second screen', state(2000, 100), { x: 2000, y: 100, width: 1000, height: 700 }],
    ['on the screen it mostly lay on', state(1700, 100), { x: 1920, y: 100, width: 1000, height: 700 }],
    ['moved in from an edge', state(-200, -30), { x: 0, y: 0, width: 1000, height: 700 }],
    ['no larger than the screen', state(0, 0, 5000, 5000), { x: 0, y: 0, width: 1920, height: 1040 }],
    ['no smaller than usable', state(10, 10, 90, 90), { x: 10, y: 10, width: 480, height: 400 }],
  ])('%s', (_what, kept, bounds) => {
    expect(placeWindow(kept, [screenOne, screenTwo]).bounds).toEqual(bounds);
  });

  test.each([
    ['the first time', null, [screenOne]],
    ['when its screen is gone', state(2000, 100), [screenOne]],
    ['when hardly an edge is left', state(1900, 100), [screenOne]],
    ['when there is no screen', state(0, 0), []],
  ])('centred %s', (_what, kept, displays) => {
    const { bounds } = placeWindow(kept, displays);
    expect(bounds).toEqual({ width: 1280, height: 860 });
  });

  test('as it was shown, also when its screen is gone', () => {
    const kept = { ...state(9000, 9000), maximized: true };
    expect(placeWindow(kept, [screenOne])).toMatchObject({ maximized: true, fullScreen: false });
  });
});

describe('what was kept', () => {
  test.each([
    ['nothing', null],
    ['an empty file', ''],
    ['half a file', '{"format":1,"bounds":{"x":1'],
    ['another format', JSON.stringify({ ...state(0, 0), format: 2 })],
    ['no numbers', JSON.stringify({ ...state(0, 0), bounds: { x: 'a', y: 0, width: 1, height: 1 } })],
    ['a negative width', JSON.stringify(state(0, 0, -5, 10))],
    ['zeros', '\0\0\0\0'],
  ])('is forgotten for %s', async (_what, text) => {
    const path = join(directory, 'window.json');
    if (text !== null) writeFileSync(path, text);
    expect(await readWindowState(path)).toBeNull();
  });
});

describe('a tracked window', () => {
  let window: WindowStandIn;
  let path: string;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const electron = new ElectronStandIn();
    window = new (electron.module.BrowserWindow as new (options: object) => WindowStandIn)({});
    path = join(directory, 'window.json');
  });
  afterEach(() => void vi.useRealTimers());

  test('is kept once, after it came to rest', async () => {
    const tracker = trackWindow(window as unknown as BrowserWindow, path);
    window.bounds = { x: 5, y: 6, width: 700, height: 500 };
    window.tell('move');
    vi.advanceTimersByTime(400);
    window.tell('resize');
    vi.advanceTimersByTime(400);
    expect(readdirSync(directory)).toEqual([]);
    vi.advanceTimersByTime(200);
    window.fullScreen = true;
    await tracker.finish();
    expect(await readWindowState(path)).toEqual({ ...state(5, 6, 700, 500), fullScreen: true });
    expect(readdirSync(directory)).toEqual(['window.json']);
  });

  test('is kept as it was before it began to close', async () => {
    const tracker = trackWindow(window as unknown as BrowserWindow, path);
    window.maximized = true;
    const kept = tracker.finish();
    window.maximized = false;
    window.tell('unmaximize');
    vi.advanceTimersByTime(1_000);
    await kept;
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ maximized: true });
  });

  test('that cannot be kept stops nothing', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    const tracker = trackWindow(window as unknown as BrowserWindow, join(directory, 'missing', 'window.json'));
    await tracker.finish();
    expect(logged).toHaveBeenCalledOnce();
    logged.mockRestore();
  });
});
