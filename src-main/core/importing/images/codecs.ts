import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Unpacked pixels: four bytes each (red, green, blue, opacity), row by row. */
export interface Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** Of the runtime's own; Node's types leave it out. */
declare const WebAssembly: { readonly Module: new (bytes: Uint8Array) => object };

const installed = createRequire(import.meta.url);

/** What browsers call `ImageData` is all that the codecs ask of one. */
class ImageData implements Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;

  constructor(data: Uint8ClampedArray<ArrayBuffer>, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}
Object.assign(globalThis, { ImageData });

/** The codecs would fetch their own WebAssembly; from source and from a build it is read from the package instead. */
function wasm(path: string): object {
  return new WebAssembly.Module(readFileSync(installed.resolve(path)));
}

/** Decodes a JPEG, PNG or WebP picture, turned as its EXIF data says; throws on damaged ones. */
export async function decodePicture(bytes: Uint8Array, extension: string): Promise<Pixels> {
  const buffer = Uint8Array.from(bytes).buffer;
  switch (extension) {
    case 'jpg': {
      const { default: decode, init } = await import('@jsquash/jpeg/decode.js');
      await init(wasm('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'));
      return decode(buffer, { preserveOrientation: true });
    }
    case 'png': {
      const { default: decode, init } = await import('@jsquash/png/decode.js');
      await init(wasm('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'));
      return decode(buffer);
    }
    case 'webp': {
      const { default: decode, init } = await import('@jsquash/webp/decode.js');
      await init(wasm('@jsquash/webp/codec/dec/webp_dec.wasm'));
      return decode(buffer);
    }
    default:
      throw new TypeError(`There is no codec for ${extension}.`);
  }
}

/** Encodes pixels as JPEG (quality of 100), PNG (lossless) or WebP (lossless when `quality` is null). */
export async function encodePicture(pixels: Pixels, extension: string, quality: number | null): Promise<Uint8Array> {
  switch (extension) {
    case 'jpg': {
      const { default: encode, init } = await import('@jsquash/jpeg/encode.js');
      await init(wasm('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'));
      return new Uint8Array(await encode(pixels, quality === null ? {} : { quality }));
    }
    case 'png': {
      const { default: encode, init } = await import('@jsquash/png/encode.js');
      await init(wasm('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'));
      return new Uint8Array(await encode(pixels));
    }
    case 'webp': {
      const { default: encode, init } = await import('@jsquash/webp/encode.js');
      await init(wasm('@jsquash/webp/codec/enc/webp_enc_simd.wasm'));
      return new Uint8Array(await encode(pixels, quality === null ? { lossless: 1 } : { quality }));
    }
    default:
      throw new TypeError(`There is no codec for ${extension}.`);
  }
}

/** Scales pixels down to the given size with Lanczos' filter; needs 16 bytes of memory a pixel, 40 for see-through ones. */
export async function resizePicture(pixels: Pixels, width: number, height: number): Promise<Pixels> {
  const { default: resize, initResize } = await import('@jsquash/resize');
  await initResize(wasm('@jsquash/resize/lib/resize/pkg/squoosh_resize_bg.wasm'));
  return resize(pixels, { width, height, method: 'lanczos3', linearRGB: false, premultiply: !isOpaque(pixels) });
}

/** Whether nothing behind a picture shows through it. */
function isOpaque({ data }: Pixels): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}
