import type { Color } from '#shared/model/annotation.ts';
import type { ArticlePage } from './article-page.ts';
import { Intervals } from './intervals.ts';
import { paintNamed } from './paint-layers.ts';

/** One highlight to paint; offsets into the reading text. */
export interface PaintedMark {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly color: Color;
}

/** Ranges that overlap merge into one patch unless they are painted under names of their own. */
const lanes = 4;

/**
 * Gives each mark the lowest lane in which no mark overlaps it (greedy interval colouring), of whatever colour; what
 * needs more than there are shares the last one. Marks come sorted by start.
 */
export function assignLanes(marks: readonly PaintedMark[]): number[] {
  const ends: number[] = [];
  return marks.map(({ start, end }) => {
    let lane = ends.findIndex((until) => until <= start);
    if (lane < 0) lane = Math.min(ends.length, lanes - 1);
    ends[lane] = Math.max(end, ends[lane] ?? 0);
    return lane;
  });
}

/** Paints exactly these marks, sorted by start, under the names of colour and lane that marks.css declares. */
export function paintMarks(page: ArticlePage, marks: readonly PaintedMark[]): void {
  const assigned = assignLanes(marks);
  paintNamed(page, 'marks', {
    passages: new Intervals(marks),
    nameOf: (index) => `mark-${marks[index]?.color}-${assigned[index]}`,
    priorityOf: (name) => Number(name.at(-1)),
  });
}
