import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import type { MarkedImage } from '../../lib/article-page/image-marks.ts';
import type { PaintedMark } from '../../lib/article-page/paint.ts';

/** The images that are marked, wherever they were found again. */
export function markedImages(annotations: readonly PlacedAnnotation[]): MarkedImage[] {
  return annotations.flatMap(({ id, color, anchor, place }) => {
    if (anchor?.image === undefined || place?.start == null || place.state === 'review') return [];
    return [{ id, color, start: place.start, image: anchor.image }];
  });
}

/** The passages that can be painted: annotations whose place is known for sure. */
export function paintedMarks(annotations: readonly PlacedAnnotation[]): PaintedMark[] {
  return annotations.flatMap(({ id, color, place }) => {
    if (place?.start == null || place.end === null || place.state === 'review' || place.start === place.end) return [];
    return [{ id, color, start: place.start, end: place.end }];
  });
}

/** The marks over the character at an offset, the shortest first: a click means the innermost. */
export function notesAt(annotations: readonly PlacedAnnotation[], offset: number): PaintedMark[] {
  return paintedMarks(annotations)
    .filter(({ start, end }) => start <= offset && offset < end)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
}
