import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { placeWindow, readWindowStates, type WindowState } from '../../src-main/desktop/session-state.ts';
import { createWindowKeeper } from '../../src-main/desktop/window-keeper.ts';
import { ElectronStandIn } from './electron-stand-in.ts';
import type { WindowStandIn } from './electron-window.ts';

const screenOne = { workArea: { x: 0, y: 0, width: 1920, height: 1040 } };
const screenTwo = { workArea: { x: 1920, y: 0, width: 1280, height: 1000 } };

function state(x: number, y: number, width = 1000, height = 700): WindowState {
  return { bounds: { x, y, width, height }, maximized: false, fullScreen: false, page: '' };
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
    ['another format', JSON.stringify({ format: 3, windows: [state(0, 0)] })],
    [
      'no numbers',
      JSON.stringify({ format: 2, windows: [{ ...state(0, 0), bounds: { x: 'a', y: 0, width: 1, height: 1 } }] }),
    ],
    ['a negative width', JSON.stringify({ format: 2, windows: [state(0, 0, -5, 10)] })],
    ['zeros', '\0\0\0\0'],
  ])('is forgotten for %s', async (_what, text) => {
    const path = join(directory, 'window.json');
    if (text !== null) writeFileSync(path, text);
    expect(await readWindowStates(path)).toEqual([]);
  });
});

describe('kept windows', () => {
  let electron: ElectronStandIn;
  let path: string;
  const open = () => new (electron.module.BrowserWindow as new (options: object) => WindowStandIn)({});
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    electron = new ElectronStandIn();
    path = join(directory, 'window.json');
  });
  afterEach(() => void vi.useRealTimers());

  test('are written once, after they came to rest, with what they show', async () => {
    const keeper = createWindowKeeper(path);
    const window = open();
    let page = '';
    const place = keeper.keep(window as unknown as BrowserWindow, () => page);
    window.bounds = { x: 5, y: 6, width: 700, height: 500 };
    window.tell('move');
    vi.advanceTimersByTime(400);
    page = '?article=01ARZ3NDEKTSV4RRFFQ69G5FAV';
    place.changed();
    vi.advanceTimersByTime(400);
    await keeper.settled();
    expect(readdirSync(directory)).toEqual([]);
    window.fullScreen = true;
    vi.advanceTimersByTime(200);
    await keeper.settled();
    expect(await readWindowStates(path)).toEqual([{ ...state(5, 6, 700, 500), fullScreen: true, page }]);
    expect(readdirSync(directory)).toEqual(['window.json']);
  });

  test('come back as they were before they began to close; one that was closed does not', async () => {
    const keeper = createWindowKeeper(path);
    const [first, second, third] = [open(), open(), open()];
    const places = [first, second, third].map((window, at) =>
      keeper.keep(window as unknown as BrowserWindow, () => `?${at}`),
    );
    places[1]?.leave(false);
    first.maximized = true;
    places[0]?.leave(true);
    places[2]?.leave(true);
    first.maximized = false;
    first.destroy();
    third.tell('unmaximize');
    vi.advanceTimersByTime(1_000);
    await keeper.settled();
    expect(await readWindowStates(path)).toMatchObject([
      { page: '?0', maximized: true },
      { page: '?2', maximized: false },
    ]);
    // Those that are opened again are kept anew.
    keeper.startAnew();
    keeper.keep(open() as unknown as BrowserWindow, () => '?3').leave(true);
    await keeper.settled();
    expect((await readWindowStates(path)).map(({ page }) => page)).toEqual(['?3']);
  });

  test('that cannot be kept stop nothing', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    const keeper = createWindowKeeper(join(directory, 'missing', 'window.json'));
    keeper.keep(open() as unknown as BrowserWindow, () => '').leave(true);
    await keeper.settled();
    expect(logged).toHaveBeenCalledOnce();
    logged.mockRestore();
  });

  test('of the first format are one window, which shows what was read last', async () => {
    const { page: _, ...place } = state(40, 30);
    writeFileSync(path, JSON.stringify({ format: 1, ...place }));
    expect(await readWindowStates(path)).toEqual([state(40, 30)]);
  });
});
