import { parentPort } from 'node:worker_threads';
import { toErrorBody } from '#shared/api/errors.ts';
import type { JobAnswer, JobOrder } from './worker-pool.ts';

/** The worker's side of a pool: answers each job with what `work` gives, or with its error. */
export function answerJobs<Input, Output>(work: (input: Input) => Output | Promise<Output>): void {
  parentPort?.on('message', async ({ id, input }: JobOrder) => {
    let answer: JobAnswer;
    try {
      answer = { id, output: await work(input as Input) };
    } catch (error) {
      answer = { id, ...toErrorBody(error) };
    }
    parentPort?.postMessage(answer);
  });
}
