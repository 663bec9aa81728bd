import { setImmediate } from 'node:timers/promises';
import { serialize } from 'parse5';
import { contentHash } from '../../storage/hash.ts';
import type { ExtractedImage } from '../extracted.ts';
import { parseBody } from '../page/body-text.ts';
import type { TreeElement, TreeFragment } from '../page/parse-tree.ts';
import { attributeOf, isTreeElement } from '../page/tree-node.ts';
import { isFixpoint } from '../sanitising/fixpoint.ts';
import { normalForm } from '../sanitising/normal-form.ts';
import { sanitiseHtml } from '../sanitising/sanitise.ts';
import { bytesOf } from './image-bytes.ts';
import { type KeptImage, type Shrink, settleImage } from './settle-image.ts';
import { isMissed } from './take-images.ts';

/** Bodies with their images' final names, the files to store, and what could not be kept. */
export interface SettledMedia {
  readonly html: string;
  readonly media: ReadonlyMap<string, Uint8Array>;
  readonly warnings: readonly string[];
  /** What the page calls the files beside it, as names in `media/`; null for one that could not be read. */
  readonly references: ReadonlyMap<string, string | null>;
}

interface NamedImage extends KeptImage {
  readonly name: string;
}

/** Bytes of a file beside a page that were stored when it was imported before; null where it was not. */
export type StoredImages = (reference: string) => Promise<Uint8Array | null>;

export interface MediaSources {
  /** Where the saved page lies; null when only its bytes came. */
  readonly path: string | null;
  /** Asked for files that are not there (any more). */
  readonly stored?: StoredImages | undefined;
  /** Makes big ones smaller; null leaves them as they are. */
  readonly shrink?: Shrink | null | undefined;
}

/**
 * Gathers an article's images from inside the saved file or from beside it, never from elsewhere, and names each by
 * its hash. An image that cannot be kept has no source from then on, its description stays; one warning counts all
 * that were not saved.
 */
export async function settleMedia(
  html: string,
  images: readonly ExtractedImage[],
  { path, stored, shrink = null }: MediaSources,
): Promise<SettledMedia> {
  const references = new Map<string, string | null>();
  const media = new Map<string, Uint8Array>();
  const kept = new Map<string, NamedImage>();
  for (const image of images) {
    const reference = image.reference ?? (image.source.kind === 'file' ? image.source.path : null);
    if (reference !== null) references.set(reference, null);
    const bytes = (await bytesOf(image, path)) ?? (reference === null ? null : ((await stored?.(reference)) ?? null));
    // A drawing is cleaned here, a large one in a quarter of a second, and a page may hold a hundred.
    await setImmediate();
    const settled = bytes === null ? null : await settleImage(bytes, shrink);
    if (settled === null) continue;
    const name = `${contentHash(settled.bytes).slice('sha256-'.length, 'sha256-'.length + 32)}.${settled.extension}`;
    media.set(name, settled.bytes);
    kept.set(image.placeholder, { ...settled, name: `media/${name}` });
    if (reference !== null) references.set(reference, name);
  }
  if (images.length === 0 && !/<img\b/.test(html)) return { html, media, warnings: [], references };
  const tree = parseBody(html);
  const removed = imagesIn(tree).filter((image) => !nameImage(image, kept));
  for (const image of removed) removeFrom(image);
  const left = imagesIn(tree);
  const missing = left.filter((image) => attributeOf(image, 'src') === null).length;
  const named = serialize(removed.length === 0 ? tree : normalForm(tree));
  // Names were given to its images since it was sanitised: what is written is looked at once more.
  const settled = isFixpoint(named) ? named : sanitiseHtml(named);
  return { html: settled, media, warnings: missing === 0 ? [] : [warning(missing, left.length)], references };
}

function warning(missing: number, all: number): string {
  if (missing === 1) return 'One image was not saved with the page.';
  const some = missing === all ? String(missing) : `${missing} of ${all}`;
  return `${some} images were not saved with the page.`;
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

/** Gives an image its final name and its size, or takes its source away; false for one that nobody misses then. */
function nameImage(image: TreeElement, kept: ReadonlyMap<string, NamedImage>): boolean {
  const source = attributeOf(image, 'src') ?? '';
  if (!source.startsWith('media/pending-')) return true;
  const alt = attributeOf(image, 'alt');
  const found = kept.get(source);
  if (found !== undefined) {
    const { name, width, height } = found;
    image.attrs = [{ name: 'src', value: name }];
    if (alt !== null) image.attrs.push({ name: 'alt', value: alt });
    // With its real size known, nothing moves when the picture arrives.
    image.attrs.push({ name: 'width', value: String(width) }, { name: 'height', value: String(height) });
    return true;
  }
  const width = Number(attributeOf(image, 'width') ?? '0');
  image.attrs = [{ name: 'alt', value: alt ?? '' }];
  return isMissed(alt === null ? null : alt.trim(), width, hasCaption(image));
}

function hasCaption(image: TreeElement): boolean {
  const figure = image.parentNode;
  return figure?.childNodes.some((node) => isTreeElement(node) && node.tagName === 'figcaption') ?? false;
}

function removeFrom(image: TreeElement): void {
  const siblings = image.parentNode?.childNodes;
  siblings?.splice(siblings.indexOf(image), 1);
}
