import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { serialize } from 'parse5';
import { contentHash } from '../../storage/hash.ts';
import type { ExtractedImage } from '../extracted.ts';
import { parseBody } from '../page/body-text.ts';
import type { TreeElement, TreeFragment } from '../page/parse-tree.ts';
import { attributeOf, isTreeElement } from '../page/tree-node.ts';
import { normalForm } from '../sanitising/normal-form.ts';
import { imageExtension } from './image-type.ts';

/** Bodies with their images' final names, the files to store, and what could not be kept. */
export interface SettledMedia {
  readonly html: string;
  readonly media: ReadonlyMap<string, Uint8Array>;
  readonly warnings: readonly string[];
  /** What the page calls the files beside it, as names in `media/`; null for one that could not be read. */
  readonly references: ReadonlyMap<string, string | null>;
}

/** Bytes of a file beside a page that were stored when it was imported before; null where it was not. */
export type StoredImages = (reference: string) => Promise<Uint8Array | null>;

const largestImage = 50 * 1024 * 1024;

/**
 * Gathers an article's images from inside the saved file or from beside it, never from elsewhere, and names each by
 * its hash. `sourcePath` is where the saved page lies, null when only its bytes came. An image that cannot be kept is
 * left out with a warning, its description stays. `stored` is asked for files that are not there (any more).
 */
export async function settleMedia(
  html: string,
  images: readonly ExtractedImage[],
  sourcePath: string | null,
  stored: StoredImages = async () => null,
): Promise<SettledMedia> {
  const references = new Map<string, string | null>();
  if (images.length === 0) return { html, media: new Map(), warnings: [], references };
  const media = new Map<string, Uint8Array>();
  const names = new Map<string, string>();
  for (const image of images) {
    const reference = image.reference ?? (image.source.kind === 'file' ? image.source.path : null);
    const bytes = (await bytesOf(image, sourcePath)) ?? (reference === null ? null : await stored(reference));
    const extension = bytes === null ? null : imageExtension(bytes);
    if (reference !== null) references.set(reference, null);
    if (bytes === null || extension === null) continue;
    const name = `${contentHash(bytes).slice('sha256-'.length, 'sha256-'.length + 32)}.${extension}`;
    media.set(name, bytes);
    names.set(image.placeholder, `media/${name}`);
    if (reference !== null) references.set(reference, name);
  }
  const missing = images.length - names.size;
  const tree = parseBody(html);
  for (const image of imagesIn(tree)) nameImage(image, names);
  const settled = serialize(missing === 0 ? tree : normalForm(tree));
  const warnings =
    missing === 0
      ? []
      : [`${missing === 1 ? 'One image' : `${missing} images`} that belonged to the page could not be read.`];
  return { html: settled, media, warnings, references };
}

async function bytesOf({ source }: ExtractedImage, sourcePath: string | null): Promise<Uint8Array | null> {
  if (source.kind === 'bytes') return source.bytes.length <= largestImage ? source.bytes : null;
  if (sourcePath === null) return null;
  try {
    const folder = await realpath(dirname(sourcePath));
    const path = await realpath(join(folder, source.path));
    // A page must not reach for files outside its own folder, be it by `..` or by a link.
    if (!path.startsWith(folder + sep)) return null;
    const file = await stat(path);
    return file.isFile() && file.size <= largestImage ? await readFile(path) : null;
  } catch {
    return null;
  }
}

function imagesIn(tree: TreeFragment): TreeElement[] {
  const images: TreeElement[] = [];
  const open = [...tree.childNodes];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!isTreeElement(node)) continue;
    if (node.tagName === 'img') images.push(node);
    open.push(...node.childNodes);
  }
  return images;
}

/** Gives an image its final name; one that was not kept loses its source, and without a description itself. */
function nameImage(image: TreeElement, names: ReadonlyMap<string, string>): void {
  const placeholder = attributeOf(image, 'src') ?? '';
  if (!placeholder.startsWith('media/pending-')) return;
  const name = names.get(placeholder);
  const alt = attributeOf(image, 'alt')?.trim() ?? '';
  if (name !== undefined) {
    for (const attribute of image.attrs) if (attribute.name === 'src') attribute.value = name;
  } else if (alt === '') {
    const siblings = image.parentNode?.childNodes;
    siblings?.splice(siblings.indexOf(image), 1);
  } else {
    image.attrs = [{ name: 'alt', value: `Image not saved: ${alt}` }];
  }
}
