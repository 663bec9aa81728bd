import { type Piece, wordChanges } from '#shared/comparing/word-changes.ts';
import type { ComparedLine } from '#shared/model/comparison.ts';
import { type Line, longestRun, Matching } from './matching.ts';

/** A compared line, as far as the texts tell. */
export type TextLine = Omit<ComparedLine, 'heading'>;

/** Steps that all comparisons of words may take together: well below a second. */
const mostSteps = 8_000_000;

/**
 * What changed between two reading texts, line by line in the order of the later one; what is no longer there stands
 * where it stood. Lines that are unique in both texts are the same wherever they stand (patience difference); the others
 * are paired between these, and by rare words that they share. Lines that were split or joined with all their words are
 * told as that. The longest increasing run of pairs stayed, the rest moved. Time and memory grow with the texts, whatever
 * they hold. Offsets are UTF-16 code units of `after`.
 */
export function compareTexts(before: string, after: string): TextLine[] {
  const [from, to] = [linesOf(before), linesOf(after)];
  const matched = new Matching(from, to);
  matched.pairUnique();
  matched.pairRepeated();
  matched.pairRegrouped();
  matched.pairAlike();
  const stayed = longestRun(matched.pairs());
  const isHere = new Set(stayed.map((pair) => pair.to));

  const lines: TextLine[] = [];
  let steps = 0;
  let removedUntil = 0;
  let nextStayed = 0;
  /** What went from between two lines that stayed stands before what came there. */
  const addRemoved = (at: number): void => {
    for (const until = stayed[nextStayed]?.from ?? from.length; removedUntil < until; removedUntil += 1) {
      const text = from[removedUntil]?.text ?? '';
      if (matched.toOf(removedUntil) !== undefined) continue;
      lines.push({ kind: 'removed', start: at, end: at, pieces: [{ kind: 'removed', text }] });
    }
  };
  let hasStayed = false;
  /** What went after a line that stayed stands after all that was split off it. */
  const goOn = (index: number, end: number): void => {
    if (hasStayed && matched.splitBy(index + 1) === undefined) addRemoved(Math.min(end + 1, after.length));
  };
  addRemoved(0);
  to.forEach(({ text, start }, index) => {
    const place = { start, end: start + text.length };
    const space = matched.splitBy(index);
    if (space !== undefined) {
      const gone: Piece[] = space === '' ? [] : [{ kind: 'removed', text: space }];
      lines.push({ kind: 'split', ...place, pieces: [...gone, { kind: 'same', text }] });
      goOn(index, place.end);
      return;
    }
    const origin = matched.fromOf(index);
    const earlier = origin === undefined ? undefined : from[origin]?.text;
    if (earlier === undefined) {
      lines.push({ kind: 'added', ...place, pieces: [{ kind: 'added', text }] });
      return;
    }
    const joined = matched.joinedOf(index);
    const isSplit = matched.splitBy(index + 1) !== undefined;
    const left = Math.floor(Math.sqrt(Math.max(0, mostSteps - steps)));
    const changes = joined ?? wordChanges(isSplit ? text : earlier, text, left);
    steps += changes.cost;
    const stayedAs = joined !== undefined ? 'joined' : isSplit || earlier === text ? 'same' : 'changed';
    const kind = isHere.has(index) ? stayedAs : 'moved';
    lines.push({ kind, ...place, pieces: [...changes.pieces] });
    hasStayed = kind !== 'moved';
    if (hasStayed) nextStayed += 1;
    goOn(index, place.end);
  });
  return lines;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text === '' ? [] : text.split('\n')) {
    lines.push({ text: line, start });
    start += line.length + 1;
  }
  return lines;
}
