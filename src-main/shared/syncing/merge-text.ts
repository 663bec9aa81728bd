import { conflictBlock, orphanBlock } from './conflict-block.ts';
import { frontValue, mergeFront, splitFront } from './front-matter.ts';
import { lineChanges } from './line-changes.ts';
import { isBlank, linesOf, pick, textOf } from './text-lines.ts';
import { type MergedPiece, mergeLines } from './three-way.ts';

/**
 * The text of a file in which a person writes, brought up to what Postil writes now. All three have line feeds alone;
 * `base` is what Postil wrote last, or null where that is not known: then nothing that the file says goes, unless
 * it stands there in Postil's own words. Front matter is merged by key.
 */
export function mergeText(base: string | null, mine: string, theirs: string): string {
  if (mine === theirs || mine === base) return theirs;
  if (theirs === base) return mine;
  const [here, there] = [linesOf(mine), linesOf(theirs)];
  const known = base ?? (isOfThisState(mine, theirs) ? theirs : null);
  if (known === theirs) return mine;
  const before = known === null ? null : linesOf(known);
  const [fronts, parts] = frontAndRest(before?.lines ?? null, here.lines, there.lines);
  const [old, own, now] = parts;
  const pieces = old === null ? unknownPast(own, now) : mergeLines(old, own, now);
  const ends = pick(before?.ends ?? there.ends, here.ends, there.ends);
  const lines = [...fronts, ...written(pieces)];
  return textOf({ lines, ends });
}

type Parts = readonly [readonly string[] | null, readonly string[], readonly string[]];

function frontAndRest(
  base: readonly string[] | null,
  mine: readonly string[],
  theirs: readonly string[],
): [readonly string[], Parts] {
  const [here, there] = [splitFront(mine), splitFront(theirs)];
  const before = base === null ? null : splitFront(base);
  if (here === null || there === null || (base !== null && before === null)) return [[], [base, mine, theirs]];
  if (here.isYaml !== there.isYaml || (before !== null && before.isYaml !== there.isYaml))
    return [[], [base, mine, theirs]];
  const front = mergeFront(before?.front ?? null, here.front, there.front, there.isYaml);
  return [there.isYaml ? ['---', ...front, '---'] : front, [before?.rest ?? null, here.rest, there.rest]];
}

/** Whether a file was written from the notes as they are now, so that whatever differs was written by hand. */
export function isOfThisState(mine: string, theirs: string): boolean {
  const stamp = (text: string) => {
    const { lines } = linesOf(text);
    const front = splitFront(lines)?.front;
    return front === undefined ? undefined : frontValue(front, 'updated');
  };
  const here = stamp(mine);
  return here !== undefined && String(here) === String(stamp(theirs));
}

/** A line of a note's facts, which leads to it in Postil, is the same line whatever it says of tags and places. */
function keyOf(line: string): string {
  const link = /\(postil:\/\/article\/[^)\s]+#[^)\s]+\)/.exec(line)?.[0];
  const words = line.replace(/\[\^[^\]]*\]:|\[[^\]]*\]\([^)]*\)|#\S+|place to be checked|[·\s]|^\s*-/g, '');
  return link !== undefined && words === '' ? link : line;
}

/** Two states of which nobody knows what was before: what stands in one alone stays, where both differ both do. */
function unknownPast(mine: readonly string[], theirs: readonly string[]): MergedPiece[] {
  const pieces: MergedPiece[] = [];
  let [here, there]: [string[], string[]] = [[], []];
  let at = 0;
  const settle = () => {
    const isConflict = here.some((line) => !isBlank(line)) && there.some((line) => !isBlank(line));
    if (isConflict) pieces.push({ kind: 'conflict', mine: here, theirs: there });
    else if (here.length + there.length > 0)
      pieces.push({ kind: 'settled', lines: here.some((line) => !isBlank(line)) ? here : there });
    [here, there] = [[], []];
  };
  let from = 0;
  for (const { added, removed, count } of lineChanges(mine.map(keyOf), theirs.map(keyOf))) {
    if (removed) here = mine.slice(from, from + count);
    else if (added) there = theirs.slice(at, at + count);
    else {
      settle();
      pieces.push({ kind: 'settled', lines: theirs.slice(at, at + count) });
    }
    if (!added) from += count;
    if (!removed) at += count;
  }
  settle();
  return pieces;
}

function written(pieces: readonly MergedPiece[]): string[] {
  const lines: string[] = [];
  let isApart = false;
  for (const piece of pieces) {
    const block =
      piece.kind === 'settled'
        ? piece.lines
        : piece.kind === 'conflict'
          ? conflictBlock(piece.mine, piece.theirs)
          : orphanBlock(piece.mine);
    // A block of its own has a blank line on both sides.
    const needs = (isApart || piece.kind !== 'settled') && lines.length > 0 && block.length > 0;
    if (needs && !isBlank(lines.at(-1) ?? '') && !isBlank(block[0] ?? '')) lines.push('');
    lines.push(...block);
    if (block.length > 0) isApart = piece.kind !== 'settled';
  }
  return lines;
}
