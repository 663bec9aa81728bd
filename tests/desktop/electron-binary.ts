import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type ElectronBinary = { readonly path: string } | { readonly path: null; readonly reason: string };

const packageDirectory = dirname(fileURLToPath(import.meta.resolve('electron/package.json')));

/**
 * The Electron program that `electron` would start, or one sentence why there is none. It looks where electron/index.js
 * (45) looks: `path.txt`, then ELECTRON_OVERRIDE_DIST_PATH or the package's own `dist`. It does not load that
 * file, because loading it fetches a binary that is missing.
 */
export function findElectronBinary(
  env: Readonly<Record<string, string | undefined>> = process.env,
  directory: string = packageDirectory,
): ElectronBinary {
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  const named = read(join(directory, 'path.txt'));
  if (override !== undefined && override !== '') {
    const path = join(override, named ?? 'electron');
    if (existsSync(path)) return { path };
    return skipped(`ELECTRON_OVERRIDE_DIST_PATH names no Electron program (${path} does not exist).`);
  }
  const { version } = JSON.parse(read(join(directory, 'package.json')) ?? '{}') as { version?: string };
  const found = read(join(directory, 'dist', 'version'))
    ?.replace(/^v/, '')
    .trim();
  if (named !== null && found === version && existsSync(join(directory, 'dist', named))) {
    return { path: join(directory, 'dist', named) };
  }
  return skipped(
    `the Electron ${version ?? ''} binary is not installed; "npx install-electron --no" fetches it, or ELECTRON_OVERRIDE_DIST_PATH names one.`,
  );
}

function skipped(why: string): ElectronBinary {
  return { path: null, reason: `Electron itself cannot be tested: ${why}` };
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
