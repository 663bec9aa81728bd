import { diff3MergeRegions } from 'node-diff3';
import { isBlank } from './text-lines.ts';

/** A stretch of the merged text, in order. */
export type MergedPiece =
  | { readonly kind: 'settled'; readonly lines: readonly string[] }
  /** Both sides changed the same lines. */
  | { readonly kind: 'conflict'; readonly mine: readonly string[]; readonly theirs: readonly string[] }
  /** They took these lines away, but somebody wrote into them. */
  | { readonly kind: 'orphan'; readonly mine: readonly string[] };

/** What is decided where both sides did something to the same place. */
export interface MergeRules {
  /** Whether what `mine` took away stays away although `theirs` changed it. */
  readonly removalHolds: boolean;
  /** Whether both stay where both put something into the same place. */
  readonly keepsBoth: boolean;
}

const ofFiles: MergeRules = { removalHolds: true, keepsBoth: true };

interface Sides {
  readonly base: readonly string[];
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
}

/**
 * Merges two states of lines that come from `base` (diff3, Khanna, Kunal and Pierce 2007, by node-diff3). Every line that
 * `mine` has and `base` has not is in some piece; what only one side changed is as that side has it. Where both put
 * lines into the same place both stay: a section of one's own, which begins with a heading, comes last. What `mine` took
 * away stays away, whatever became of it in `theirs`. `rules` can make conflicts of both.
 */
export function mergeLines(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
  rules = ofFiles,
): MergedPiece[] {
  return joined(merged({ base, mine, theirs }, rules, true));
}

/**
 * Blank lines are many and alike: at first each belongs to the line before it, so that what is aligned is text. That
 * leaves nothing between a changed line and the next, so what is still in conflict is looked at again line by line.
 */
function merged({ base, mine, theirs }: Sides, rules: MergeRules, byText: boolean): MergedPiece[] {
  const keys = [mine, base, theirs].map((lines) => (byText ? textKeys(lines) : [...lines]));
  const [a = [], o = [], b = []] = keys;
  const of = { a: mine, o: base, b: theirs };
  return diff3MergeRegions(a, o, b).flatMap((region): MergedPiece[] => {
    if (region.stable) {
      const from = region.bufferStart;
      return [{ kind: 'settled', lines: of[region.buffer].slice(from, from + region.bufferLength) }];
    }
    const sides: Sides = {
      base: base.slice(region.oStart, region.oStart + region.oLength),
      mine: mine.slice(region.aStart, region.aStart + region.aLength),
      theirs: theirs.slice(region.bStart, region.bStart + region.bLength),
    };
    return resolved(sides, rules) ?? (byText ? merged(sides, rules, false) : [conflictOf(sides)]);
  });
}

/** What can be decided of lines that both changed, or null. */
function resolved({ base, mine, theirs }: Sides, { removalHolds, keepsBoth }: MergeRules): MergedPiece[] | null {
  if (isSame(mine, theirs)) return [{ kind: 'settled', lines: mine }];
  if (base.every(isBlank)) {
    if (mine.every(isBlank)) return [{ kind: 'settled', lines: theirs }];
    if (theirs.every(isBlank)) return [{ kind: 'settled', lines: mine }];
    return keepsBoth ? [{ kind: 'settled', lines: besides(mine, theirs) }] : null;
  }
  const added = aroundOf(mine, base);
  const brought = aroundOf(theirs, base);
  if (added !== null && brought !== null && keepsBoth) {
    const before = besides(added.before, brought.before);
    return [{ kind: 'settled', lines: [...before, ...base, ...besides(added.behind, brought.behind)] }];
  }
  if (added !== null && brought === null)
    return [{ kind: 'settled', lines: [...added.before, ...theirs, ...added.behind] }];
  if (brought !== null && added === null)
    return [{ kind: 'settled', lines: [...brought.before, ...mine, ...brought.behind] }];
  if (removalHolds && mine.every(isBlank)) return [{ kind: 'settled', lines: mine }];
  return theirs.every(isBlank) ? [{ kind: 'orphan', mine }] : null;
}

function conflictOf({ mine, theirs }: Sides): MergedPiece {
  return { kind: 'conflict', mine, theirs };
}

/** What stands before and behind `inner` where `outer` is that with something around it. */
function aroundOf(outer: readonly string[], inner: readonly string[]): { before: string[]; behind: string[] } | null {
  const room = outer.length - inner.length;
  for (let at = 0; at <= room; at += 1) {
    if (!inner.every((line, index) => outer[at + index] === line)) continue;
    return { before: outer.slice(0, at), behind: outer.slice(at + inner.length) };
  }
  return null;
}

/** Lines that both put into the same place. */
function besides(mine: readonly string[], theirs: readonly string[]): string[] {
  if (mine.length === 0 || theirs.length === 0 || isSame(mine, theirs)) return [...(mine.length === 0 ? theirs : mine)];
  const isSection = /^(?:#{1,6}\s|-{3,}\s*$|\*{3,}\s*$)/.test(mine.find((line) => !isBlank(line)) ?? '');
  const [first, second] = isSection ? [theirs, mine] : [mine, theirs];
  const touch = !isBlank(first.at(-1) ?? '') && !isBlank(second[0] ?? '');
  return [...first, ...(touch ? [''] : []), ...second];
}

function textKeys(lines: readonly string[]): string[] {
  let before = '';
  return lines.map((line) => {
    // The lines of a quote without words are blank in that sense too.
    if (/^[\s>]*$/.test(line)) return `\n${line}\n${before}`;
    before = line;
    return line;
  });
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, at) => line === b[at]);
}

function joined(pieces: readonly MergedPiece[]): MergedPiece[] {
  const out: MergedPiece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (piece.kind === 'settled' && last?.kind === 'settled') {
      out[out.length - 1] = { kind: 'settled', lines: [...last.lines, ...piece.lines] };
    } else out.push(piece);
  }
  return out;
}
