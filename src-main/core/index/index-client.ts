import { setFlagsFromString } from 'node:v8';
import { AppError } from '#shared/api/errors.ts';
import type { EntityJobs } from '../entities/index/jobs.ts';
import type { NearJobs } from '../near/index/jobs.ts';
import type { TextJobs } from '../search/index/jobs.ts';
import { createWorkerPool, workerUrl } from '../workers/worker-pool.ts';

export interface IndexWorkerData {
  /** Where the index lies. */
  readonly path: string;
  /** Whether it may be made anew where it is another Postil's or damaged; else one in memory takes its place. */
  readonly keeps: boolean;
}

/** All that the thread of the index does. */
export type IndexJobs = EntityJobs & TextJobs & NearJobs;

export interface IndexJob {
  readonly name: keyof IndexJobs | 'makeAnew' | 'close';
  readonly input: unknown;
}

type Input<N extends keyof IndexJobs> = Parameters<IndexJobs[N]>[0];
type Output<N extends keyof IndexJobs> = ReturnType<IndexJobs[N]>;

/** The index of a library in a thread of its own, which opens it with the first job. Jobs are done in their order. */
export interface LibraryIndex {
  /** Rejects with AppError: `damaged` where the index was damaged, and is empty now. */
  ask<N extends keyof IndexJobs>(name: N, input: Input<N>): Promise<Output<N>>;
  /** Begins the thread before anything is asked, for a host that stays: from then on the process keeps little memory in hand. */
  begin(): void;
  /** Throws the index away and begins a new one, which is empty. */
  makeAnew(): Promise<void>;
  /** Calls `listener` when the index is empty again, damaged or thrown away: whoever keeps it in step fills it. */
  onLost(listener: () => void): void;
  /** Does what was asked before, closes the database and ends the thread. */
  close(): Promise<void>;
}

/**
 * What a job leaves behind is small and soon gone: without a limit the thread keeps some tens of megabytes for it.
 */
const youngMb = 4;

export function createLibraryIndex(data: IndexWorkerData): LibraryIndex {
  const pool = createWorkerPool<IndexJob, unknown>({
    url: workerUrl(import.meta.url, 'index-worker'),
    workerData: data,
    size: 1,
    resourceLimits: { maxYoungGenerationSizeMb: youngMb },
    timeoutMs: 120_000,
    work: 'index',
  });
  const listeners = new Set<() => void>();
  const tellLost = () => {
    for (const listener of listeners) listener();
  };
  let isUsed = false;
  async function ask<N extends keyof IndexJobs>(name: N, input: Input<N>): Promise<Output<N>> {
    isUsed = true;
    try {
      return (await pool.run({ name, input })) as Output<N>;
    } catch (error) {
      if (error instanceof AppError && error.code === 'damaged') tellLost();
      throw error;
    }
  }
  return {
    ask,
    begin() {
      // What a host that stays has in hand is soon gone. V8 lets the room for it grow to 16 MB and more, and keeps them.
      setFlagsFromString('--semi-space-growth-factor=1');
      void ask('countTexts', null).catch(() => undefined);
    },
    async makeAnew() {
      isUsed = true;
      await pool.run({ name: 'makeAnew', input: null });
      tellLost();
    },
    onLost: (listener) => void listeners.add(listener),
    async close() {
      // A thread that is stopped in the midst of SQLite may take the process with it.
      if (isUsed) await pool.run({ name: 'close', input: null }).catch(() => undefined);
      await pool.close();
    },
  };
}
