import { statSync } from 'node:fs';
import type { App } from 'electron';

/** As many as the systems show. */
const most = 10;

/**
 * Gives what remembers files that were imported in the system's list of recent documents, which macOS shows in the dock and
 * the menu, Windows in the task bar; Linux has none. Choosing one there opens it with Postil, which knows it again.
 */
export function rememberDocuments(
  app: Pick<App, 'addRecentDocument'>,
  platform: NodeJS.Platform,
): (paths: readonly string[]) => void {
  if (platform !== 'darwin' && platform !== 'win32') return () => {};
  return (paths) => {
    for (const path of paths.slice(-most)) if (isFile(path)) app.addRecentDocument(path);
  };
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    // The import says what is wrong with it.
    return false;
  }
}
