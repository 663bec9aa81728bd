import { type ImageSize, viewOf } from './image-header.ts';

const mostSegments = 500;

/** The size of a JPEG picture by its frame header, turned as its EXIF data says; RangeError when it ends before that. */
export function readJpeg(view: DataView): ImageSize | null {
  let turned = false;
  let at = 2;
  for (let n = 0; n < mostSegments; n += 1) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      // A fill byte before the marker.
      at += 1;
      continue;
    }
    if (isFrame(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      // Printers' colours are not what a screen's pixels mean.
      const special = view.getUint8(at + 9) === 4;
      return { width: turned ? height : width, height: turned ? width : height, animated: false, special };
    }
    if (marker === 0xd9 || marker === 0xda) return null;
    const isExif = marker === 0xe1 && view.getUint32(at + 4) === 0x45786966;
    if (isExif) turned ||= isTurned(view, at + 10, view.getUint16(at + 2));
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** The segments that hold its colour profile, whole with their markers, for another JPEG of the same picture. */
export function colourProfile(bytes: Uint8Array): Uint8Array[] {
  const view = viewOf(bytes);
  const found: Uint8Array[] = [];
  let at = 2;
  for (let n = 0; n < mostSegments && at + 18 < view.byteLength && view.getUint8(at) === 0xff; n += 1) {
    const marker = view.getUint8(at + 1);
    if (isFrame(marker) || marker === 0xda) break;
    const end = at + 2 + view.getUint16(at + 2);
    if (marker === 0xe2 && view.getUint32(at + 4) === 0x4943435f) found.push(bytes.slice(at, end));
    at = end;
  }
  return found;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Whether the EXIF orientation at `start` (the TIFF header) lays the picture on its side. */
function isTurned(view: DataView, start: number, length: number): boolean {
  if (length < 20) return false;
  const little = view.getUint16(start) === 0x4949;
  const directory = view.getUint32(start + 4, little);
  if (directory > length) return false;
  const entries = Math.min(view.getUint16(start + directory, little), 100);
  for (let n = 0; n < entries; n += 1) {
    const entry = start + directory + 2 + n * 12;
    if (view.getUint16(entry, little) === 0x0112) return view.getUint16(entry + 8, little) >= 5;
  }
  return false;
}
