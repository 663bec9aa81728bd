import type { Place } from '../../src-main/shared/model/annotation.ts';
import type { Question } from './document-edits.ts';

/**
 * What an answer is worth. `right`: settled, and at least half of it and of the true place are the same units (the shares
 * of intersection and union). `wrong`: settled elsewhere, or settled though nothing of the passage is left.
 */
export type Verdict = 'right' | 'wrong' | 'review' | 'lost';

export function judgePlace({ truth }: Question, place: Place): Verdict {
  return verdictOf(truth?.starts.flatMap((from) => truth.ends.map((to) => [from, to] as const)) ?? [], place);
}

/** The same against true places, each its start and end: none where nothing of the passage is left. */
export function verdictOf(
  places: readonly (readonly [start: number, end: number])[],
  { state, start, end }: Place,
): Verdict {
  if (state === 'review' || state === 'lost') return state;
  if (start === null || end === null) return 'wrong';
  const overlap = (from: number, to: number): number =>
    Math.max(0, Math.min(end, to) - Math.max(start, from)) / (Math.max(end, to) - Math.min(start, from));
  return places.some(([from, to]) => overlap(from, to) >= 0.5) ? 'right' : 'wrong';
}
