import { said } from '../said.ts';

const megabyte = 1024 * 1024;

/**
 * What one input may ask of this machine, all of it in one place; beyond it importing stops with a clear message instead
 * of an exhausted machine, and the next input gets its turn.
 */
export const limits = {
  inputBytes: 200 * megabyte,
  /** What one input may take before its thread is stopped. */
  seconds: 30,
  memoryMb: 1024,
  /** UTF-16 units of markup once embedded images, scripts and styles are set apart. */
  htmlUnits: 25 * megabyte,
  elements: 200_000,
  /** Deeper elements are flattened and their text is kept. */
  depth: 256,
  attributes: 64,
  /** UTF-16 units of one attribute, name and value; a longer one goes. */
  attributeUnits: 16 * 1024,
  markdownUnits: 4 * megabyte,
  pdfPages: 600,
  /** UTF-16 units of text in a PDF document. */
  pdfUnits: 5 * megabyte,
  mhtmlParts: 20_000,
  archiveEntries: 5_000,
  /** What is unpacked of one archive in all, counted while it is unpacked. */
  unpackedBytes: 500 * megabyte,
  /** How many times more a file may be than it takes in its archive, above the size from which that counts. */
  unpackedRatio: 200,
  unsuspiciousBytes: 10 * megabyte,
  /** A larger picture is not kept. */
  imageBytes: 50 * megabyte,
  /** Pixels above which a picture or a drawing is refused unseen: no page shows so many, and they would fill the memory. */
  imagePixels: 40_000_000,
  imageSide: 65_535,
  /** Pixels above which a picture is kept as it is rather than decoded here. */
  shrunkPixels: 30_000_000,
  shrinkSeconds: 20,
  shrinkMemoryMb: 256,
  /** `drawn` is what a drawing's elements come to with each part as often as it is used. */
  drawing: { bytes: 2 * megabyte, elements: 20_000, drawn: 4_000_000, depth: 100, side: 20_000 },
} as const;

/** A number of bytes as messages say it: `200 MB`. */
export function inMegabytes(bytes: number): string {
  return said().importing.megabytes(bytes / megabyte);
}
