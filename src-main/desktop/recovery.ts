import type { BrowserWindow, Dialog } from 'electron';
import type { AppEvent } from '#shared/api/events.ts';
import type { Messages } from '#shared/messages/messages.ts';

/** So many crashes within this time are no accident: the person decides, instead of a loop. */
const crashLimit = 3;
const crashWindowMs = 60_000;

interface RecoveryParts {
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  /** Must hold the event until the page listens again. */
  readonly send: (event: AppEvent) => void;
  readonly onGone: () => void;
  readonly text: () => Messages['desktop'];
  readonly now?: () => number;
}

/** Loads a page again that crashed, and offers it for one that hangs. The library is not in the page: nothing is lost. */
export function recoverPage(
  window: Pick<BrowserWindow, 'on' | 'close' | 'isDestroyed' | 'webContents'>,
  { dialog, send, onGone, text, now = Date.now }: RecoveryParts,
): void {
  const { webContents } = window;
  let crashes: number[] = [];
  let question: AbortController | null = null;

  const reload = (): void => {
    if (window.isDestroyed()) return;
    send({ type: 'notice', message: text().pageStopped, detail: null });
    webContents.reload();
  };

  async function ask(message: string, detail: string, buttons: [reload: string, other: string]): Promise<number> {
    question?.abort();
    question = new AbortController();
    const { signal } = question;
    const parent = window as BrowserWindow;
    const options = {
      type: 'warning' as const,
      message,
      detail,
      buttons,
      defaultId: 0,
      cancelId: 1,
      noLink: true,
      signal,
    };
    const { response } = await dialog.showMessageBox(parent, options);
    return signal.aborted || window.isDestroyed() ? -1 : response;
  }

  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    onGone();
    console.error(`The page's process is gone: ${reason} (${exitCode})`);
    crashes = [...crashes.filter((at) => now() - at < crashWindowMs), now()];
    // Not within the event: the contents is still being taken down.
    if (crashes.length < crashLimit) return void setImmediate(reload);
    const detail = text().isSaved(`${reason}, ${exitCode}`);
    void ask(text().stoppedOften, detail, [text().loadAgain, text().close]).then((answer) => {
      if (answer === 0) reload();
      if (answer === 1) window.close();
    });
  });

  window.on('unresponsive', () => {
    void ask(text().notResponding, text().notRespondingSays, [text().loadAgain, text().wait]).then((answer) => {
      // The event of the crash loads it again, in a new process.
      if (answer === 0) webContents.forcefullyCrashRenderer();
    });
  });
  window.on('responsive', () => question?.abort());
  window.on('closed', () => question?.abort());
}
