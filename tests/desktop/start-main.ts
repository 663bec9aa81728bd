import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { stateDirectoryFor } from '#core/library/locations.ts';
import type { AppEvent } from '#shared/api/events.ts';
import { ElectronStandIn } from './electron-stand-in.ts';
import type { WindowStandIn } from './electron-window.ts';

export interface Places {
  readonly library: string;
  readonly state: string;
}

/** A library of its own, and its folder for what this machine keeps, until the test is over. */
export function createPlaces(): Places {
  const root = mkdtempSync(join(tmpdir(), 'postil-main-'));
  vi.stubEnv('POSTIL_STATE', join(root, 'state'));
  onTestFinished(() => {
    vi.doUnmock('electron');
    vi.unstubAllEnvs();
  });
  const library = join(root, 'library');
  return { library, state: stateDirectoryFor(library, process.env, process.platform, root) };
}

/** Runs src-main/desktop/main.ts against the stand-in, up to the moment before `ready`; quits it after the test. */
export async function loadMain(
  places: Places,
  { args = [], prepare = () => {} }: { args?: string[]; prepare?: (electron: ElectronStandIn) => void } = {},
): Promise<ElectronStandIn> {
  const electron = new ElectronStandIn();
  prepare(electron);
  vi.resetModules();
  vi.doMock('electron', () => electron.module);
  vi.stubEnv('POSTIL_LIBRARY', places.library);
  const { argv } = process;
  process.argv = ['/opt/postil/postil', ...args];
  try {
    await import('../../src-main/desktop/main.ts');
  } finally {
    process.argv = argv;
  }
  onTestFinished(async () => {
    if (!electron.app.ready) electron.app.becomeReady();
    // A start that is under way ends in a window or in an exit.
    await vi.waitFor(() => {
      if (electron.app.exitCode === null && electron.windows.length === 0) throw new Error('still starting');
    });
    // At once: what a page still has to save is not what these tests wait for.
    for (const window of [...electron.windows]) window.destroy();
    if (electron.app.exitCode === null) electron.app.quit();
    await electron.app.exited;
  });
  return electron;
}

/** The window, once it shows. */
export function shownWindow(electron: ElectronStandIn): Promise<WindowStandIn> {
  return vi.waitFor(
    () => {
      const window = electron.windows.at(-1);
      if (window?.visible !== true) throw new Error('no window shows');
      return window;
    },
    { timeout: 15_000 },
  );
}

/** Loads main and makes it ready. */
export async function startMain(
  places: Places,
  options: Parameters<typeof loadMain>[1] = {},
): Promise<{ electron: ElectronStandIn; window: WindowStandIn }> {
  const electron = await loadMain(places, options);
  electron.app.becomeReady();
  return { electron, window: await shownWindow(electron) };
}

const asPage = { initiatorOrigin: 'app://postil' };

/** A call as the page makes it. */
export function call(electron: ElectronStandIn, name: string, input: unknown = {}): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'x-postil-call': '1' };
  const url = `app://postil/api/${name}`;
  return electron.protocol.request(url, { method: 'POST', body: JSON.stringify(input), headers, ...asPage });
}

/** Listens as the page of a window does; the array grows with every event. */
export async function listen(electron: ElectronStandIn, window = '1'): Promise<AppEvent[]> {
  const heard: AppEvent[] = [];
  const { body } = await electron.protocol.request(`app://postil/api/events?window=${window}`, asPage);
  void (async () => {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of body ?? []) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      heard.push(...lines.filter((line) => line !== '').map((line) => JSON.parse(line) as AppEvent));
    }
  })();
  await vi.waitFor(() => {
    if (heard.length === 0) throw new Error('no hello');
  });
  return heard;
}

/** A page of our own beside the library, ready to be imported. */
export function savedPage(places: Places, name = 'page.html'): string {
  const path = join(dirname(places.library), name);
  const paragraph =
    '<p>The harbour of the town was quiet on Tuesday, said Ann Miller, who has kept its light since 1998.</p>';
  writeFileSync(
    path,
    `<!doctype html><title>The quiet harbour</title><article><h1>The quiet harbour</h1>${paragraph.repeat(8)}</article>`,
  );
  return path;
}

/** The first event of a type that a page hears. */
export function heardOf(heard: AppEvent[], type: AppEvent['type']): Promise<AppEvent> {
  return vi.waitFor(
    () => {
      const event = heard.find((one) => one.type === type);
      if (event === undefined) throw new Error(`no ${type} among ${JSON.stringify(heard)}`);
      return event;
    },
    { timeout: 15_000 },
  );
}
