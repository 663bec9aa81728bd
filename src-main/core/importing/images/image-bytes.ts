import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { ExtractedImage } from '../extracted.ts';
import { limits } from '../limits.ts';

/**
 * The bytes of an image from inside the page, or from the first of its files that is there; null when there is none,
 * it is larger than 50 MB, or it lies outside of the folder of the page at `sourcePath`.
 */
export async function bytesOf({ source }: ExtractedImage, sourcePath: string | null): Promise<Uint8Array | null> {
  if (source.kind === 'bytes') return source.bytes.length <= limits.imageBytes ? source.bytes : null;
  if (sourcePath === null) return null;
  for (const path of [source.path, ...(source.others ?? [])]) {
    const bytes = await fileBeside(sourcePath, path);
    if (bytes !== null) return bytes;
  }
  return null;
}

async function fileBeside(sourcePath: string, relative: string): Promise<Uint8Array | null> {
  try {
    const folder = await realpath(dirname(sourcePath));
    const path = await realpath(join(folder, relative));
    // A page must not reach for files outside its own folder, be it by `..` or by a link.
    if (!path.startsWith(folder + sep)) return null;
    const file = await stat(path);
    return file.isFile() && file.size <= limits.imageBytes ? await readFile(path) : null;
  } catch {
    return null;
  }
}
