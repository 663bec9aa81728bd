import { imageTypeOf } from '../importing/images/image-type.ts';

/**
 * Whether a path names what Postil keeps of an article beside its record and its body: an original, an image, an earlier
 * body or the original of one. Nothing else leaves with an article or comes back with it, so that no name leads elsewhere.
 */
export function isKeptFile(path: string): boolean {
  const image = /^media\/(.+)$/.exec(path)?.[1];
  if (image !== undefined) return imageTypeOf(image) !== null;
  if (/^source\.[a-z0-9]{1,10}\.gz$/.test(path)) return true;
  return /^versions\/sha256-[0-9a-f]{64}\.(?:html|[a-z0-9]{1,10}\.gz)$/.test(path);
}
