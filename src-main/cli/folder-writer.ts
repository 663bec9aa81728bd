import { basename } from 'node:path';
import type { ExportedFile } from '#core/exporting/exporter.ts';
import { AppError } from '#shared/api/errors.ts';
import { type SavedExport, saveExport } from './save-export.ts';

/** Files that are written at a time: most of the time goes into waiting for the disk. */
const writtenAtOnce = 16;

/** Writes exported files into a folder that is there, several at a time, and tells of each in their order. */
export class FolderWriter {
  private readonly directory: string;
  private readonly onSaved: (file: ExportedFile, saved: SavedExport | AppError) => Promise<void>;
  private readonly saving = new Set<Promise<unknown>>();
  /** The last save of each name: another file of the same name waits to see whose it is by then. */
  private readonly byName = new Map<string, Promise<unknown>>();
  private telling = Promise.resolve();
  private readonly names = new Map<string, string>();

  /** `onSaved` is called with what was saved, or with what stood in the way; what is no AppError ends the writing. */
  constructor(directory: string, onSaved: (file: ExportedFile, saved: SavedExport | AppError) => Promise<void>) {
    this.directory = directory;
    this.onSaved = onSaved;
  }

  /** Resolves when there is room for the next one. */
  async add(file: ExportedFile): Promise<void> {
    const saved = this.save(file, this.byName.get(file.name));
    const done: Promise<unknown> = saved
      .catch(() => undefined)
      .finally(() => {
        this.saving.delete(done);
        if (this.byName.get(file.name) === done) this.byName.delete(file.name);
      });
    this.saving.add(done);
    this.byName.set(file.name, done);
    this.telling = this.telling.then(async () => {
      const result = await saved;
      if (!(result instanceof AppError) && file.owner === file.id) this.names.set(file.id, stemOf(result.path));
      await this.onSaved(file, result);
    });
    // It is awaited at the end; until then its failure has a listener.
    this.telling.catch(() => undefined);
    if (this.saving.size >= writtenAtOnce) await Promise.race(this.saving);
  }

  /** Waits for every file so far; gives the names of articles' files without their endings by the articles' ids. */
  async settled(): Promise<ReadonlyMap<string, string>> {
    await this.telling;
    return this.names;
  }

  private async save(file: ExportedFile, before: Promise<unknown> | undefined): Promise<SavedExport | AppError> {
    await before;
    try {
      return await saveExport(file, this.directory);
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
  }
}

function stemOf(path: string): string {
  return basename(path).replace(/\.\w+$/, '');
}
