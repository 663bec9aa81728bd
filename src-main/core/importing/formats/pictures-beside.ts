import { dirname, join } from 'node:path/posix';
import type { Resource } from '../extracted.ts';
import { pathKey } from '../images/page-files.ts';
import { limits } from '../limits.ts';
import type { Archive, ArchiveEntry } from './archive.ts';

const imageFile = /\.(?:png|jpe?g|jfif|gif|webp|avif|svg)$/i;
/** An attribute that may name pictures, or the target of a Markdown image. */
const mention =
  /(?:\bsrc|\bsrcset|\bdata-[a-z-]+|\bhref)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))|\]\(\s*<?([^)>\s]+)/gi;
const longestMention = 16 * 1024;

/**
 * The pictures of an archive that a page or text in it names by a path, under exactly that path; in all never more
 * than one file may hold.
 */
export async function picturesBeside(
  archive: Archive,
  page: ArchiveEntry,
  bytes: Uint8Array,
): Promise<Map<string, Resource>> {
  const pictures = new Map<string, Resource>();
  if (!/\.(?:x?html?|xht|md|markdown)$/i.test(page.path)) return pictures;
  if (!archive.entries.some(({ path }) => imageFile.test(path))) return pictures;
  const folder = dirname(page.path);
  const read = new Map<string, Resource>();
  let total = 0;
  for (const source of pathsNamed(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))) {
    const entry = archive.find(join(folder, pathKey(source)));
    if (entry === null || !imageFile.test(entry.path)) continue;
    const known = read.get(entry.path);
    if (known !== undefined) {
      pictures.set(source, known);
      continue;
    }
    total += entry.size;
    if (total > limits.inputBytes) return pictures;
    try {
      const picture = { bytes: await archive.read(entry), contentType: '' };
      read.set(entry.path, picture);
      pictures.set(source, picture);
    } catch {
      // A picture that is damaged or locked is missing; the page is not.
    }
  }
  return pictures;
}

/** Relative paths in the markup; the encoding only matters for their letters, and nearly all pages are UTF-8. */
function pathsNamed(bytes: Buffer): Set<string> {
  const named = new Set<string>();
  const text = bytes.subarray(0, limits.htmlUnits).toString('utf8');
  for (const match of text.matchAll(mention)) {
    const value = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
    if (value.length > longestMention) continue;
    // A set of sources is a list; file names with spaces are none.
    const candidates = /^\S+\s+[\d.]+[wx]/.test(value.trim())
      ? value.split(',').map((one) => one.trim().split(/\s/)[0])
      : [value];
    for (const candidate of candidates) {
      const path = unescaped(candidate ?? '')
        .replace(/[?#].*$/s, '')
        .trim();
      if (imageFile.test(path) && !/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(path)) named.add(path);
    }
  }
  return named;
}

function unescaped(value: string): string {
  return value.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"');
}
