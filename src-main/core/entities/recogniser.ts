import type { RecognitionDocument } from '#shared/entities/recognise.ts';
import type { Recognition } from '#shared/model/entity.ts';
import { createWorkerPool, workerUrl } from '../workers/worker-pool.ts';

export interface Recogniser {
  /** Rejects with AppError `timeout` when one text takes longer than the limit. */
  recognise(document: RecognitionDocument): Promise<Recognition>;
  close(): Promise<void>;
}

export interface RecogniseWorkerData {
  readonly resourcesDirectory: string;
}

/** Recognition in worker threads; `timeout` is milliseconds for one document, `size` how many threads. */
export function createRecogniser({
  resourcesDirectory,
  timeout = 30_000,
  size = 1,
}: {
  readonly resourcesDirectory: string;
  readonly timeout?: number;
  readonly size?: number;
}): Recogniser {
  const pool = createWorkerPool<RecognitionDocument, Recognition>({
    url: workerUrl(import.meta.url, 'recognise-worker'),
    workerData: { resourcesDirectory } satisfies RecogniseWorkerData,
    size,
    timeoutMs: timeout,
    work: 'recognising',
  });
  return { recognise: ({ text, published, language }) => pool.run({ text, published, language }), close: pool.close };
}
