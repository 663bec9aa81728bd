import { diffArrays } from 'diff';
import { diffIndices } from 'node-diff3';
import { isBlank } from './text-lines.ts';

/** Lines that stand in both (neither is set), in the second alone (`added`), or in the first alone (`removed`). */
export interface LineChange {
  readonly added: boolean;
  readonly removed: boolean;
  readonly count: number;
}

/** Edits up to which the shortest way from one to the other is looked for: its cost grows with their square. */
const mostEdits = 2000;

/**
 * What turns lines into others, in order, as jsdiff finds it (Myers 1986); where that is very much, as after pasting a whole
 * book, by the longest common lines (Hunt and McIlroy 1976, by node-diff3), blank ones among them told apart by what is above.
 */
export function lineChanges(from: readonly string[], to: readonly string[]): LineChange[] {
  const short = diffArrays([...from], [...to], { maxEditLength: mostEdits });
  if (short !== undefined) return short.map(({ added, removed, count }) => ({ added, removed, count }));
  const changes: LineChange[] = [];
  let at = 0;
  for (const { buffer1, buffer2 } of diffIndices(keyed(from), keyed(to))) {
    const [start, gone] = buffer1;
    changes.push({ added: false, removed: false, count: start - at });
    changes.push({ added: false, removed: true, count: gone });
    changes.push({ added: true, removed: false, count: buffer2[1] });
    at = start + gone;
  }
  changes.push({ added: false, removed: false, count: from.length - at });
  return changes.filter(({ count }) => count > 0);
}

/** As many blank lines as a book has would all be alike. */
function keyed(lines: readonly string[]): string[] {
  let above = '';
  return lines.map((line) => {
    if (isBlank(line)) return `\n${line}\n${above}`;
    above = line;
    return line;
  });
}
