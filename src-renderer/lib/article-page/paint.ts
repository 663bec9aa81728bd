import type { Color } from '#shared/model/annotation.ts';
import type { TextMap } from './text-map.ts';

/** One highlight to paint; offsets into the reading text. */
export interface PaintedMark {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly color: Color;
}

/** Overlapping ranges of one colour merge into one patch unless they are painted under names of their own. */
const lanes = 4;

/**
 * Gives each mark the lowest lane in which no mark of its colour overlaps it (greedy interval colouring); what needs
 * more than there are shares the last one. Marks come sorted by start.
 */
export function assignLanes(marks: readonly PaintedMark[]): number[] {
  const busyUntil = new Map<Color, number[]>();
  return marks.map(({ start, end, color }) => {
    const ends = busyUntil.get(color) ?? [];
    busyUntil.set(color, ends);
    let lane = ends.findIndex((until) => until <= start);
    if (lane < 0) lane = Math.min(ends.length, lanes - 1);
    ends[lane] = Math.max(end, ends[lane] ?? 0);
    return lane;
  });
}

/** Paints exactly these marks with the CSS Custom Highlight API, under the names that reader.css declares. */
export function paintMarks(map: TextMap, marks: readonly PaintedMark[], focused: string | null): void {
  const sorted = marks.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const assigned = assignLanes(sorted);
  const ranges = new Map<string, StaticRange[]>();
  sorted.forEach((mark, index) => {
    const range = staticRange(map, mark.start, mark.end);
    if (range === null) return;
    const names = [`mark-${mark.color}-${assigned[index]}`, ...(mark.id === focused ? ['mark-focused'] : [])];
    for (const name of names) ranges.set(name, [...(ranges.get(name) ?? []), range]);
  });
  for (const name of [...CSS.highlights.keys()]) {
    if (name.startsWith('mark-') && !ranges.has(name)) CSS.highlights.delete(name);
  }
  for (const [name, list] of ranges) {
    const highlight = new Highlight(...list);
    highlight.priority = name === 'mark-focused' ? 100 : Number(name.at(-1));
    CSS.highlights.set(name, highlight);
  }
}

/** Shows a passage for a moment's attention, such as the mention that was stepped to; null takes it away. */
export function paintSpot(map: TextMap, passage: { start: number; end: number } | null): void {
  const range = passage && staticRange(map, passage.start, passage.end);
  if (range === null) CSS.highlights.delete('spot');
  else CSS.highlights.set('spot', new Highlight(range));
}

function staticRange(map: TextMap, start: number, end: number): StaticRange | null {
  const range = map.rangeOf(start, end);
  return range && new StaticRange(range);
}
