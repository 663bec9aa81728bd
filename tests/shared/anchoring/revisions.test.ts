import { expect, test } from 'vitest';
import { PassageFinder } from '../../../src-main/shared/anchoring/place-anchors.ts';
import { quoteOf } from '../../../src-main/shared/anchoring/selectors.ts';
import type { Place } from '../../../src-main/shared/model/annotation.ts';
import type { Verdict } from '../../support/judge-place.ts';
import { judgeRevision, questionsOf, type RevisionQuestion, readHistories } from '../../support/revisions.ts';

/** Articles as wires and papers update them; where everything stands was said before anything was run. */
const questions = readHistories().flatMap(questionsOf);

function count(answer: (question: RevisionQuestion) => Place): Record<Verdict, string[]> {
  const ids: Record<Verdict, string[]> = { right: [], wrong: [], review: [], lost: [] };
  for (const question of questions) ids[judgeRevision(question, answer(question))].push(question.id);
  return ids;
}

test('passages of articles that were updated are found by both texts', () => {
  const { right, wrong } = count(({ before, now, start, end }) =>
    new PassageFinder(now).revision(before).place(start, end),
  );
  expect(questions.length).toBeGreaterThan(800);
  // Below what is wanted: sentences that were written anew around a phrase of the old ones are still taken for them.
  expect(right.length / questions.length).toBeGreaterThanOrEqual(0.9);
  expect(wrong.length / questions.length).toBeLessThanOrEqual(0.035);
});

test('and by their words and context alone, more of them to be confirmed', () => {
  const { right, wrong } = count(({ before, now, start, end }) =>
    new PassageFinder(now).findQuote({ quote: quoteOf(before, start, end), start }),
  );
  expect(right.length / questions.length).toBeGreaterThanOrEqual(0.74);
  expect(wrong.length / questions.length).toBeLessThanOrEqual(0.016);
});
