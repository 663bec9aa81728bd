import { imageTypeOf } from '../importing/images/image-type.ts';

/**
 * Whether a path names what Postil keeps of an article beside its record and its body: an original, an image, an earlier
 * body or the original of one. Nothing else leaves with an article or comes back with it, so that no name leads elsewhere.
 */
export function isKeptFile(path: string): boolean {
  const image = /^media\/(.+)$/.exec(path)?.[1];
  if (image !== undefined) return imageTypeOf(image) !== null;
  if (isOriginal(path)) return true;
  return /^versions\/sha256-[0-9a-f]{64}\.(?:html|[a-z0-9]{1,10}\.gz)$/.test(path);
}

/** Whether a path names the original of an article's present text, as Postil names it in the article's folder. */
export function isOriginal(path: string): boolean {
  return /^source\.[a-z0-9]{1,10}\.gz$/.test(path);
}
