import { workerData } from 'node:worker_threads';
import { entityJobs } from '../entities/index/jobs.ts';
import { entityPart } from '../entities/index/schema.ts';
import { nearJobs } from '../near/index/jobs.ts';
import { NearIndex } from '../near/index/near-index.ts';
import { nearPart } from '../near/index/schema.ts';
import { textJobs } from '../search/index/jobs.ts';
import { textPart } from '../search/index/schema.ts';
import { answerJobs } from '../workers/answer-jobs.ts';
import type { IndexJob, IndexWorkerData } from './index-client.ts';
import { isUnsound, openIndex, removeIndex } from './index-database.ts';
import { IndexLost } from './index-lost.ts';
import { Statements } from './statements.ts';

const { path, keeps } = workerData as IndexWorkerData;

function open() {
  const database = openIndex(path, [entityPart, textPart, nearPart], keeps);
  const statements = new Statements(database);
  new NearIndex(statements).heal();
  return { database, jobs: { ...entityJobs(statements), ...textJobs(statements), ...nearJobs(statements) } };
}

let index = open();

function makeAnew(): void {
  index.database.close();
  if (keeps) removeIndex(path);
  index = open();
}

answerJobs(({ name, input }: IndexJob): unknown => {
  try {
    if (name === 'makeAnew') return makeAnew();
    if (name === 'close') return index.database.close();
    return index.jobs[name](input as never);
  } catch (error) {
    if (!isUnsound(error)) throw error;
    makeAnew();
    throw new IndexLost(error);
  }
});
