import { answerJobs } from '../workers/answer-jobs.ts';
import { extractArticle } from './extract.ts';
import type { ExtractJob } from './extractor.ts';
import { cutOffNetwork } from './no-network.ts';
import { sanitiseHtml } from './sanitising/sanitise.ts';

cutOffNetwork();
answerJobs<ExtractJob, unknown>((job: ExtractJob) =>
  job.kind === 'extract' ? extractArticle(job.input) : sanitiseHtml(job.html),
);
