import { basename, resolve } from 'node:path';
import type { ImportResult } from '#shared/model/import-result.ts';
import { type OnResult, runInOrder, type Turn } from './bulk.ts';
import type { Bring } from './elsewhere/bring.ts';
import { isDataName } from './elsewhere/read-export.ts';
import type { Extractor } from './extractor.ts';
import { cancelledImport } from './failures.ts';
import { type Expanded, type ExpandOptions, expandFile, expandInput } from './formats/expand.ts';
import type { ImportOptions, Way } from './import.ts';
import { type FoundFile, failed, type ImportInput, listFiles, readSource, sizeOf, sourceOf } from './source-files.ts';

export interface ImportMany {
  /**
   * Imports files, folders and archives, several at a time and with the outcome of one after another: results come in
   * the order of the input, each once it is durable, and of two files that are one article the later one is the
   * update. How many there are is known once every archive has been opened.
   */
  importPaths(paths: readonly string[], options: ImportOptions, onResult: OnResult): Promise<ImportResult[]>;
  /** The same for what bytes stand for: one article, or all in an archive. */
  importAll(input: ImportInput, options?: ImportOptions, onResult?: OnResult): Promise<ImportResult[]>;
}

/** Never rejects. */
type ImportOne = (input: ImportInput, options: ImportOptions, way: Way) => Promise<ImportResult>;

/**
 * Brings in what files, folders, archives and books stand for, each article by `importOne`, each row of another app's export
 * by `bring`.
 */
export function createImportMany(extractor: Extractor, importOne: ImportOne, bring: Bring): ImportMany {
  function importItems(
    known: number,
    options: ImportOptions,
    onResult: OnResult,
    expand: (how: ExpandOptions) => AsyncIterable<Expanded>,
  ): Promise<ImportResult[]> {
    let total = known;
    const onMore = (count: number) => {
      total += count;
    };
    const { signal, chapters, url, format, exportsOnly, isFound } = options;
    // Who says what a file is does not want it to be something else.
    const exports = format === undefined;
    return runInOrder<Expanded>({
      items: expand({
        extractor,
        signal,
        onMore,
        exports,
        ...(exportsOnly && { exportsOnly }),
        ...(isFound && { isFound }),
        ...(chapters && { chapters }),
        ...(url && { url }),
      }),
      total: () => total,
      weigh: (item) => (typeof item === 'string' ? sizeOf(item) : 'bytes' in item ? weightOf(item) : 0),
      work(item, turn) {
        if (typeof item === 'string') return importFile(item, options, turn);
        if ('elsewhere' in item) return bring(item, options, turn);
        return 'bytes' in item ? importOne(item, options, { turn }) : item;
      },
      left(item) {
        if (typeof item === 'string') return failed(item, cancelledImport(basename(item)));
        return leftOf(item);
      },
      onResult,
      signal,
    });
  }

  async function importFile(path: string, options: ImportOptions, turn?: Turn): Promise<ImportResult> {
    let bytes: Uint8Array;
    try {
      if (options.signal?.aborted) throw cancelledImport(basename(path));
      bytes = await readSource(path);
    } catch (error) {
      return failed(path, error);
    }
    const input = { bytes, name: basename(path), contentType: '', url: options.url ?? '', path };
    const { signal: _, ...rest } = options;
    return importOne(input, options, { turn, again: () => importFile(path, { ...rest, replace: true }) });
  }

  return {
    async importPaths(paths, options, onResult) {
      const files: (string | FoundFile | ImportResult)[] = [];
      for (const path of paths) files.push(...(await listFiles(resolve(path))));
      // Data in a folder counts when it turns out to be an export.
      const counted = files.filter((file) => typeof file === 'string' || !('found' in file) || !isDataName(file.found));
      return importItems(counted.length, options, onResult, async function* (how) {
        for (const file of files) {
          if (typeof file === 'string') yield* expandFile(file, how);
          else if ('found' in file) yield* expandFile(file.found, { ...how, isFound: true });
          else yield file;
        }
      });
    },
    importAll: (input, options = {}, onResult = () => undefined) =>
      importItems(1, options, onResult, (how) => expandInput(input, how)),
  };
}

/** The result of what was not begun. */
function leftOf(item: Exclude<Expanded, string>): ImportResult {
  if ('elsewhere' in item) return failed(item.source, cancelledImport(item.elsewhere.title ?? item.source));
  return 'bytes' in item ? failed(sourceOf(item), cancelledImport(item.name)) : item;
}

/** Bytes of an article that came out of an archive, with its pictures. */
function weightOf({ bytes, resources }: ImportInput): number {
  let size = bytes.length;
  for (const resource of resources?.values() ?? []) size += resource.bytes.length;
  return size;
}
