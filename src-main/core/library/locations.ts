import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** `POSTIL_LIBRARY`, else `~/Postil`; always absolute. */
export function defaultLibraryDirectory(env: Environment, home: string): string {
  const named = env.POSTIL_LIBRARY;
  return named === undefined || named === '' ? join(home, 'Postil') : resolve(named);
}

/**
 * Where this machine keeps what belongs to a library but not in it (lock, session): the system's folder for state,
 * or `POSTIL_STATE`, then one folder a library, so that file-sync tools never touch it. A library reached through a
 * link has the same one, so that it has one lock.
 */
export function stateDirectoryFor(
  libraryDirectory: string,
  env: Environment,
  platform: NodeJS.Platform,
  home: string,
): string {
  return join(stateRoot(env, platform, home), keyOf(libraryDirectory, env));
}

/**
 * Where this machine keeps what it can make again of a library: the system's folder for caches, or `POSTIL_CACHE`, else
 * beside the state where `POSTIL_STATE` moved that.
 */
export function cacheDirectoryFor(
  libraryDirectory: string,
  env: Environment,
  platform: NodeJS.Platform,
  home: string,
): string {
  return join(cacheRoot(env, platform, home), keyOf(libraryDirectory, env));
}

/** Where this machine keeps what Node has compiled of Postil's programs: a folder of one's own, as what lies there is run. */
export function compiledDirectory(env: Environment, platform: NodeJS.Platform, home: string): string {
  return join(cacheRoot(env, platform, home), 'compiled');
}

function cacheRoot(env: Environment, platform: NodeJS.Platform, home: string): string {
  if (env.POSTIL_CACHE) return resolve(env.POSTIL_CACHE);
  if (env.POSTIL_STATE) return resolve(env.POSTIL_STATE, 'cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'Postil');
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Postil', 'Cache');
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'postil');
}

function keyOf(libraryDirectory: string, env: Environment): string {
  const path = realPathOf(resolve(libraryDirectory));
  // A stick has another address on each machine, and the state lies on it too.
  if (env.POSTIL_PORTABLE && path === realPathOf(resolve(env.POSTIL_PORTABLE))) return 'portable';
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}

function stateRoot(env: Environment, platform: NodeJS.Platform, home: string): string {
  if (env.POSTIL_STATE) return resolve(env.POSTIL_STATE);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Postil');
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Postil');
  return join(env.XDG_STATE_HOME || join(home, '.local', 'state'), 'postil');
}

/** The path without links; what is not there yet stays as it is written. */
export function realPathOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return dirname(path) === path ? path : join(realPathOf(dirname(path)), basename(path));
  }
}
