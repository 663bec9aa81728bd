import type { BrowserWindow } from 'electron';
import { writeDurably } from '#core/storage/durable-write.ts';
import { formatWindowStates, placeOf, type WindowState } from './session-state.ts';

type KeptWindow = Pick<BrowserWindow, 'on' | 'getNormalBounds' | 'isMaximized' | 'isFullScreen' | 'isDestroyed'>;

/** What is kept of one window. */
export interface KeptPlace {
  /** What it shows has changed. */
  changed(): void;
  /** Takes its state for the last time, while it can still be read: it opens again the next time where it `stays`. */
  leave(stays: boolean): void;
}

export interface WindowKeeper {
  keep(window: KeptWindow, page: () => string): KeptPlace;
  /** Forgets the windows that have left, as those of the last time are being opened again. */
  startAnew(): void;
  /** Resolves when all that was to be kept is on disk. */
  settled(): Promise<void>;
}

/** Keeps in a file where windows stand and what they show, half a second after the last change. A failed write is only logged. */
export function createWindowKeeper(path: string, delayMs = 500): WindowKeeper {
  /** In the order in which they opened; those that have left say what they were last. */
  const kept = new Set<() => WindowState | null>();
  let left: (() => WindowState | null)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let written: Promise<void> = Promise.resolve();

  function save(): void {
    clearTimeout(timer);
    const text = formatWindowStates([...kept].flatMap((state) => state() ?? []));
    written = written
      .then(async () => void (await writeDurably(path, text)))
      .catch((error: unknown) => console.error(error));
  }

  function later(): void {
    clearTimeout(timer);
    timer = setTimeout(save, delayMs);
  }

  return {
    keep(window, page) {
      let last: WindowState | null = null;
      let hasLeft = false;
      const state = (): WindowState | null => {
        if (!hasLeft && !window.isDestroyed()) last = { ...placeOf(window), page: page() };
        return last;
      };
      const changed = (): void => {
        if (!hasLeft) later();
      };
      kept.add(state);
      window.on('resize', changed);
      window.on('move', changed);
      window.on('maximize', changed);
      window.on('unmaximize', changed);
      window.on('enter-full-screen', changed);
      window.on('leave-full-screen', changed);
      later();
      return {
        changed,
        leave(stays) {
          if (hasLeft) return;
          state();
          hasLeft = true;
          if (stays) left.push(state);
          else kept.delete(state);
          save();
        },
      };
    },
    startAnew() {
      for (const state of left) kept.delete(state);
      left = [];
    },
    settled: () => written,
  };
}
