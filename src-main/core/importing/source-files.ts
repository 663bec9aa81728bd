import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { ImportResult } from '#shared/api/contract.ts';
import { AppError } from '#shared/api/errors.ts';
import { codeOf } from '../storage/durable-write.ts';
import { limits } from './limits.ts';

const readable = new Set(['.html', '.htm', '.xhtml', '.txt', '.text', '.md', '.markdown', '.pdf']);

/** A folder stands for the readable files in it, at any depth; the `_files` folders of saved pages are theirs. */
export async function listFiles(path: string): Promise<(string | ImportResult)[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const files: (string | ImportResult)[] = [];
    const items = await readdir(path, { withFileTypes: true });
    for (const item of items.sort((a, b) => a.name.localeCompare(b.name))) {
      if (item.name.startsWith('.') || /[_.]files$/.test(item.name)) continue;
      const inside = join(path, item.name);
      if (item.isDirectory()) files.push(...(await listFiles(inside)));
      else if (item.isFile() && readable.has(extname(item.name).toLowerCase())) files.push(inside);
    }
    return files;
  } catch (error) {
    return [failed(path, error)];
  }
}

/** The result of an item that could not be imported. */
export function failed(source: string, error: unknown): ImportResult {
  const missing = codeOf(error) === 'ENOENT';
  const told = error instanceof Error ? error.message : String(error);
  const reason = missing ? `There is no file ${source}. Nothing was added.` : told;
  return { status: 'failed', id: null, title: null, source, warnings: [], reason };
}

/** The bytes of a file; throws AppError `too-large` before it is read, `unsupported` for what is no file. */
export async function readSource(path: string): Promise<Uint8Array> {
  const file = await stat(path);
  // A device never ends; a pipe is what `<(command)` gives.
  if (!file.isFile() && !file.isFIFO()) throw new AppError('unsupported', `${path} is not a file. Nothing was added.`);
  if (file.size > limits.inputBytes) {
    const size = Math.round(file.size / 1e6);
    throw new AppError('too-large', `${path} is ${size} MB; 200 MB is the most. Nothing was added.`);
  }
  return readFile(path);
}

/** The size of a file in bytes; 0 for what has none. */
export async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
