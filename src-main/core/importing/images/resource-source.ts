import type { ExtractedImage, Resources } from '../extracted.ts';

/** What an image's source is looked up in besides the page itself. */
export interface ImageSurroundings {
  /** What relative addresses of the page count from; null when nothing tells. */
  readonly base: string | null;
  readonly resources: Resources | undefined;
}

/** The bytes of an image that came with the page, by its absolute address or by the path that the page uses. */
export function resourceSource(
  source: string,
  { base, resources }: ImageSurroundings,
): ExtractedImage['source'] | null {
  if (resources === undefined || source === '') return null;
  const address = absoluteSource(source, base);
  const found = (address === null ? undefined : resources.get(address)) ?? resources.get(source);
  return found === undefined ? null : { kind: 'bytes', bytes: found.bytes, contentType: found.contentType };
}

/** The web address of an image's source, without a fragment; null for one that has none. */
export function absoluteSource(source: string, base: string | null): string | null {
  const address = base === null ? URL.parse(source) : URL.parse(source, base);
  if (address === null || !/^https?:$/.test(address.protocol)) return null;
  address.hash = '';
  return address.href;
}
