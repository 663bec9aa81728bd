/** What one import from the web may ask for; beyond it the fetch stops with a sentence, or the image is left out. */
export const fetchLimits = {
  /** Bytes of a page or document, counted after decompression. */
  pageBytes: 30 * 1024 * 1024,
  imageBytes: 10 * 1024 * 1024,
  /** All images of one article together. */
  imagesBytes: 60 * 1024 * 1024,
  images: 100,
  imagesAtOnce: 4,
  redirects: 8,
  /** Pages of an article that is cut into several. */
  pages: 10,
} as const;

/** Milliseconds after which a server that does not answer is given up. */
export interface FetchTimeouts {
  readonly connect: number;
  /** From the request to the last header, and between two pieces of the body. */
  readonly silence: number;
  /** One address with all its redirects. */
  readonly total: number;
}

export const fetchTimeouts: FetchTimeouts = { connect: 10_000, silence: 15_000, total: 60_000 };
