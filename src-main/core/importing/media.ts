import { readFile, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { contentHash } from '../storage/hash.ts';
import type { ExtractedImage } from './extracted.ts';
import { imageExtension } from './image-type.ts';

/** Bodies with their images' final names, the files to store, and what could not be kept. */
export interface SettledMedia {
  readonly html: string;
  readonly media: ReadonlyMap<string, Uint8Array>;
  readonly warnings: readonly string[];
}

const largestImage = 50 * 1024 * 1024;

/**
 * Gathers an article's images from inside the saved file or from beside it, never from elsewhere, and names each by
 * its hash. `sourcePath` is where the saved page lies, null when only its bytes came. An image that cannot be kept is
 * left out with a warning.
 */
export async function settleMedia(
  html: string,
  images: readonly ExtractedImage[],
  sourcePath: string | null,
): Promise<SettledMedia> {
  const media = new Map<string, Uint8Array>();
  let settled = html;
  let missing = 0;
  for (const image of images) {
    const bytes = await bytesOf(image, sourcePath);
    const extension = bytes === null ? null : imageExtension(bytes);
    if (bytes === null || extension === null) {
      missing += 1;
      settled = withoutImage(settled, image.placeholder);
      continue;
    }
    const name = `${contentHash(bytes).slice('sha256-'.length, 'sha256-'.length + 32)}.${extension}`;
    media.set(name, bytes);
    settled = settled.replaceAll(`"${image.placeholder}"`, `"media/${name}"`);
  }
  const warnings =
    missing === 0 ? [] : [`${missing === 1 ? 'One image was' : `${missing} images were`} not saved with the page.`];
  return { html: settled, media, warnings };
}

async function bytesOf(image: ExtractedImage, sourcePath: string | null): Promise<Uint8Array | null> {
  if (image.source.kind === 'bytes') return image.source.bytes;
  if (sourcePath === null) return null;
  try {
    const folder = await realpath(dirname(sourcePath));
    const path = await realpath(join(folder, image.source.path));
    // A page must not reach for files outside its own folder, be it by `..` or by a link.
    if (!path.startsWith(folder + sep)) return null;
    const bytes = await readFile(path);
    return bytes.length <= largestImage ? bytes : null;
  } catch {
    return null;
  }
}

/** The sanitiser writes `src` first and double-quoted, so a whole tag is found by its placeholder. */
function withoutImage(html: string, placeholder: string): string {
  const at = html.indexOf(`"${placeholder}"`);
  if (at < 0) return html;
  const open = html.lastIndexOf('<img', at);
  const close = html.indexOf('>', at);
  const alt = /\balt="([^"]+)"/.exec(html.slice(open, close))?.[1];
  const stand = alt === undefined ? '' : `<small>[Image not saved: ${alt}]</small>`;
  return html.slice(0, open) + stand + html.slice(close + 1);
}
