import { outlineOf } from '../exporting/outline.ts';
import { bodyText } from '../importing/page/body-text.ts';
import { answerJobs } from '../workers/answer-jobs.ts';
import { compareTexts } from './compare-texts.ts';
import type { TwoBodies } from './comparer.ts';

answerJobs(({ before, after }: TwoBodies) =>
  compareTexts(bodyText(before), bodyText(after), { before: levelsOf(before), after: levelsOf(after) }),
);

function levelsOf(html: string): Map<number, number> {
  return new Map(outlineOf(html).map(({ start, level }) => [start, level]));
}
