import type { Comparison } from '#shared/model/comparison.ts';
import { createWorkerPool, workerUrl } from '../workers/worker-pool.ts';

/** The HTML of two sanitised bodies of one article. */
export interface TwoBodies {
  readonly before: string;
  readonly after: string;
}

export interface Comparer {
  /** What changed between the reading texts of two bodies. Rejects with AppError `timeout` or `too-large`. */
  compare(bodies: TwoBodies): Promise<Comparison['lines']>;
  close(): Promise<void>;
}

/** Compares in a thread of its own: long texts take longer than a page should wait for anything else. */
export function createComparer(): Comparer {
  const pool = createWorkerPool<TwoBodies, Comparison['lines']>({
    url: workerUrl(import.meta.url, 'compare-worker'),
    size: 1,
    timeoutMs: 30_000,
    work: 'comparing',
  });
  return { compare: pool.run, close: pool.close };
}
