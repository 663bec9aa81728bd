import { imageSize } from './image-size.ts';

const signatures: readonly { extension: string; type: string; test: (bytes: Uint8Array) => boolean }[] = [
  { extension: 'jpg', type: 'image/jpeg', test: (b) => b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff },
  { extension: 'png', type: 'image/png', test: (b) => startsWith(b, '\x89PNG\r\n\x1a\n') },
  { extension: 'gif', type: 'image/gif', test: (b) => startsWith(b, 'GIF8') },
  { extension: 'webp', type: 'image/webp', test: (b) => startsWith(b, 'RIFF') && startsWith(b, 'WEBP', 8) },
  { extension: 'avif', type: 'image/avif', test: (b) => startsWith(b, 'ftypavif', 4) || startsWith(b, 'ftypavis', 4) },
];
const types = new Map([
  ...signatures.map(({ extension, type }) => [extension, type] as const),
  ['svg', 'image/svg+xml'],
]);

/** The extension a picture is stored under, by its first bytes; null for what is none (a drawing is no picture). */
export function imageExtension(bytes: Uint8Array): string | null {
  return signatures.find((signature) => signature.test(bytes))?.extension ?? null;
}

/** Whether bytes begin as a drawing (SVG) does. */
export function isDrawing(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2048)).toString('latin1');
  return /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--[^>]*-->\s*|<!doctype[^>]*>\s*)*<svg[\s>]/i.test(head);
}

/** Whether bytes are something that can be shown: a picture with a size, or a drawing. */
export function isPicture(bytes: Uint8Array): boolean {
  return imageExtension(bytes) === null ? isDrawing(bytes) : imageSize(bytes) !== null;
}

/** The MIME type of a stored image by its name, or null for a name that Postil did not give. */
export function imageTypeOf(name: string): string | null {
  const extension = /^[0-9a-f]{32}\.([a-z]+)$/.exec(name)?.[1];
  return types.get(extension ?? '') ?? null;
}

function startsWith(bytes: Uint8Array, text: string, at = 0): boolean {
  for (let i = 0; i < text.length; i += 1) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}
