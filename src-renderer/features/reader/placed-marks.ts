import type { Color, PlacedAnnotation } from '#shared/model/annotation.ts';
import type { MarkedImage } from '../../lib/article-page/image-marks.ts';
import type { Intervals } from '../../lib/article-page/intervals.ts';
import type { PaintedMark } from '../../lib/article-page/paint.ts';
import type { SpokenMark } from '../../lib/article-page/real-marks.ts';

/** What colours are called. */
type ColorNames = (color: Color) => string;

/** The images that are marked, wherever they were found again. */
export function markedImages(annotations: readonly PlacedAnnotation[], colorName: ColorNames): MarkedImage[] {
  return annotations.flatMap((note) => {
    const { id, color, anchor, place } = note;
    if (anchor?.image === undefined || place?.start == null || place.state === 'review') return [];
    return [{ id, color, start: place.start, image: anchor.image, said: `Marked ${saidOf(note, colorName)}` }];
  });
}

/** The passages that can be painted, in the order of the text: annotations whose place is known for sure. */
export function paintedMarks(annotations: readonly PlacedAnnotation[]): PaintedMark[] {
  return annotations
    .flatMap(({ id, color, place }) => {
      if (place?.start == null || place.end === null || place.state === 'review' || place.start === place.end)
        return [];
      return [{ id, color, start: place.start, end: place.end }];
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The marks, sorted by start, over the character at `offset`, the shortest first: a click means the innermost. */
export function marksAt(marks: readonly PaintedMark[], intervals: Intervals, offset: number): PaintedMark[] {
  return intervals
    .within(offset, offset + 1)
    .flatMap((index) => marks[index] ?? [])
    .sort((a, b) => a.end - a.start - (b.end - b.start));
}

/** What a screen reader is to say of each mark where it begins: its colour, its tags and its note. */
export function spokenMarks(annotations: readonly PlacedAnnotation[], colorName: ColorNames): SpokenMark[] {
  const said = new Map(annotations.map((note) => [note.id, `Highlight, ${saidOf(note, colorName)}`]));
  return paintedMarks(annotations).map(({ id, start, end }) => ({ start, end, said: said.get(id) ?? '' }));
}

function saidOf({ color, tags, body }: PlacedAnnotation, colorName: ColorNames): string {
  const note = body.trim().replaceAll(/\s+/g, ' ');
  const parts = [
    colorName(color),
    ...(tags.length > 0 ? [`tagged ${tags.join(', ')}`] : []),
    ...(note ? [`with a note: ${note}`] : []),
  ];
  return parts.join(', ').replace(/(?<![.!?…])$/, '.');
}
