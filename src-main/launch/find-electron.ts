import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.ts';

const home = join(root, 'node_modules', 'electron');

/** The version that package.json pins, or null when the package itself is not installed. */
export function electronVersion(): string | null {
  try {
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
    return version;
  } catch {
    return null;
  }
}

/**
 * Electron's program if it is on this machine, else null. Follows electron/index.js (45.4.1), which cannot be asked
 * itself because it starts a download when the program is missing.
 */
export function findElectron(env: NodeJS.ProcessEnv): string | null {
  const named = read(join(home, 'path.txt'));
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH;
  const path = folder ? join(folder, named ?? defaultName()) : named && join(home, 'dist', named);
  return path && existsSync(path) ? path : null;
}

function defaultName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
