import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { Intervals } from '../../lib/article-page/intervals.ts';
import { focusNote, useSession } from '../../session/session.ts';
import { marksAt, paintedMarks } from './placed-marks.ts';

/**
 * The highlights that overlap at a place, the shortest first: at the place that was clicked, else where the given one
 * begins. Empty when it is none of them.
 */
export function overlappingWith(
  annotations: readonly PlacedAnnotation[],
  id: string,
  pointedAt: number | null,
): string[] {
  const at = pointedAt ?? annotations.find((note) => note.id === id)?.place?.start ?? null;
  const marks = paintedMarks(annotations);
  const ids = at === null ? [] : marksAt(marks, new Intervals(marks), at).map((mark) => mark.id);
  return ids.includes(id) ? ids : [];
}

/** Goes on to the next or the previous of the highlights that overlap, around from the last to the first. */
export function stepOverlap(annotations: readonly PlacedAnnotation[], by: 1 | -1): void {
  const { focusedNote, pointedAt } = useSession.getState();
  if (focusedNote === null) return;
  const ids = overlappingWith(annotations, focusedNote, pointedAt);
  const at = pointedAt ?? annotations.find(({ id }) => id === focusedNote)?.place?.start ?? null;
  const next = ids[(ids.indexOf(focusedNote) + by + ids.length) % ids.length];
  if (next === undefined) return;
  focusNote(next);
  useSession.setState({ pointedAt: at });
}
