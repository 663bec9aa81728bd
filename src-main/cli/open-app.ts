import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { App } from '#core/app.ts';
import { defaultLibraryDirectory } from '#core/library/locations.ts';
import { AppError } from '#shared/api/errors.ts';
import { LibraryUnusable } from './exit-status.ts';
import { type CommonOptions, complain } from './output.ts';

/** Beside the sources and beside what is built of them alike. */
export const resourcesDirectory = fileURLToPath(new URL('../../resources/', import.meta.url));
export const pageDirectory = fileURLToPath(new URL('../../out/renderer/', import.meta.url));

export function libraryDirectoryOf({ library }: CommonOptions): string {
  return library === undefined ? defaultLibraryDirectory(process.env, homedir()) : resolve(library);
}

/**
 * Opens the library for one command and closes it afterwards. Reading takes no lock and never writes; writing makes a
 * library where there is none. Throws LibraryUnusable (exit status 3) when it is locked or cannot be read.
 */
export async function withApp<T>(
  options: CommonOptions,
  mode: 'read' | 'write',
  version: string,
  work: (app: App) => Promise<T>,
): Promise<T> {
  const app = await openApp(options, mode, version);
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

async function openApp(options: CommonOptions, mode: 'read' | 'write', version: string): Promise<App> {
  const { createApp } = await import('#core/app.ts');
  try {
    const app = await createApp({
      libraryDirectory: libraryDirectoryOf(options),
      resourcesDirectory,
      host: { name: 'cli' },
      version,
      readOnly: mode === 'read',
    });
    app.subscribe((event) => {
      if (event.type === 'notice') complain(event.message);
    });
    return app;
  } catch (error) {
    if (error instanceof AppError) throw new LibraryUnusable(error.code, error.message, { cause: error });
    throw error;
  }
}
