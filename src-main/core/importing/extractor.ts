import { availableParallelism } from 'node:os';
import { createWorkerPool, workerUrl } from '../workers/worker-pool.ts';
import type { Extracted, ExtractInput } from './extracted.ts';

export type ExtractJob =
  | { readonly kind: 'extract'; readonly input: ExtractInput }
  | { readonly kind: 'sanitise'; readonly html: string };

export interface Extractor {
  /** Rejects with the AppError of the step that refused, or `timeout`, `too-large`, `cancelled`. */
  extract(input: ExtractInput, signal?: AbortSignal): Promise<Extracted>;
  sanitise(html: string): Promise<string>;
  close(): Promise<void>;
}

/** Extraction in threads that can be killed: what a saved page holds is nobody's friend. */
export function createExtractor({
  size = Math.min(2, availableParallelism()),
  timeoutMs = 30_000,
  memoryMb = 1024,
}: {
  readonly size?: number;
  readonly timeoutMs?: number;
  readonly memoryMb?: number;
}): Extractor {
  const pool = createWorkerPool<ExtractJob, unknown>({
    url: workerUrl(import.meta.url, 'extract-worker'),
    size,
    timeoutMs,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    work: 'Reading the page',
  });
  return {
    async extract({ bytes, name, contentType, url, format }, signal) {
      const input = { bytes, name, contentType, url, ...(format && { format }) };
      return (await pool.run({ kind: 'extract', input }, signal)) as Extracted;
    },
    sanitise: async (html) => (await pool.run({ kind: 'sanitise', html })) as string,
    close: pool.close,
  };
}
