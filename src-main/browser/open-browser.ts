import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const chromiums = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'brave-browser',
];

/**
 * Opens a page on the disk in the system's Chromium as a window of its own, else in the default browser. Gives the name of
 * what was started, or null where there is no display to show it on.
 */
export function openBrowser(path: string, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  const start = (command: string, args: string[]): string => {
    const child = spawn(command, args, { detached: true, stdio: 'ignore' });
    // The address was printed, so a browser that will not start is no reason to end.
    child.on('error', () => undefined);
    child.unref();
    return command;
  };
  if (platform === 'darwin') return start('open', [path]);
  if (platform === 'win32') return start('rundll32', ['url.dll,FileProtocolHandler', path]);
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return null;
  const chromium = chromiums.find((name) => onPath(name, env.PATH ?? ''));
  return chromium === undefined ? start('xdg-open', [path]) : start(chromium, [`--app=${pathToFileURL(path)}`]);
}

function onPath(name: string, path: string): boolean {
  return path.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
