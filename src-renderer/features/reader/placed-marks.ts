import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import type { MarkedImage } from '../../lib/article-page/image-marks.ts';
import type { Intervals } from '../../lib/article-page/intervals.ts';
import type { PaintedMark } from '../../lib/article-page/paint.ts';
import type { SpokenMark } from '../../lib/article-page/real-marks.ts';
import { text } from '../../lib/text.ts';

/** The images that are marked, wherever they were found again. */
export function markedImages(annotations: readonly PlacedAnnotation[]): MarkedImage[] {
  return annotations.flatMap((note) => {
    const { id, color, anchor, place } = note;
    if (anchor?.image === undefined || place?.start == null || place.state === 'review') return [];
    return [{ id, color, start: place.start, image: anchor.image, said: `Marked ${saidOf(note)}` }];
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
export function spokenMarks(annotations: readonly PlacedAnnotation[]): SpokenMark[] {
  const said = new Map(annotations.map((note) => [note.id, saidOf(note)]));
  return paintedMarks(annotations).map(({ id, start, end }) => ({ start, end, said: said.get(id) ?? '' }));
}

function saidOf({ color, tags, body }: PlacedAnnotation): string {
  const note = body.trim().replaceAll(/\s+/g, ' ');
  const parts = [
    text.reader.markIn(text.names.colors[color]),
    ...(tags.length > 0 ? [text.reader.tagged(tags.join(', '))] : []),
    ...(note ? [text.reader.withNote(note)] : []),
  ];
  return parts.join(', ').replace(/(?<![.!?…])$/, '.');
}
