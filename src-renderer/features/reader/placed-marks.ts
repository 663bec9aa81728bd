import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import type { PaintedMark } from '../../lib/article-page/paint.ts';

/** What can be painted: annotations whose place is known for sure. */
export function paintedMarks(annotations: readonly PlacedAnnotation[]): PaintedMark[] {
  return annotations.flatMap(({ id, color, place }) => {
    if (place === null || place.start === null || place.end === null || place.state === 'review') return [];
    return [{ id, color, start: place.start, end: place.end }];
  });
}

/** The marks over an offset, the shortest first: a click means the innermost. */
export function notesAt(annotations: readonly PlacedAnnotation[], offset: number): PaintedMark[] {
  return paintedMarks(annotations)
    .filter(({ start, end }) => start <= offset && offset <= end)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
}
