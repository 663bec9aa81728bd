import { extname } from 'node:path';
import type { ExtractInput } from '../extracted.ts';
import { importFailure } from '../failures.ts';
import { limits } from '../limits.ts';

const signatures: readonly (readonly [kind: string, bytes: readonly number[]])[] = [
  ['a PDF document', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a ZIP archive or an office document', [0x50, 0x4b, 0x03, 0x04]],
  ['an empty ZIP archive', [0x50, 0x4b, 0x05, 0x06]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['a gzip archive', [0x1f, 0x8b]],
  ['a 7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
  ['an office document', [0xd0, 0xcf, 0x11, 0xe0]],
  ['an audio or video file', [0x4f, 0x67, 0x67, 0x53]],
  ['an SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
  ['a binary property list (Safari web archive)', [0x62, 0x70, 0x6c, 0x69, 0x73, 0x74]],
];

/** Refuses what cannot be an article: throws AppError `invalid-input`, `too-large` or `unsupported`, naming the file. */
export function guardBytes(input: ExtractInput): void {
  const { bytes, name } = input;
  if (bytes.byteLength > limits.inputBytes) {
    throw importFailure('too-large', name, 'is larger than 200 MB.', 'Save the article without its media.');
  }
  if (isBlank(bytes))
    throw importFailure('invalid-input', name, 'is empty.', 'Save the page again and import it anew.');
  const kind = binaryKind(bytes);
  if (kind !== null) {
    throw importFailure(
      'unsupported',
      name,
      `is ${kind}, not a web page or a text.`,
      'Save the article as a web page (HTML) or as plain text and import that.',
    );
  }
}

/** Whether decoded text is to be read as a web page or as plain text. */
export function detectFormat(text: string, input: ExtractInput): 'html' | 'text' {
  if (input.format !== undefined) return input.format;
  const head = text.slice(0, 4096);
  if (/^[\s\ufeff]*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(head))
    return 'html';
  const type = input.contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html';
  if (type === 'text/plain') return 'text';
  const extension = extname(input.name).toLowerCase();
  if (/^\.x?html?$/.test(extension)) return 'html';
  if (extension === '.txt' || extension === '.text') return 'text';
  const tags = text
    .slice(0, 64 * 1024)
    .match(/<\/?(?:p|div|h[1-6]|article|section|ul|li|a|br|img|meta|title)\b[^<>]*>/gi);
  return (tags?.length ?? 0) >= 3 ? 'html' : 'text';
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
function binaryKind(bytes: Uint8Array): string | null {
  for (const [kind, signature] of signatures) {
    if (signature.every((byte, index) => bytes[index] === byte)) return kind;
  }
  if (bytes[0] === 0x52 && bytes[1] === 0x49 && bytes[8] === 0x57) return 'a media file';
  return looksBinary(bytes) ? 'a binary file' : null;
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
