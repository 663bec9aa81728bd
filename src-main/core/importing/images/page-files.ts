import { normalize } from 'node:path/posix';
import type { ExtractedImage, ExtractInput, Resource, Resources } from '../extracted.ts';
import type { GuardedHtml } from '../page/guard-html.ts';
import { isBeside, isData, pathBeside } from './address-kind.ts';
import { dataOf, readDataAddress } from './data-address.ts';
import { isPicture } from './image-type.ts';

/** Where the images of a page can come from without a request. */
export interface PageFiles {
  /** What relative addresses count from; null when nothing tells. */
  readonly base: string | null;
  /** What came inside the same container as the page. */
  readonly resources?: Resources | undefined;
  /** Nothing else lies beside the page. */
  readonly alone?: boolean | undefined;
}

/** Where the images of an input can come from, when its relative addresses count from `base`. */
export function filesOf(
  base: string | null,
  { resources, alone }: Pick<ExtractInput, 'resources' | 'alone'>,
): PageFiles {
  return { base, resources, alone };
}

/** A file of the container by the address that the page has for it: as a `cid:`, as a path, or made absolute. */
export function resourceOf(address: string, files: PageFiles): Resource | null {
  const key = resourceKey(address, files);
  return key === null ? null : (files.resources?.get(key) ?? null);
}

/** What the container calls the file that an address stands for. */
function resourceKey(address: string, { base, resources }: PageFiles): string | null {
  if (resources === undefined || resources.size === 0) return null;
  const index = indexOf(resources);
  const [plain, absolute] = [spelling(address, null), base === null ? null : spelling(address, base)];
  return index.get(plain ?? '') ?? index.get(absolute ?? '') ?? null;
}

const indexes = new WeakMap<Resources, ReadonlyMap<string, string>>();

/** The keys of resources by the one spelling of each; of two with one spelling the first. */
function indexOf(resources: Resources): ReadonlyMap<string, string> {
  const known = indexes.get(resources);
  if (known !== undefined) return known;
  const index = new Map<string, string>();
  for (const key of resources.keys()) {
    const name = spelling(key, null);
    if (name !== null && !index.has(name)) index.set(name, key);
  }
  indexes.set(resources, index);
  return index;
}

/** One spelling for each address and path, so that two of them can be compared; null for what names no resource. */
function spelling(address: string, base: string | null): string | null {
  const trimmed = address.trim();
  if (trimmed === '' || trimmed.length > 8192 || isData(trimmed)) return null;
  const contentId = /^cid:<?([^>]*)>?$/i.exec(trimmed)?.[1];
  if (contentId !== undefined) return `cid:${decoded(contentId)}`;
  if (base === null && isBeside(trimmed)) return pathKey(trimmed.replace(/[?#].*$/s, ''));
  return absoluteAddress(trimmed, base);
}

/** A path as it is written in a page, decoded and without detours. */
export function pathKey(path: string): string {
  return normalize(decoded(path.replaceAll('\\', '/')).normalize('NFC'));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign: the name is taken as written.
    return text;
  }
}

/** An address of any scheme without a fragment; null for one that counts from a base that nobody knows. */
export function absoluteAddress(address: string, base: string | null): string | null {
  const url = base === null ? URL.parse(address) : URL.parse(address, base);
  return url === null ? null : url.href.replace(/#.*$/s, '');
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
 * page can tell, beside it. Those from the container have their name there as `reference`. Null for one that would
 * have to be fetched.
 */
export function imageSource(
  addresses: readonly string[],
  guarded: Pick<GuardedHtml, 'dataUris'>,
  files: PageFiles,
): Omit<ExtractedImage, 'placeholder'> | null {
  for (const address of addresses) {
    const found = insideImage(address, guarded, files);
    if (found === null) continue;
    const reference = dataOf(address, guarded) === null ? resourceKey(address, files) : null;
    const source = { kind: 'bytes', bytes: apart(found.bytes), contentType: found.contentType } as const;
    return reference === null ? { source } : { reference, source };
  }
  if (files.alone) return null;
  const paths = [...new Set(addresses.map(pathBeside).filter((path) => path !== null))];
  const [path, ...others] = paths;
  return path === undefined ? null : { source: { kind: 'file', path, ...(others.length > 0 && { others }) } };
}

/** A copy where the bytes are a view into the whole container, which would travel with them. */
function apart(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}
