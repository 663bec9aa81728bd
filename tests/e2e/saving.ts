import { basename, join } from 'node:path';
import type { Desktop } from './desktop-host.ts';
import type { Postil } from './host.ts';

/** Has the system's dialog for saving, of a desktop, give this path from now on, and remember which name it was offered. */
export async function saveTo(desktop: Desktop, path: string): Promise<void> {
  await desktop.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async (...given: unknown[]) => {
      Object.assign(dialog, { offered: (given.at(-1) as { defaultPath?: string }).defaultPath });
      return { canceled: false, filePath };
    };
  }, path);
}

/** The path that the dialog was offered last. */
function offeredBy(desktop: Desktop): Promise<string> {
  return desktop.evaluate(({ dialog }) => String((dialog as { offered?: string }).offered));
}

let saves = 0;

/**
 * What is saved once `start` has begun it: a browser downloads it, a desktop asks where to. Gives the name that it was offered
 * under, and where it lies. `told` waits until the page says so: by its name in a browser, by its path on a desktop.
 */
export async function savedBy(
  { page, desktop }: Postil,
  folder: string,
  start: () => Promise<void>,
  told: (as: string) => Promise<unknown>,
): Promise<{ name: string; path: string }> {
  if (desktop !== null) {
    saves += 1;
    const path = join(folder, `saved-${saves}`);
    await saveTo(desktop, path);
    await start();
    await told(path);
    return { name: basename(await offeredBy(desktop)), path };
  }
  const waiting = page.waitForEvent('download');
  await start();
  const download = await waiting;
  const name = download.suggestedFilename();
  const path = join(folder, name);
  await download.saveAs(path);
  await told(name);
  return { name, path };
}

/** Has a person choose a file in the dialog that `start` opens: the page's own in a browser, the system's on a desktop. */
export async function choose({ page, desktop }: Postil, file: string, start: () => Promise<void>): Promise<void> {
  if (desktop !== null) {
    await desktop.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    }, file);
    return start();
  }
  const choosing = page.waitForEvent('filechooser');
  await start();
  await (await choosing).setFiles(file);
}

/** The button that saves: what it is called depends on what it does. */
export function saveButton({ page, desktop }: Postil) {
  return page.getByRole('button', { name: desktop === null ? 'Download' : 'Save…' });
}
