import { readFile } from 'node:fs/promises';
import type { BrowserWindow, Display, Rectangle } from 'electron';
import * as z from 'zod';
import { writeDurably } from '#core/storage/durable-write.ts';

const windowStateSchema = z.object({
  format: z.literal(1),
  /** Of the window when it is neither maximised nor full screen, in the screen's own points. */
  bounds: z.object({
    x: z.number().int(),
    y: z.number().int(),
    width: z.number().int().min(1),
    height: z.number().int().min(1),
  }),
  maximized: z.boolean(),
  fullScreen: z.boolean(),
});
export type WindowState = z.infer<typeof windowStateSchema>;

/** Where a window opens; without x and y the system centres it. */
export interface WindowPlace {
  readonly bounds: { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number };
  readonly maximized: boolean;
  readonly fullScreen: boolean;
}

export const smallestWindow = { width: 480, height: 400 } as const;
const firstPlace: WindowPlace = { bounds: { width: 1280, height: 860 }, maximized: false, fullScreen: false };
/** Less of the window than this on a screen cannot be seen or taken hold of. */
const visibleEdge = 80;

/** What was kept, or null for a file that is missing or not ours: where a window stood is no loss. */
export async function readWindowState(path: string): Promise<WindowState | null> {
  try {
    return windowStateSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Fits a kept state to the screens there are now: moved and shrunk to the one it mostly lay on, else centred. */
export function placeWindow(state: WindowState | null, displays: readonly Pick<Display, 'workArea'>[]): WindowPlace {
  if (state === null) return firstPlace;
  const { bounds, maximized, fullScreen } = state;
  const areas = displays.map(({ workArea }) => ({ workArea, shared: overlap(bounds, workArea) }));
  const best = areas.reduce<(typeof areas)[number] | null>(
    (a, b) => (a === null || b.shared.width * b.shared.height > a.shared.width * a.shared.height ? b : a),
    null,
  );
  if (best === null || best.shared.width < visibleEdge || best.shared.height < visibleEdge) {
    return { ...firstPlace, maximized, fullScreen };
  }
  const { workArea } = best;
  const width = Math.min(Math.max(bounds.width, smallestWindow.width), workArea.width);
  const height = Math.min(Math.max(bounds.height, smallestWindow.height), workArea.height);
  return {
    bounds: {
      width,
      height,
      x: clamp(bounds.x, workArea.x, workArea.x + workArea.width - width),
      y: clamp(bounds.y, workArea.y, workArea.y + workArea.height - height),
    },
    maximized,
    fullScreen,
  };
}

export interface WindowTracker {
  /** Takes the state as it is now for the last time and resolves when it is on disk. Call it before the window goes. */
  finish(): Promise<void>;
}

type TrackedWindow = Pick<BrowserWindow, 'on' | 'getNormalBounds' | 'isMaximized' | 'isFullScreen' | 'isDestroyed'>;

/** Keeps the state of a window in a file, half a second after it last changed. A failed write is only logged. */
export function trackWindow(window: TrackedWindow, path: string, delayMs = 500): WindowTracker {
  let timer: NodeJS.Timeout | undefined;
  let finished = false;
  let written: Promise<void> = Promise.resolve();

  function save(): void {
    if (window.isDestroyed()) return;
    const state: WindowState = {
      format: 1,
      bounds: roundedBounds(window.getNormalBounds()),
      maximized: window.isMaximized(),
      fullScreen: window.isFullScreen(),
    };
    const text = `${JSON.stringify(state, null, 2)}\n`;
    written = written
      .then(async () => void (await writeDurably(path, text)))
      .catch((error: unknown) => console.error(error));
  }

  function changed(): void {
    if (finished) return;
    clearTimeout(timer);
    timer = setTimeout(save, delayMs);
  }

  window.on('resize', changed);
  window.on('move', changed);
  window.on('maximize', changed);
  window.on('unmaximize', changed);
  window.on('enter-full-screen', changed);
  window.on('leave-full-screen', changed);

  return {
    finish() {
      if (!finished) {
        finished = true;
        clearTimeout(timer);
        save();
      }
      return written;
    },
  };
}

function overlap(a: Rectangle, b: Rectangle): { width: number; height: number } {
  return {
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

function roundedBounds({ x, y, width, height }: Rectangle): WindowState['bounds'] {
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
}
