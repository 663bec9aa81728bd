import type { Snippet } from '#shared/model/search.ts';

/** UTF-16 code units into a text, end exclusive. */
export type Range = [start: number, end: number];

/** Units of text shown on each side of a match, and how many pieces a hit shows. */
const around = 60;
export const snippetsShown = 3;
/** Units by which a piece is cut shorter to end at a word. */
const give = 20;

/** The first matches of a text, each piece with all the matches in it; `found` is sorted and without overlap. */
export function snippetsOf(text: string, found: readonly Range[], of: Snippet['of'] = 'text'): Snippet[] {
  const snippets: Snippet[] = [];
  let covered = -1;
  for (const [start, end] of found) {
    if (snippets.length === snippetsShown) break;
    if (start < covered) continue;
    const from = wordStart(text, Math.max(0, start - around));
    const to = wordEnd(text, Math.min(text.length, end + around));
    const ranges = found.filter((range) => range[0] >= from && range[1] <= to);
    snippets.push({ of, text: text.slice(from, to), ranges: ranges.map(([a, b]) => [a - from, b - from]) });
    covered = to;
  }
  return snippets;
}

/** Sorted, and what overlaps or touches joined. */
export function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.slice(at, at + give).search(/\s/);
  return space < 0 ? whole(text, at, 1) : at + space + 1;
}

function wordEnd(text: string, at: number): number {
  if (at === text.length) return at;
  const space = text.slice(at - give, at).search(/\s\S*$/);
  return space <= 0 ? whole(text, at, -1) : at - give + space;
}

/** Out of the middle of a surrogate pair. */
function whole(text: string, at: number, step: 1 | -1): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + step : at;
}
