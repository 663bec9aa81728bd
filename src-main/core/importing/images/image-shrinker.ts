import { createWorkerPool, workerUrl } from '../../workers/worker-pool.ts';
import { limits } from '../limits.ts';
import type { Shrink } from './settle-image.ts';
import type { ShrinkJob } from './shrink-image.ts';

export interface ImageShrinker {
  /** Rejects with the AppError `timeout`, `too-large`, `cancelled` or `internal` (a damaged picture). */
  readonly shrink: Shrink;
  close(): Promise<void>;
}

export interface ImageShrinkerOptions {
  readonly size?: number;
  readonly timeoutMs?: number;
}

/** Pixels of the longer side: sharp on a wide column of a screen with two pixels to each of the page. */
const side = 2400;

/** Makes pictures smaller in threads that can be killed; each picture gets its own, whose memory goes with it. */
export function createImageShrinker({
  size = 1,
  timeoutMs = limits.shrinkSeconds * 1000,
}: ImageShrinkerOptions = {}): ImageShrinker {
  const pool = createWorkerPool<ShrinkJob, Uint8Array>({
    url: workerUrl(import.meta.url, 'image-worker'),
    size,
    timeoutMs,
    resourceLimits: { maxOldGenerationSizeMb: limits.shrinkMemoryMb },
    freshEach: true,
    work: 'scaling',
  });
  return { shrink: (bytes, extension) => pool.run({ bytes, extension, side }), close: pool.close };
}
