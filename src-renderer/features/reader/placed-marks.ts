import type { Color, PlacedAnnotation } from '#shared/model/annotation.ts';
import type { MarkedImage } from '../../lib/article-page/image-marks.ts';
import type { Intervals } from '../../lib/article-page/intervals.ts';
import type { PaintedMark } from '../../lib/article-page/paint.ts';
import type { SpokenMark } from '../../lib/article-page/real-marks.ts';
import { cardId } from '../../lib/card-id.ts';
import { text } from '../../lib/text.ts';

/** What colours are called. */
type ColorNames = (color: Color) => string;

/** The images that are marked, wherever they were found again. */
export function markedImages(annotations: readonly PlacedAnnotation[], colorName: ColorNames): MarkedImage[] {
  return annotations.flatMap((note) => {
    const { id, color, anchor, place } = note;
    if (anchor?.image === undefined || place?.start == null || place.state === 'review') return [];
    return [
      { id, color, start: place.start, image: anchor.image, said: saidOf(note, text.reader.markedImage, colorName) },
    ];
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

/** What a screen reader is to say of each mark where it begins: its colour, its tags and its note, and where that one stands. */
export function spokenMarks(annotations: readonly PlacedAnnotation[], colorName: ColorNames): SpokenMark[] {
  const notes = new Map(annotations.map((note) => [note.id, note]));
  return paintedMarks(annotations).flatMap(({ id, start, end }) => {
    const note = notes.get(id);
    if (note === undefined) return [];
    return [{ start, end, said: saidOf(note, text.reader.spokenMark, colorName), details: cardId(id) }];
  });
}

function saidOf(
  { color, tags, body }: PlacedAnnotation,
  tell: typeof text.reader.spokenMark,
  colorName: ColorNames,
): string {
  const note = body.trim().replaceAll(/\s+/g, ' ');
  const said = tell(colorName(color), tags.join(', '), note);
  return said.replace(/(?<![.!?…])$/, '.');
}
