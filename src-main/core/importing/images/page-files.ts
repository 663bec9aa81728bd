import type { ExtractedImage, Resource, Resources } from '../extracted.ts';
import type { GuardedHtml } from '../page/guard-html.ts';
import { pathBeside } from './address-kind.ts';
import { dataOf, readDataAddress } from './data-address.ts';

/** Where the images of a page can come from without a request. */
export interface PageFiles {
  /** What relative addresses count from; null when nothing tells. */
  readonly base: string | null;
  /** What came inside the same container as the page. */
  readonly resources?: Resources | undefined;
}

/** A file of the container by the address that the page has for it: as written, made absolute, or as a path. */
export function resourceOf(address: string, { base, resources }: PageFiles): Resource | null {
  if (resources === undefined || resources.size === 0 || address === '') return null;
  const absolute = (base === null ? URL.parse(address) : URL.parse(address, base))?.href.replace(/#.*$/s, '');
  const path = pathBeside(address);
  for (const key of [address, absolute, path]) {
    const found = typeof key === 'string' ? resources.get(key) : undefined;
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * Where the bytes of an image are: in its own address, in the container of the page, or, as far as a page can tell,
 * beside it. Null for one that would have to be fetched.
 */
export function imageSource(address: string, guarded: GuardedHtml, files: PageFiles): ExtractedImage['source'] | null {
  const data = dataOf(address, guarded);
  const found = data === null ? resourceOf(address, files) : readDataAddress(data);
  if (found !== null) return { kind: 'bytes', bytes: found.bytes, contentType: found.contentType };
  const path = pathBeside(address);
  return path === null ? null : { kind: 'file', path };
}
