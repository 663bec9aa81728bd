import { answerJobs } from '../../workers/answer-jobs.ts';
import { type ShrinkJob, shrinkImage } from './shrink-image.ts';

answerJobs<ShrinkJob, Uint8Array>(shrinkImage);
