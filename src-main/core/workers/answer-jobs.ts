import { parentPort } from 'node:worker_threads';
import { toErrorBody } from '#shared/api/errors.ts';
import { said, sayingIn } from '../said.ts';
import type { JobAnswer, JobOrder } from './worker-pool.ts';

/** The worker's side of a pool: answers each job with what `work` gives, or with its error. */
export function answerJobs<Input, Output>(work: (input: Input) => Output | Promise<Output>): void {
  parentPort?.on('message', async ({ id, input, language }: JobOrder) => {
    const answer = await sayingIn(language, async (): Promise<JobAnswer> => {
      try {
        return { id, output: await work(input as Input) };
      } catch (error) {
        return { id, ...toErrorBody(error, said().common.ownFault) };
      }
    });
    parentPort?.postMessage(answer);
  });
}
