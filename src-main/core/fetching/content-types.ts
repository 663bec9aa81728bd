import type { CoreMessages } from '#shared/messages/sentences/core-messages.ts';
import { importFailure } from '../importing/failures.ts';
import { said } from '../said.ts';

export type ContentKind = 'page' | 'image';

/** Extension of what is kept, by the type a server gives; a type that is not here is refused before it is read. */
const readable: Readonly<Record<string, string>> = {
  'text/html': '.html',
  'application/xhtml+xml': '.xhtml',
  'text/plain': '.txt',
  'text/markdown': '.md',
  'text/x-markdown': '.md',
  'application/pdf': '.pdf',
  'application/x-pdf': '.pdf',
  'application/epub+zip': '.epub',
  'application/epub': '.epub',
};

const kinds: readonly (readonly [type: RegExp, kind: keyof CoreMessages['fetching']['kinds']])[] = [
  [/^image\//, 'picture'],
  [/^video\//, 'video'],
  [/^audio\//, 'sound'],
  [/^font\//, 'typeface'],
  [/^application\/(?:rss|atom)\+xml$/, 'feed'],
  [/^(?:application|text)\/(?:\w+\+)?xml$/, 'xml'],
  [/^application\/(?:[\w.-]+\+)?json$/, 'json'],
  [/javascript$/, 'program'],
  [/^application\/(?:zip|x-(?:7z|rar|tar|gzip)\S*|gzip|vnd\.rar)$/, 'archive'],
  [/^application\/(?:msword|vnd\.(?:ms-|openxmlformats|oasis)\S*|rtf)$/, 'office'],
];

/** The type alone, in lower case; empty when none was given. */
export function mediaType(contentType: string): string {
  return contentType.split(/[;,]/)[0]?.trim().toLowerCase() ?? '';
}

/** Throws AppError `unsupported` for a type that cannot be what was asked for; what is in doubt its bytes will tell. */
export function refuseType(contentType: string, kind: ContentKind, name: string): void {
  const type = mediaType(contentType);
  const inDoubt = type === '' || type === 'application/octet-stream' || type === 'binary/octet-stream';
  if (inDoubt) return;
  if (kind === 'image' ? type.startsWith('image/') : readable[type] !== undefined) return;
  const known = kinds.find(([pattern]) => pattern.test(type))?.[1];
  const { isKind, isType } = said().fetching;
  throw importFailure('unsupported', name, known === undefined ? isType(type) : isKind(known));
}

/** A file name for what an address gave: the last part of its path, with the extension of its type. */
export function fileNameOf(url: URL, contentType: string): string {
  const last = decode(url.pathname.split('/').findLast((part) => part !== '') ?? '');
  const stated = /\.(?:html?|xhtml|php|aspx?|txt|md|markdown|pdf|epub)$/i.exec(last)?.[0] ?? '';
  const stem = last.slice(0, last.length - stated.length) || url.hostname;
  const extension = readable[mediaType(contentType)] ?? (stated === '' ? '.html' : stated.toLowerCase());
  return (
    stem
      .replace(/[\p{Cc}/\\]/gu, ' ')
      .trim()
      .slice(0, 120) + extension
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
