import { AppError } from '#shared/api/errors.ts';
import { limits } from '../limits.ts';
import { cleanDrawing } from './clean-drawing.ts';
import type { ImageSize } from './image-header.ts';
import { imageSize } from './image-size.ts';
import { imageExtension, isDrawing } from './image-type.ts';

/** An image as it will be stored. */
export interface KeptImage {
  readonly bytes: Uint8Array;
  readonly extension: string;
  /** Pixels as it is shown. */
  readonly width: number;
  readonly height: number;
}

/** Makes a picture smaller; null or an AppError when it cannot. */
export type Shrink = (bytes: Uint8Array, extension: string) => Promise<Uint8Array | null>;

/** Above either of these a picture is made smaller. */
const big = { side: 2400, bytes: 3_000_000 } as const;

/**
 * What of an image's bytes can be stored: a drawing cleaned of all that acts, a picture with a size, made smaller when
 * it is wider or higher than 2,400 pixels or larger than 3 MB. Null for what is neither, or asks for too much.
 */
export async function settleImage(bytes: Uint8Array, shrink: Shrink | null): Promise<KeptImage | null> {
  const extension = imageExtension(bytes);
  if (extension === null) return isDrawing(bytes) ? drawing(bytes) : null;
  const size = imageSize(bytes);
  if (size === null || !isBearable(size)) return null;
  const original = { bytes, extension, width: size.width, height: size.height };
  if (shrink === null || !isBig(bytes, size) || !canShrink(extension, size)) return original;
  const smaller = await shrink(bytes, extension).catch((error: unknown) => {
    // A codec that gave up says nothing against the picture.
    if (error instanceof AppError && error.code !== 'cancelled') return null;
    throw error;
  });
  const result = smaller === null ? null : { extension: imageExtension(smaller), size: imageSize(smaller) };
  if (smaller === null || result === null || result.extension === null || result.size === null) return original;
  if (smaller.length >= bytes.length) return original;
  return { bytes: smaller, extension: result.extension, width: result.size.width, height: result.size.height };
}

function drawing(bytes: Uint8Array): KeptImage | null {
  const clean = cleanDrawing(bytes);
  return clean === null ? null : { ...clean, extension: 'svg' };
}

function isBearable({ width, height }: ImageSize): boolean {
  return width * height <= limits.imagePixels && Math.max(width, height) <= limits.imageSide;
}

function isBig(bytes: Uint8Array, { width, height }: ImageSize): boolean {
  return Math.max(width, height) > big.side || bytes.length > big.bytes;
}

function canShrink(extension: string, { width, height, animated, special }: ImageSize): boolean {
  return /^(?:jpg|png|webp)$/.test(extension) && !animated && !special && width * height <= limits.shrunkPixels;
}
