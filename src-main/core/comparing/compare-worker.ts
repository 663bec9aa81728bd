import { bodyText } from '../importing/page/body-text.ts';
import { answerJobs } from '../workers/answer-jobs.ts';
import { compareTexts } from './compare-texts.ts';
import type { TwoBodies } from './comparer.ts';

answerJobs(({ before, after }: TwoBodies) => compareTexts(bodyText(before), bodyText(after)));
