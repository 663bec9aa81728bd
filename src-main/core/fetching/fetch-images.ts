import type { Resource, Resources } from '../importing/extracted.ts';
import { isPicture } from '../importing/images/image-type.ts';
import { cancelledFetch } from './fetch-failures.ts';
import { fetchLimits } from './fetch-limits.ts';
import type { Fetcher } from './fetch-page.ts';
import { nameOfAddress } from './web-address.ts';

export interface ImageOrder {
  /** Absolute addresses, in the order of the article. */
  readonly addresses: readonly string[];
  /** The page that they are on, which says whether they may come unencrypted. */
  readonly page: URL;
  readonly signal?: AbortSignal | undefined;
  readonly onDone: (done: number, total: number) => void;
  /** Milliseconds for all of them. */
  readonly timeoutMs: number;
}

/**
 * Fetches the images of an article, a few at a time, up to the limits of number, size and time; what cannot be had is
 * left out. On an https page an http image is asked for by https, as browsers do. Keys are the addresses as given.
 * Throws AppError `cancelled` when the person cancels, and nothing else.
 */
export async function fetchImages(fetcher: Fetcher, order: ImageOrder): Promise<Resources> {
  const { page, signal, onDone } = order;
  const waiting = order.addresses.slice(0, fetchLimits.images);
  const total = waiting.length;
  const limit = AbortSignal.timeout(order.timeoutMs);
  const stop = signal === undefined ? limit : AbortSignal.any([signal, limit]);
  const images = new Map<string, Resource>();
  let left: number = fetchLimits.imagesBytes;
  let done = 0;

  async function work(): Promise<void> {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      if (stop.aborted || left <= 0) return;
      const image = await one(address);
      if (image !== null && image.bytes.byteLength <= left) {
        left -= image.bytes.byteLength;
        images.set(address, image);
      }
      done += 1;
      onDone(done, total);
    }
  }

  async function one(address: string): Promise<Resource | null> {
    const url = URL.parse(address);
    if (url === null || url.username !== '' || url.password !== '') return null;
    const mayBePlain = page.protocol === 'http:';
    if (!mayBePlain) url.protocol = 'https:';
    try {
      const size = Math.min(fetchLimits.imageBytes, left);
      const { bytes, contentType } = await fetcher.fetch({ url, kind: 'image', mayBePlain, limit: size, signal: stop });
      return isPicture(bytes) ? { bytes, contentType } : null;
    } catch {
      // The article is worth having without it, and says that it is missing.
      return null;
    }
  }

  await Promise.all(Array.from({ length: fetchLimits.imagesAtOnce }, work));
  if (signal?.aborted) throw cancelledFetch(nameOfAddress(page));
  // In the order of the article, whichever came first.
  return new Map(order.addresses.flatMap((address) => entryOf(images, address)));
}

function entryOf(images: Resources, address: string): [string, Resource][] {
  const image = images.get(address);
  return image === undefined ? [] : [[address, image]];
}
