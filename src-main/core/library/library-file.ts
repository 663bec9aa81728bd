import { join } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import { mergeLibraryFiles } from '#shared/merging/merge-files.ts';
import { defaultSettings, type LibraryFile, libraryFileSchema } from '#shared/model/settings.ts';
import { said } from '../said.ts';
import { exists, makeDirectory } from '../storage/durable-write.ts';
import type { FilePolicy } from '../storage/json-adapter.ts';
import { JsonStore } from '../storage/json-store.ts';

export interface OpenedLibraryFile {
  readonly store: JsonStore<LibraryFile>;
  /** Whether this opening made the library. */
  readonly created: boolean;
}

/**
 * Opens `postil.json`, or makes a library of the folder. Opened for reading, a folder that is no library is an error
 * (`not-found`) and nothing is made.
 */
export async function openLibraryFile(
  directory: string,
  files: FilePolicy,
  newId: () => string,
): Promise<OpenedLibraryFile> {
  const path = join(directory, 'postil.json');
  const created = !(await exists(path));
  if (created && files.readOnly) {
    throw new AppError('not-found', said().library.noLibrary(directory));
  }
  const fresh = (): LibraryFile => ({
    format: 1,
    id: newId(),
    created: files.now().toISOString(),
    settings: defaultSettings,
    lists: [],
  });
  const merge = (mine: LibraryFile, theirs: LibraryFile) => mergeLibraryFiles(mine, theirs);
  const options = { path, schema: libraryFileSchema, format: 1, files, merge, keepsUnsaved: false };
  const store = new JsonStore<LibraryFile>(options, fresh);
  if (created) await makeDirectory(directory);
  const { id } = await store.read();
  // A damaged postil.json was set aside: the library goes on under a new one.
  if (!files.readOnly && !(await exists(path))) await store.update((file) => Object.assign(file, { id }));
  return { store, created };
}
