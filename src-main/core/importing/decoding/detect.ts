import { extname } from 'node:path';
import type { CoreMessages } from '#shared/messages/sentences/core-messages.ts';
import { said } from '../../said.ts';
import type { ExtractFormat, ExtractInput } from '../extracted.ts';
import { importFailure } from '../failures.ts';
import { inMegabytes, limits } from '../limits.ts';

/** What a file is that is no text. */
type BinaryKind = keyof CoreMessages['reading']['kinds'];

const signatures: readonly (readonly [kind: BinaryKind, bytes: readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['emptyZip', [0x50, 0x4b, 0x05, 0x06]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['gzip', [0x1f, 0x8b]],
  ['sevenZip', [0x37, 0x7a, 0xbc, 0xaf]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['program', [0x7f, 0x45, 0x4c, 0x46]],
  ['office', [0xd0, 0xcf, 0x11, 0xe0]],
  ['media', [0x4f, 0x67, 0x67, 0x53]],
  ['sqlite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
  ['plist', [0x62, 0x70, 0x6c, 0x69, 0x73, 0x74]],
];

/** Refuses what is empty or too large: throws AppError `invalid-input` or `too-large`, naming the file. */
export function guardSize({ bytes, name }: ExtractInput): void {
  if (bytes.byteLength > limits.inputBytes) {
    throw importFailure('too-large', name, said().reading.tooLarge(inMegabytes(limits.inputBytes)));
  }
  if (isBlank(bytes)) throw importFailure('invalid-input', name, said().reading.empty);
}

/** Refuses what cannot be text: throws AppError `unsupported`, naming the file and what it is. */
export function guardText({ bytes, name }: ExtractInput): void {
  const kind = binaryKind(bytes);
  if (kind !== null) {
    throw importFailure('unsupported', name, said().reading.isKind(kind));
  }
}

/** The format that the first bytes give away; null for what is text. */
export function detectBinary({ bytes, name }: ExtractInput): ExtractFormat | null {
  if (startsWith(bytes, '%PDF-')) return 'pdf';
  if (startsWith(bytes, 'bplist') && latin1(bytes).includes('WebMainResource')) return 'webarchive';
  // Its parts may be bytes as they are, so that the whole is no text.
  if (isMime(latin1(bytes.subarray(0, 16 * 1024)), name)) return 'mhtml';
  if (!startsWith(bytes, 'PK\u0003\u0004')) return null;
  return extname(name).toLowerCase() === '.epub' || latin1(bytes.subarray(0, 200)).includes('application/epub+zip')
    ? 'epub'
    : null;
}

const byType: Readonly<Record<string, ExtractFormat>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/plain': 'text',
  'text/markdown': 'markdown',
  'text/x-markdown': 'markdown',
  'multipart/related': 'mhtml',
  'message/rfc822': 'mhtml',
};
const byExtension: Readonly<Record<string, ExtractFormat>> = {
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.txt': 'text',
  '.text': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.mdown': 'markdown',
  '.mkd': 'markdown',
};

/** What decoded text is to be read as: what it looks like, then its MIME type, its extension, its tags. */
export function detectText(text: string, { name, contentType }: ExtractInput): ExtractFormat {
  const head = text.slice(0, 4096);
  if (/^[\s\ufeff]*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(head))
    return 'html';
  if (/^\s*<\?xml[\s\S]*<plist\b/i.test(head) && text.includes('WebMainResource')) return 'webarchive';
  const stated =
    byType[contentType.split(';')[0]?.trim().toLowerCase() ?? ''] ?? byExtension[extname(name).toLowerCase()];
  if (stated !== undefined) return stated;
  if (/^---\r?\n(?:[\w-]+:.*\r?\n|[ \t-].*\r?\n)+---\r?\n/.test(head)) return 'markdown';
  const tags = text
    .slice(0, 64 * 1024)
    .match(/<\/?(?:p|div|h[1-6]|article|section|ul|li|a|br|img|meta|title)\b[^<>]*>/gi);
  return (tags?.length ?? 0) >= 3 ? 'html' : 'text';
}

/** Header lines, one of which says that pages with their parts follow; with the extension any kind of page will do. */
function isMime(head: string, name: string): boolean {
  const headers = /^(?:From .*\r?\n)?(?:[\w-]+:.*\r?\n(?:[ \t]+\S.*\r?\n)*)+/.exec(head.trimStart())?.[0] ?? '';
  if (/^content-type:\s*multipart\/related\b/im.test(headers)) return true;
  return /^\.mht(?:ml)?$/i.test(extname(name)) && /^content-type:\s*(?:multipart\/|text\/html)/im.test(headers);
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
  return latin1(bytes.subarray(0, signature.length)) === signature;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function isBlank(bytes: Uint8Array): boolean {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (let i = start; i < bytes.byteLength; i += 1) {
    const byte = bytes[i] as number;
    if (byte !== 0x20 && (byte < 0x09 || byte > 0x0d)) return false;
  }
  return true;
}

/** What a file is that is no text; null for text. */
function binaryKind(bytes: Uint8Array): BinaryKind | null {
  for (const [kind, signature] of signatures) {
    if (signature.every((byte, index) => bytes[index] === byte)) return kind;
  }
  if (bytes[0] === 0x52 && bytes[1] === 0x49 && bytes[8] === 0x57) return 'riff';
  return looksBinary(bytes) ? 'binary' : null;
}

/** Text holds no NUL outside UTF-16, and hardly any control character. */
function looksBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.byteLength, 64 * 1024);
  const zeros = [0, 0];
  let controls = 0;
  for (let i = 0; i < length; i += 1) {
    const byte = bytes[i] as number;
    if (byte === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
    else if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)) controls += 1;
  }
  const [even = 0, odd = 0] = zeros;
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const wide = marked || Math.max(even, odd) > length * 0.3;
  if (wide && Math.min(even, odd) <= length * 0.02) return false;
  // A few stray NULs are pages with holes, which parsers drop.
  return even + odd > Math.max(2, length * 0.001) || controls > Math.max(4, length * 0.02);
}
