import { type Region, regionTeller } from './regions.ts';
import type { Line, Place, Survey } from './survey.ts';

/** Where on the way down the page a line stands. */
export type Zone = 'head' | 'body' | 'tail' | 'nowhere';

/** The order of a page: where its headline is, where its prose begins and ends, what region a place is in. */
export interface Layout {
  readonly lines: readonly Line[];
  /** Index of the headline's line; -1 when no line is the headline. */
  readonly headline: number;
  readonly proseStart: number;
  readonly proseEnd: number;
  regionOf(place: Place): Region;
  zoneOf(index: number): Zone;
}

/** Letters that make a line prose and no longer a label, a teaser or a caption. */
const proseUnits = 180;
const linesBefore = 10;
const linesBehind = 30;

/** Lays a page out around its headline (`line`). */
export function layoutOf(survey: Survey, line: Line | null): Layout {
  const { lines } = survey;
  const headline = line === null ? -1 : lines.indexOf(line);
  const regionOf = regionTeller(line);
  const isProse = (index: number): boolean => {
    const { text, block } = lines[index] as Line;
    return text.length >= proseUnits && ['page', 'aside'].includes(regionOf(block));
  };
  let proseStart = headline + 1;
  while (proseStart < lines.length && !isProse(proseStart)) proseStart += 1;
  let proseEnd = lines.length - 1;
  while (proseEnd > proseStart && !isProse(proseEnd)) proseEnd -= 1;
  const zoneOf = (index: number): Zone => {
    if (headline < 0) return index < proseStart && index < linesBehind ? 'head' : index > proseEnd ? 'tail' : 'nowhere';
    if (index < headline - linesBefore) return 'nowhere';
    if (index <= Math.min(proseStart, headline + linesBehind)) return 'head';
    return index > proseEnd ? 'tail' : 'body';
  };
  return { lines, headline, proseStart, proseEnd, regionOf, zoneOf };
}
