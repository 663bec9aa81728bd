import { readAvif } from './avif-header.ts';
import { type ImageSize, nameAt, viewOf } from './image-header.ts';
import { readJpeg } from './jpeg-header.ts';

/** The most chunks that are looked at before the picture itself has to begin. */
const mostChunks = 200;

/**
 * The size of a PNG, JPEG, GIF, WebP or AVIF picture, from the first part of its bytes; null for what is none or has
 * no size. Reads headers alone, in time that does not grow with the picture.
 */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const view = viewOf(bytes);
  try {
    const size = readers[view.getUint16(0)]?.(view) ?? readAvif(view);
    return size !== null && size.width > 0 && size.height > 0 ? size : null;
  } catch (error) {
    // A header that ends too early.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** By the first two bytes. */
const readers: Readonly<Record<number, (view: DataView) => ImageSize | null>> = {
  35152: readPng,
  65496: readJpeg,
  18249: readGif,
  21065: readWebp,
};

function readPng(view: DataView): ImageSize | null {
  if (nameAt(view, 12) !== 'IHDR') return null;
  let animated = false;
  let special = false;
  let at = 8;
  for (let n = 0; n < mostChunks && at + 8 <= view.byteLength; n += 1) {
    const name = nameAt(view, at + 4);
    if (name === 'IDAT') break;
    animated ||= name === 'acTL';
    special ||= name === 'iCCP' || name === 'eXIf' || name === 'cICP';
    at += 12 + view.getUint32(at);
  }
  return { width: view.getUint32(16), height: view.getUint32(20), animated, special };
}

function readGif(view: DataView): ImageSize {
  return { width: view.getUint16(6, true), height: view.getUint16(8, true), animated: true, special: false };
}

function readWebp(view: DataView): ImageSize | null {
  if (nameAt(view, 8) !== 'WEBP') return null;
  const plain = { animated: false, special: false };
  switch (nameAt(view, 12)) {
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff, ...plain };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, ...plain };
    }
    case 'VP8X': {
      const flags = view.getUint8(20);
      const width = (view.getUint32(24, true) & 0xff_ffff) + 1;
      const height = (view.getUint32(26, true) >>> 8) + 1;
      return { width, height, animated: (flags & 0x02) !== 0, special: (flags & 0x28) !== 0 };
    }
    default:
      return null;
  }
}
