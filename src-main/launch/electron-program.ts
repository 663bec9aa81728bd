import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './build-if-needed.ts';

const directory = join(root, 'node_modules', 'electron');
const failed = join(root, 'node_modules', '.cache', 'postil', 'electron-fetch-failed');
const fetchSeconds = 120;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * The path of the Electron program, fetched when it is not there yet; or the sentence that says why there is none. A
 * fetch that failed is not tried again for a day.
 */
export function electronProgram(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): { path: string } | { why: string } {
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return { why: 'there is no display here' };
  const present = installed(env);
  if (present !== null) return { path: present };
  if (existsSync(failed) && Date.now() - statSync(failed).mtimeMs < dayMs) {
    return { why: "Electron's program is not installed and could not be fetched" };
  }
  process.stderr.write(`Fetching Electron's program, once (at most ${fetchSeconds} s)…\n`);
  const options = { cwd: root, env, stdio: 'ignore' as const, timeout: fetchSeconds * 1000 };
  spawnSync(process.execPath, [join(directory, 'install.js'), '--no'], options);
  const fetched = installed(env);
  if (fetched !== null) return { path: fetched };
  mkdirSync(dirname(failed), { recursive: true });
  writeFileSync(failed, '');
  return { why: "Electron's program is not installed and could not be fetched" };
}

/** Where electron/index.js (45) looks; loading that file itself would fetch. */
function installed(env: NodeJS.ProcessEnv): string | null {
  const named = readOr(join(directory, 'path.txt'), null);
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  const path = override ? join(override, named ?? 'electron') : named && join(directory, 'dist', named);
  return path && existsSync(path) ? path : null;
}

function readOr(path: string, otherwise: string | null): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : otherwise;
}
