import { decodePicture, encodePicture, type Pixels, resizePicture } from './codecs.ts';
import { colourProfile } from './jpeg-header.ts';

export interface ShrinkJob {
  readonly bytes: Uint8Array;
  /** `jpg`, `png` or `webp`. */
  readonly extension: string;
  /** Pixels of the longer side that it may have. */
  readonly side: number;
}

/** As large as a photo of this width needs to look the same at arm's length. */
const quality = 82;

/**
 * Fits a picture into a square of `side` pixels and encodes it again in its own family; a photo that was saved as PNG
 * becomes a JPEG. Its EXIF turn is done, its colour profile kept. Throws on damaged pictures. Takes long and much
 * memory: call it in a worker.
 */
export async function shrinkImage({ bytes, extension, side }: ShrinkJob): Promise<Uint8Array> {
  const pixels = await fitted(await decodePicture(bytes, extension), side);
  const isLossless = extension === 'png' || (extension === 'webp' && isLosslessWebp(bytes));
  if (!isLossless) {
    const encoded = await encodePicture(pixels, extension, quality);
    return extension === 'jpg' ? withProfile(encoded, colourProfile(bytes)) : encoded;
  }
  if (extension === 'png') return encodePicture(pixels, isPhoto(pixels) ? 'jpg' : 'png', quality);
  return encodePicture(pixels, 'webp', isPhoto(pixels) ? quality : null);
}

async function fitted(pixels: Pixels, side: number): Promise<Pixels> {
  const scale = Math.max(pixels.width, pixels.height) / side;
  if (scale <= 1) return pixels;
  const width = Math.max(1, Math.round(pixels.width / scale));
  const height = Math.max(1, Math.round(pixels.height / scale));
  // Averaged beforehand, a very large picture needs a fraction of the memory, and nobody sees the difference.
  const factor = Math.floor(scale);
  return resizePicture(factor > 1 ? averaged(pixels, factor) : pixels, width, height);
}

/** Each square of `factor` pixels becomes one of their mean; what is left over at the edges goes. */
function averaged({ data, width, height }: Pixels, factor: number): Pixels {
  const [wide, high] = [Math.max(1, Math.floor(width / factor)), Math.max(1, Math.floor(height / factor))];
  const [across, down] = [Math.min(factor, width), Math.min(factor, height)];
  const result = new Uint8ClampedArray(wide * high * 4);
  const count = across * down;
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      let [red, green, blue, opacity] = [0, 0, 0, 0];
      for (let dy = 0; dy < down; dy += 1) {
        let at = ((y * factor + dy) * width + x * factor) * 4;
        for (let dx = 0; dx < across; dx += 1, at += 4) {
          red += data[at] ?? 0;
          green += data[at + 1] ?? 0;
          blue += data[at + 2] ?? 0;
          opacity += data[at + 3] ?? 0;
        }
      }
      const to = (y * wide + x) * 4;
      result[to] = red / count;
      result[to + 1] = green / count;
      result[to + 2] = blue / count;
      result[to + 3] = opacity / count;
    }
  }
  return { data: result, width: wide, height: high };
}

/** In a photo hardly a pixel is like its neighbour; a drawing or a picture of a screen has areas of one colour. */
function isPhoto({ data, width, height }: Pixels): boolean {
  const pixels = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const step = Math.max(2, Math.floor(pixels.length / 50_000));
  let [alike, looked] = [0, 0];
  for (let at = 1; at < pixels.length; at += step) {
    if ((data[at * 4 + 3] ?? 255) < 255) return false;
    if (pixels[at] === pixels[at - 1]) alike += 1;
    looked += 1;
  }
  return alike < looked * 0.3;
}

function isLosslessWebp(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(12, 16)) === 'VP8L';
}

/** The same JPEG with the segments of a colour profile behind its first header. */
function withProfile(jpeg: Uint8Array, profile: readonly Uint8Array[]): Uint8Array {
  if (profile.length === 0) return jpeg;
  const hasHeader = jpeg[3] === 0xe0;
  const at = hasHeader ? 4 + (jpeg[4] ?? 0) * 256 + (jpeg[5] ?? 0) : 2;
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, at), ...profile, jpeg.subarray(at)]));
}
