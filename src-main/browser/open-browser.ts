import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const chromiums = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'brave-browser',
];

/**
 * Opens an address in the system's Chromium as a window of its own, else in the default browser. Gives the name of
 * what was started, or null where there is no display to show it on. The key in the address is used up by that first
 * opening, so other users of the machine who see the command line come too late.
 */
export function openBrowser(url: string, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  const start = (command: string, args: string[]): string => {
    const child = spawn(command, args, { detached: true, stdio: 'ignore' });
    // The address was printed, so a browser that will not start is no reason to end.
    child.on('error', () => undefined);
    child.unref();
    return command;
  };
  if (platform === 'darwin') return start('open', [url]);
  if (platform === 'win32') return start('rundll32', ['url.dll,FileProtocolHandler', url]);
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return null;
  const chromium = chromiums.find((name) => onPath(name, env.PATH ?? ''));
  return chromium === undefined ? start('xdg-open', [url]) : start(chromium, [`--app=${url}`]);
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
