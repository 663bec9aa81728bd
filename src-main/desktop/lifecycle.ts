import { setTimeout as sleep } from 'node:timers/promises';
import type { App, BrowserWindow } from 'electron';

/** How long closing the library may take before the process ends all the same; acknowledged writes are durable by then. */
const closingLimitMs = 10_000;
const fullScreenLimitMs = 1_500;
const unloadLimitMs = 1_000;

/**
 * Lets the page finish before its window goes. The window hides at once, which the page sees as `visibilitychange`, and
 * `settled` is awaited while what is pending gets saved; then it closes as any window does, so that the page sees
 * `pagehide` too. `before` runs while everything about the window can still be read. A page that hangs cannot hold
 * its window: all that is waited for has a limit, then the window is destroyed.
 */
export function closeGently(
  window: Pick<
    BrowserWindow,
    'on' | 'once' | 'hide' | 'close' | 'destroy' | 'isDestroyed' | 'isFullScreen' | 'setFullScreen'
  >,
  before: () => void,
  settled: () => Promise<void>,
): void {
  let finishing = false;
  let leaving = false;
  window.on('close', (event) => {
    if (leaving) return;
    event.preventDefault();
    if (finishing) return;
    finishing = true;
    before();
    void finish().catch(console.error);
  });

  async function finish(): Promise<void> {
    try {
      // On macOS a full-screen window that hides leaves a black space behind.
      if (window.isFullScreen()) {
        const left = new Promise<void>((resolve) => window.once('leave-full-screen', () => resolve()));
        window.setFullScreen(false);
        await Promise.race([left, sleep(fullScreenLimitMs)]);
      }
      if (!window.isDestroyed()) window.hide();
      await settled();
    } finally {
      await leave();
    }
  }

  async function leave(): Promise<void> {
    leaving = true;
    if (window.isDestroyed()) return;
    const closed = new Promise<void>((resolve) => window.once('closed', () => resolve()));
    window.close();
    await Promise.race([closed, sleep(unloadLimitMs, undefined, { ref: false })]);
    if (!window.isDestroyed()) window.destroy();
  }
}

interface LifecycleParts {
  readonly platform: NodeJS.Platform;
  readonly hasWindow: () => boolean;
  readonly openWindow: () => void;
  /** Waits for every write, frees the library. */
  readonly closeCore: () => Promise<void>;
  /** The last thing before the process ends, the library free. */
  readonly lastly: () => void;
}

/** Ends the app when and as each system expects it, the core closed first. */
export function keepLifecycle(
  app: Pick<App, 'on' | 'quit' | 'exit'>,
  { platform, hasWindow, openWindow, closeCore, lastly }: LifecycleParts,
): void {
  let quitting = false;
  let closing = false;

  app.on('before-quit', () => {
    quitting = true;
  });
  // A window that closes gently has called the quit off; it goes on when the last one is gone.
  app.on('window-all-closed', () => {
    if (quitting || platform !== 'darwin') app.quit();
  });
  app.on('activate', () => {
    if (!hasWindow() && !quitting) openWindow();
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    void end();
  });

  async function end(): Promise<void> {
    let code = 0;
    try {
      const late = sleep(closingLimitMs, 'late' as const, { ref: false });
      if ((await Promise.race([closeCore(), late])) === 'late') code = 1;
    } catch (error) {
      console.error(error);
      code = 1;
    }
    lastly();
    app.exit(code);
  }
}
