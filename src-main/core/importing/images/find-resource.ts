import { normalize } from 'node:path/posix';
import type { Resource, Resources } from '../extracted.ts';
import { imageExtension } from './image-type.ts';

/** The picture that an address or a path in a page stands for, where it came inside the same container. */
export type FindPicture = (source: string) => Resource | null;

/** Looks pictures up by absolute address, `cid:` or path relative to the page; `base` is what addresses count from. */
export function pictureFinder(resources: Resources | undefined, base: string | null): FindPicture {
  if (resources === undefined || resources.size === 0) return () => null;
  const known = new Map<string, Resource>();
  for (const [key, resource] of resources) {
    const name = resourceKey(key, null);
    if (name !== null && !known.has(name)) known.set(name, resource);
  }
  return (source) => {
    const path = resourceKey(source, null);
    const address = base === null ? null : resourceKey(source, base);
    const found = known.get(path ?? '') ?? known.get(address ?? '') ?? null;
    return found !== null && imageExtension(found.bytes) !== null ? found : null;
  };
}

/** One spelling for each address and path, so that two of them can be compared; null for what names no resource. */
function resourceKey(source: string, base: string | null): string | null {
  const trimmed = source.trim();
  if (trimmed === '' || trimmed.length > 8192 || /^(?:data|postil-data):/i.test(trimmed)) return null;
  const contentId = /^cid:<?([^>]*)>?$/i.exec(trimmed)?.[1];
  if (contentId !== undefined) return `cid:${decoded(contentId)}`;
  const isPath = !/^[a-z][a-z0-9+.-]*:/i.test(trimmed) && !trimmed.startsWith('//');
  if (isPath && base === null) return pathKey(trimmed.replace(/[?#].*$/s, ''));
  const address = base === null ? URL.parse(trimmed) : URL.parse(trimmed, base);
  if (address === null) return null;
  address.hash = '';
  return address.href;
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
