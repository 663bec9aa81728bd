import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import { isImportable, isPageFolder } from '#shared/model/import-files.ts';
import type { ImportResult } from '#shared/model/import-result.ts';
import { said } from '../said.ts';
import { codeOf } from '../storage/durable-write.ts';
import type { ExtractInput } from './extracted.ts';
import { inMegabytes, limits } from './limits.ts';

/** The bytes of one article to be imported. */
export interface ImportInput extends Omit<ExtractInput, 'format'> {
  /** Where the file lies, for the images beside it; null for bytes alone. */
  readonly path: string | null;
  /** What results call it, where that is neither path nor name: `archive.zip/inner/page.html`. */
  readonly source?: string;
}

/** A file that lies in a folder which the person named. */
export interface FoundFile {
  readonly found: string;
}

/**
 * A folder stands for the readable files and archives in it, at any depth; the `_files` folders of saved pages are
 * theirs. Links are not followed: they may lead in a circle or to files that nobody gave.
 */
export async function listFiles(path: string): Promise<(string | FoundFile | ImportResult)[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const files: (string | FoundFile | ImportResult)[] = [];
    const items = await readdir(path, { withFileTypes: true });
    for (const item of items.sort((a, b) => a.name.localeCompare(b.name))) {
      if (item.name.startsWith('.') || isPageFolder(item.name)) continue;
      const inside = join(path, item.name);
      if (item.isDirectory())
        files.push(...(await listFiles(inside)).map((file) => (typeof file === 'string' ? { found: file } : file)));
      else if (item.isFile() && isImportable(item.name)) files.push({ found: inside });
    }
    return files;
  } catch (error) {
    return [failed(path, error)];
  }
}

/** What the result of an import calls its source. */
export function sourceOf({ source, path, name }: ImportInput): string {
  return source ?? path ?? name;
}

/** The result of an item that could not be imported. */
export function failed(source: string, error: unknown): ImportResult {
  const missing = codeOf(error) === 'ENOENT';
  const told = error instanceof Error ? error.message : String(error);
  const reason = missing ? said().importing.noFile(source) : told;
  const detail = error instanceof AppError ? error.detail : undefined;
  const result: ImportResult = { status: 'failed', id: null, title: null, source, warnings: [], reason };
  return detail === undefined ? result : { ...result, detail };
}

/** The bytes of a file; throws AppError `too-large` before it is read, `unsupported` for what is no file. */
export async function readSource(path: string): Promise<Uint8Array> {
  const file = await stat(path);
  // A device never ends; a pipe is what `<(command)` gives.
  if (!file.isFile() && !file.isFIFO()) throw new AppError('unsupported', said().importing.isNoFile(path));
  if (file.size > limits.inputBytes)
    throw tooLarge(said().importing.fileTooLarge(path, inMegabytes(file.size), inMegabytes(limits.inputBytes)));
  if (file.isFile()) return readFile(path);
  // How much a pipe holds shows when it has ended, if it ever does.
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of createReadStream(path)) {
    size += (chunk as Buffer).length;
    if (size > limits.inputBytes) throw tooLarge(said().importing.givesMore(path, inMegabytes(limits.inputBytes)));
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function tooLarge(message: string): AppError {
  return new AppError('too-large', message);
}

/** The size of a file in bytes; 0 for what has none. */
export async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
