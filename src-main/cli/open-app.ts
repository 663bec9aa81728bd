import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { App, AppOptions } from '#core/app.ts';
import { defaultLibraryDirectory, stateDirectoryFor } from '#core/library/locations.ts';
import { AppError } from '#shared/api/errors.ts';
import { LibraryUnusable } from './exit-status.ts';
import { openForWriting } from './open-for-writing.ts';
import { type CommonOptions, complain } from './output.ts';
import { terminal } from './terminal.ts';

/** Beside the sources and beside what is built of them alike. */
export const resourcesDirectory = fileURLToPath(new URL('../../resources/', import.meta.url));
export const pageDirectory = fileURLToPath(new URL('../../out/renderer/', import.meta.url));

/**
 * `read` takes no lock and writes nothing, so it works beside an open Postil; `write` needs a library that is there,
 * since a mistyped folder must not become one; `create` makes it when it is missing; `restore` does so even where much of
 * what the library had is away, as it brings that back.
 */
export type Access = 'read' | 'write' | 'create' | 'restore';

export function libraryDirectoryOf({ library }: CommonOptions): string {
  const { app, directory } = terminal();
  if (app !== null) return app.libraryDirectory;
  return library === undefined ? defaultLibraryDirectory(process.env, homedir()) : resolve(directory, library);
}

/**
 * Opens the library for one command and closes it afterwards; within an app that carries the command out, that one's is
 * used. Throws LibraryUnusable (exit status 3), and CarriedOut where another process has done all there is to do.
 */
export async function withApp<T>(
  options: CommonOptions,
  mode: Access,
  version: string,
  work: (app: App) => Promise<T>,
): Promise<T> {
  const carrying = terminal().app;
  if (carrying !== null) return withOpenApp(carrying, work);
  const libraryDirectory = libraryDirectoryOf(options);
  if (mode === 'write' && !(await isLibrary(libraryDirectory))) throw noLibrary(libraryDirectory);
  const onMissing = async () => mode === 'restore';
  const open = () => openApp({ libraryDirectory, version, readOnly: mode === 'read', onMissing });
  const stateDirectory = stateDirectoryFor(libraryDirectory, process.env, process.platform, homedir());
  const app = mode === 'read' ? await open() : await openForWriting(open, stateDirectory, options.quiet);
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

/** What the command itself makes the app notice is said to whoever gave it, as it would be said of an app of its own. */
async function withOpenApp<T>(app: App, work: (app: App) => Promise<T>): Promise<T> {
  const own = terminal();
  const stop = app.overhear((event) => {
    if (event.type === 'notice' && terminal() === own) complain(event.message);
  });
  try {
    return await work(app);
  } finally {
    stop();
  }
}

/** Opens a library as the command line does, with notices on standard error. Throws LibraryUnusable. */
export async function openApp(
  options: Pick<AppOptions, 'libraryDirectory' | 'version' | 'readOnly' | 'stateDirectory' | 'onMissing'>,
): Promise<App> {
  const { createApp } = await import('#core/app.ts');
  const app = await opening(
    createApp({ ...options, resourcesDirectory, host: { name: 'cli', command: terminal().command } }),
    options,
  );
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
