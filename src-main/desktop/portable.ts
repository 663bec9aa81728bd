import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

type Environment = Record<string, string | undefined>;

const libraryName = 'Postil Library';
const stateName = 'Postil State';

/**
 * The folder that holds everything of a portable Postil, or null where the program is none. The portable program for Windows
 * is unpacked elsewhere at every start and says where it lies (electron-builder's PORTABLE_EXECUTABLE_DIR); otherwise a
 * folder `Postil Library` beside the program asks for it: beside an AppImage, the .app of macOS, or the program file.
 */
export function portableFolder(
  env: Environment,
  program: string,
  platform: NodeJS.Platform,
  exists: (path: string) => boolean = existsSync,
): string | null {
  if (env.PORTABLE_EXECUTABLE_DIR) return env.PORTABLE_EXECUTABLE_DIR;
  const bundle = platform === 'darwin' ? /^.*?\.app(?=\/)/.exec(program)?.[0] : undefined;
  const folder = dirname(appImageOf(env, program) ?? bundle ?? program);
  return exists(join(folder, libraryName)) ? folder : null;
}

/**
 * The file of the AppImage that the program file runs from, or null where it runs from none: a terminal that is one itself
 * hands its variables on to every program that is started in it.
 */
export function appImageOf({ APPIMAGE, APPDIR }: Readonly<Environment>, program: string): string | null {
  if (!APPIMAGE || !APPDIR) return null;
  // The system names the program by its real path, the runtime its folder as TMPDIR has it.
  const real = existsSync(APPDIR) ? realpathSync(APPDIR) : APPDIR;
  return [APPDIR, real].some((folder) => program.startsWith(`${folder}/`)) ? APPIMAGE : null;
}

/**
 * Has library, state and caches of a portable Postil lie beside the program, for the app and its command line alike, and
 * nothing on the machine. What was named already goes before that.
 */
export function keepBesideProgram(env: Environment, folder: string): void {
  env.POSTIL_PORTABLE = join(folder, libraryName);
  env.POSTIL_LIBRARY ||= env.POSTIL_PORTABLE;
  env.POSTIL_STATE ||= join(folder, stateName);
  env.POSTIL_CACHE ||= join(folder, stateName, 'cache');
}
