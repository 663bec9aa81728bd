import type { ExtractedImage } from '../extracted.ts';

/** Images that are inside the source itself, which has them again whenever it is read: no name has to be kept. */
export function unnamed(images: readonly ExtractedImage[]): ExtractedImage[] {
  return images.map(({ placeholder, source }) => ({ placeholder, source }));
}
