import { readFile } from 'node:fs/promises';
import type { BrowserWindow, Display, Rectangle } from 'electron';
import * as z from 'zod';

const placeShape = {
  /** Of the window when it is neither maximised nor full screen, in the screen's own points. */
  bounds: z.object({
    x: z.number().int(),
    y: z.number().int(),
    width: z.number().int().min(1),
    height: z.number().int().min(1),
  }),
  maximized: z.boolean(),
  fullScreen: z.boolean(),
};
const windowStateSchema = z.object({
  ...placeShape,
  /** What it shows: the query of its page's address, as `page-address.ts` reads it. */
  page: z.string().max(500),
});
export type WindowState = z.infer<typeof windowStateSchema>;

/** More windows than anybody has open: a file that says more is damaged. */
const mostWindows = 50;
const savedWindowsSchema = z.union([
  z.object({ format: z.literal(2), windows: z.array(windowStateSchema).max(mostWindows) }),
  // The first format knew one window, which showed what was read last.
  z
    .object({ format: z.literal(1), ...placeShape })
    .transform(({ format: _, ...place }) => ({ windows: [{ ...place, page: '' }] })),
]);

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
/** How far a new window stands from the one it was opened in, so that both are seen. */
const step = 28;

/** What was kept of the windows of the last time; empty for a file that is missing or not ours: where windows stood is no loss. */
export async function readWindowStates(path: string): Promise<readonly WindowState[]> {
  try {
    return savedWindowsSchema.parse(JSON.parse(await readFile(path, 'utf8'))).windows;
  } catch {
    return [];
  }
}

export function formatWindowStates(windows: readonly WindowState[]): string {
  return `${JSON.stringify({ format: 2, windows: windows.slice(-mostWindows) }, null, 2)}\n`;
}

/** Where a window stands now. It must not be destroyed. */
export function placeOf(
  window: Pick<BrowserWindow, 'getNormalBounds' | 'isMaximized' | 'isFullScreen'>,
): Omit<WindowState, 'page'> {
  const { x, y, width, height } = window.getNormalBounds();
  return {
    bounds: { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) },
    maximized: window.isMaximized(),
    fullScreen: window.isFullScreen(),
  };
}

/** The place of a window that is opened beside another one. */
export function placeBeside({
  bounds,
}: Pick<WindowState, 'bounds'>): Pick<WindowState, 'bounds' | 'maximized' | 'fullScreen'> {
  return { bounds: { ...bounds, x: bounds.x + step, y: bounds.y + step }, maximized: false, fullScreen: false };
}

/** Fits a kept place to the screens there are now: moved and shrunk to the one it mostly lay on, else centred. */
export function placeWindow(
  state: Omit<WindowState, 'page'> | null,
  displays: readonly Pick<Display, 'workArea'>[],
): WindowPlace {
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

function overlap(a: Rectangle, b: Rectangle): { width: number; height: number } {
  return {
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
