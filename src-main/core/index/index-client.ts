import type { EntityJobs } from '../entities/index/jobs.ts';
import { createWorkerPool, workerUrl } from '../workers/worker-pool.ts';

export interface IndexWorkerData {
  /** Where the index lies. */
  readonly path: string;
  /** Whether it may be made anew where it is another Postil's or damaged; else one in memory takes its place. */
  readonly keeps: boolean;
}

export interface IndexJob {
  readonly name: keyof EntityJobs;
  readonly input: unknown;
}

type Input<N extends keyof EntityJobs> = Parameters<EntityJobs[N]>[0];
type Output<N extends keyof EntityJobs> = ReturnType<EntityJobs[N]>;

/** The index of a library in a thread of its own, which opens it with the first job. Jobs are done in their order. */
export interface LibraryIndex {
  /** Rejects with AppError: `damaged` where the index was damaged, and is empty now. */
  ask<N extends keyof EntityJobs>(name: N, input: Input<N>): Promise<Output<N>>;
  close(): Promise<void>;
}

export function createLibraryIndex(data: IndexWorkerData): LibraryIndex {
  const pool = createWorkerPool<IndexJob, unknown>({
    url: workerUrl(import.meta.url, 'index-worker'),
    workerData: data,
    size: 1,
    timeoutMs: 120_000,
    work: 'Looking into the index',
  });
  return {
    ask: <N extends keyof EntityJobs>(name: N, input: Input<N>) => pool.run({ name, input }) as Promise<Output<N>>,
    close: pool.close,
  };
}
