import type { ExtractedImage, Resource, Resources } from '../extracted.ts';
import type { GuardedHtml } from '../page/guard-html.ts';
import { pathBeside } from './address-kind.ts';
import { dataOf, readDataAddress } from './data-address.ts';
import { isPicture } from './image-type.ts';

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

/** The bytes of a picture that the page or its container holds; null for any other address. */
export function insideImage(
  address: string,
  guarded: Pick<GuardedHtml, 'dataUris'>,
  files: PageFiles,
): Resource | null {
  const data = dataOf(address, guarded);
  const found = data === null ? resourceOf(address, files) : readDataAddress(data);
  return found !== null && isPicture(found.bytes) ? found : null;
}

/**
 * Where the bytes of an image are, by its addresses, the best first: in the page or its container, or, as far as a
 * page can tell, beside it. Null for one that would have to be fetched.
 */
export function imageSource(
  addresses: readonly string[],
  guarded: Pick<GuardedHtml, 'dataUris'>,
  files: PageFiles,
): ExtractedImage['source'] | null {
  for (const address of addresses) {
    const found = insideImage(address, guarded, files);
    if (found !== null) return { kind: 'bytes', bytes: found.bytes, contentType: found.contentType };
  }
  const paths = [...new Set(addresses.map(pathBeside).filter((path) => path !== null))];
  const [path, ...others] = paths;
  return path === undefined ? null : { kind: 'file', path, ...(others.length > 0 && { others }) };
}
