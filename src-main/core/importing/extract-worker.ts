import { answerJobs } from '../workers/answer-jobs.ts';
import { extractArticle } from './extract.ts';
import type { ExtractJob } from './extractor.ts';
import { sanitiseHtml } from './sanitising/sanitise.ts';

answerJobs<ExtractJob, unknown>(async (job: ExtractJob) => {
  switch (job.kind) {
    case 'extract':
      return extractArticle(job.input);
    case 'split':
      return (await import('./formats/epub/split.ts')).planSplit(job.input);
    case 'sanitise':
      return sanitiseHtml(job.html);
  }
});
