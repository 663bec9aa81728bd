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
  /** Whether a line stands within so many of the headline's, with a standfirst between at the most. */
  isNear(index: number, lines: number): boolean;
}

/** Letters that make a line prose and no longer a label, a teaser or a caption. */
const proseUnits = 180;
/** A long standfirst may part the headline from what belongs to it. */
const standfirsts = 1;
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
  const isNear = (index: number, within: number): boolean => {
    if (headline < 0 || Math.abs(index - headline) > within) return false;
    let proses = 0;
    for (let at = headline + 1; at < index; at += 1) if (isProse(at)) proses += 1;
    return proses <= standfirsts;
  };
  return { lines, headline, proseStart, proseEnd, regionOf, zoneOf, isNear };
}

/** Whether a line is an item of a list that leads to another page: what else it says is said of that page. */
export function isListing({ block, pieces }: Line): boolean {
  if (block.tag !== 'li' && block.up?.tag !== 'li') return false;
  return pieces.length > 1 && pieces.some(({ text, place }) => text.length > 12 && isInLink(place));
}

export function isInLink(place: Place): boolean {
  let at: Place | null = place;
  for (let up = 0; up < 5 && at !== null; up += 1, at = at.up) if (at.tag === 'a') return true;
  return false;
}
