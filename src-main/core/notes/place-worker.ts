import { answerJobs } from '../workers/answer-jobs.ts';
import { placeAll } from './place-all.ts';

answerJobs(placeAll);
