import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { App, AppOptions } from '#core/app.ts';
import { defaultLibraryDirectory } from '#core/library/locations.ts';
import { AppError } from '#shared/api/errors.ts';
import { LibraryUnusable } from './exit-status.ts';
import { type CommonOptions, complain } from './output.ts';

/** Beside the sources and beside what is built of them alike. */
export const resourcesDirectory = fileURLToPath(new URL('../../resources/', import.meta.url));
export const pageDirectory = fileURLToPath(new URL('../../out/renderer/', import.meta.url));

/**
 * `read` takes no lock and writes nothing, so it works beside an open Postil; `write` needs a library that is there,
 * since a mistyped folder must not become one; `create` makes it when it is missing.
 */
export type Access = 'read' | 'write' | 'create';

export function libraryDirectoryOf({ library }: CommonOptions): string {
  return library === undefined ? defaultLibraryDirectory(process.env, homedir()) : resolve(library);
}

/** Opens the library for one command and closes it afterwards. Throws LibraryUnusable (exit status 3). */
export async function withApp<T>(
  options: CommonOptions,
  mode: Access,
  version: string,
  work: (app: App) => Promise<T>,
): Promise<T> {
  const libraryDirectory = libraryDirectoryOf(options);
  if (mode === 'write' && !(await isLibrary(libraryDirectory))) throw noLibrary(libraryDirectory);
  const app = await openApp({ libraryDirectory, version, readOnly: mode === 'read' });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

/** Opens a library as the command line does, with notices on standard error. Throws LibraryUnusable. */
export async function openApp(
  options: Pick<AppOptions, 'libraryDirectory' | 'version' | 'readOnly' | 'stateDirectory'>,
): Promise<App> {
  const { createApp } = await import('#core/app.ts');
  const app = await opening(createApp({ ...options, resourcesDirectory, host: { name: 'cli' } }), options);
  app.subscribe((event) => {
    if (event.type === 'notice') complain(event.message);
  });
  return app;
}

/** Waits for a library to open; whatever stands in its way becomes LibraryUnusable. */
export async function opening<T>(opened: Promise<T>, { libraryDirectory }: { libraryDirectory: string }): Promise<T> {
  try {
    return await opened;
  } catch (error) {
    if (error instanceof AppError) throw new LibraryUnusable(error.code, error.message, { cause: error });
    // Only what the system refused is about the library; anything else is a fault of ours.
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    const message = `The library ${libraryDirectory} cannot be opened: ${error.message}`;
    throw new LibraryUnusable('disk', message, { cause: error });
  }
}

/** Whether a folder holds a library, by the file that makes it one (or another part of it). */
export async function isLibrary(directory: string, part = 'postil.json'): Promise<boolean> {
  return access(join(directory, part)).then(
    () => true,
    () => false,
  );
}

export function noLibrary(directory: string): LibraryUnusable {
  return new LibraryUnusable(
    'not-found',
    `There is no Postil library in ${directory}. Import an article to make one, or name another with --library.`,
  );
}
