import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import type { AppEvent } from '#shared/api/events.ts';
import { en } from '#shared/messages/en.ts';
import { createPageEvents } from '../../src-main/desktop/page-events.ts';
import { recoverPage } from '../../src-main/desktop/recovery.ts';
import { createEvent } from './electron-events.ts';
import { ElectronStandIn } from './electron-stand-in.ts';
import type { WindowStandIn } from './electron-window.ts';

let electron: ElectronStandIn;
let window: WindowStandIn;
let heard: AppEvent[];
let clock: number;

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  electron = new ElectronStandIn();
  window = new (electron.module.BrowserWindow as new (options: object) => WindowStandIn)({});
  heard = [];
  clock = 0;
  const events = createPageEvents((event) => heard.push(event));
  events.listens();
  recoverPage(window as unknown as BrowserWindow, {
    dialog: electron.dialog,
    send: events.send,
    onGone: events.gone,
    text: () => en.desktop,
    now: () => clock,
  });
  // As a page that loads again and asks for its events.
  window.webContents.on('did-navigate', () => events.listens());
});

function crash(reason: 'crashed' | 'oom' | 'clean-exit' = 'crashed'): void {
  window.webContents.tell('render-process-gone', createEvent(), { reason, exitCode: 5 });
}

test('loads a crashed page again and tells the person', async () => {
  crash();
  expect(window.webContents.reloads).toBe(0);
  await nextTurn();
  expect(window.webContents.reloads).toBe(1);
  expect(heard).toEqual([
    expect.objectContaining({ type: 'notice', message: expect.stringContaining('saved is there') }),
  ]);
});

test('leaves a page alone that ended as it should, and a window that is gone', async () => {
  crash('clean-exit');
  await nextTurn();
  expect(window.webContents.reloads).toBe(0);
  crash();
  window.destroy();
  await nextTurn();
  expect(window.webContents.reloads).toBe(0);
});

test('asks instead of reloading for ever', async () => {
  electron.dialog.answer = { response: 1, checkboxChecked: false };
  for (let times = 0; times < 3; times += 1) {
    clock += 1_000;
    crash('oom');
    await nextTurn();
  }
  expect(window.webContents.reloads).toBe(2);
  expect(electron.dialog.questions).toHaveLength(1);
  expect(window.destroyed).toBe(true);
});

test('does not count crashes of long ago', async () => {
  for (let times = 0; times < 5; times += 1) {
    clock += 61_000;
    crash();
    await nextTurn();
  }
  expect(window.webContents.reloads).toBe(5);
  expect(electron.dialog.questions).toEqual([]);
});

test('offers to load a page again that hangs', async () => {
  window.tell('unresponsive');
  await nextTurn();
  await nextTurn();
  expect(electron.dialog.questions[0]).toMatchObject({ buttons: ['Load again', 'Wait'] });
  expect(window.webContents.reloads).toBe(1);
});

test('takes the question back when the page answers again', async () => {
  let answer = (_given: { response: number; checkboxChecked: boolean }): void => {};
  electron.dialog.answer = new Promise((resolve) => (answer = resolve));
  window.tell('unresponsive');
  window.tell('responsive');
  expect(electron.dialog.questions[0]?.signal?.aborted).toBe(true);
  answer({ response: 0, checkboxChecked: false });
  await nextTurn();
  expect(window.webContents.reloads).toBe(0);
});
