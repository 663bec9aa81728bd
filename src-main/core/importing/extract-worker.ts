import { answerJobs } from '../workers/answer-jobs.ts';
import { extractArticle } from './extract.ts';
import type { ExtractJob } from './extractor.ts';
import { cutOffNetwork } from './no-network.ts';
import { bodyText } from './page/body-text.ts';
import { countWords } from './page/count-words.ts';
import { sanitiseHtml } from './sanitising/sanitise.ts';

cutOffNetwork();
answerJobs<ExtractJob, unknown>(async (job: ExtractJob) => {
  if (job.kind === 'sanitise') return sanitiseHtml(job.html);
  if (job.kind === 'split') return (await import('./formats/epub/split.ts')).planSplit(job.input);
  if (job.kind === 'export') return (await import('./elsewhere/read-export.ts')).readExport(job.input);
  const extracted = await extractArticle(job.input);
  if (job.kind === 'extract') return extracted;
  return { ...extracted, words: countWords(bodyText(extracted.html), extracted.language) };
});
