import type { ComparedLine } from '#shared/model/comparison.ts';
import { outlineOf } from '../exporting/outline.ts';
import { bodyText } from '../importing/page/body-text.ts';
import { answerJobs } from '../workers/answer-jobs.ts';
import { compareTexts } from './compare-texts.ts';
import type { TwoBodies } from './comparer.ts';

answerJobs(({ before, after }: TwoBodies): ComparedLine[] => {
  const levels = new Map(outlineOf(after).map(({ start, level }) => [start, level]));
  // Of what has gone only the words are known.
  const gone = new Map(outlineOf(before).map(({ text, level }) => [text, level]));
  return compareTexts(bodyText(before), bodyText(after)).map((line) => {
    const level = line.kind === 'removed' ? gone.get(line.pieces[0]?.text ?? '') : levels.get(line.start);
    return { ...line, heading: level ?? null };
  });
});
